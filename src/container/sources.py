"""The texts that decide what the virtual environment is to hold."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from config import Config
from failure import Failure

_INCLUDE = re.compile(r'^(?:-r|--requirement|-c|--constraint)[\s=]*(\S+)')
MANIFEST = 'odpm.json'
DEBUGGER = "odpm's debugger"
# Names of the files, in the environment, with which requirements that stand in none go to the installer.
OWN_FILES = {MANIFEST: 'odpm.json-requirements.txt', DEBUGGER: 'debugger-requirements.txt'}


@dataclass(frozen=True)
class Source:
    """A text of requirements; `name` is its path, or one of `OWN_FILES`."""

    name: str
    text: str


def sources(config: Config) -> list[Source]:
    """What decides what is installed: files, their includes, the manifest's; Failure for a missing file."""
    found: dict[str, Source] = {}
    for path in config.requirement_files:
        try:
            collect(path, found)
        except OSError as error:
            raise Failure(
                f'{path} cannot be read: {error.strerror}', 'Run `odpm up` on the host again.'
            ) from None
    manifest = Source(MANIFEST, ''.join(f'{line}\n' for line in config.requirement_lines))
    return [*found.values(), manifest]


def collect(path: str, found: dict[str, Source]) -> None:
    """Add a file and what it includes to `found`, by path; OSError when the file itself cannot be read."""
    with open(path, encoding='utf-8', errors='replace') as file:
        text = file.read()
    found[path] = Source(path, text)
    for line in text.replace('\\\n', ' ').splitlines():
        match = _INCLUDE.match(line.strip())
        if match:
            included = os.path.normpath(os.path.join(os.path.dirname(path), match[1]))
            # One that is not there, or lies on the net, is the installer's to judge.
            if included not in found and os.path.isfile(included):
                collect(included, found)
