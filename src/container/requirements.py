"""What the virtual environment is to hold."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from config import Config
from failure import Failure

_INCLUDE = re.compile(r'^(?:-r|--requirement|-c|--constraint)[\s=]*(\S+)')
_NAME = re.compile(r'^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?')
MANIFEST = 'odpm.json'


@dataclass(frozen=True)
class Source:
    """A text of requirements; `name` is its path, or `odpm.json` for those of the manifest."""

    name: str
    text: str


@dataclass(frozen=True)
class Requirement:
    """One requirement as written, and where."""

    text: str
    name: str
    place: str


def sources(config: Config) -> list[Source]:
    """Every text that decides what is installed: files, what they include, the manifest's; Failure for a missing file."""
    found: dict[str, Source] = {}
    for path in config.requirement_files:
        try:
            _collect(path, found)
        except OSError as error:
            raise Failure(f'{path} cannot be read: {error.strerror}', 'Run `odpm up` on the host again.') from None
    manifest = Source(MANIFEST, ''.join(f'{line}\n' for line in config.requirement_lines))
    return [*found.values(), manifest]


def requirements(texts: Iterable[Source]) -> Iterator[Requirement]:
    """The requirements in these texts, without options and remarks."""
    for source in texts:
        for number, line in enumerate(source.text.splitlines(), 1):
            text = re.sub(r'(^|\s)#.*', '', line).strip(' \t\\')
            if match := _NAME.match(text):
                place = MANIFEST if source.name == MANIFEST else f'{source.name}:{number}'
                yield Requirement(text, normalized(match[0]), place)


def normalized(name: str) -> str:
    """A project's name as indexes compare it."""
    return re.sub(r'[-_.]+', '-', name).lower()


def _collect(path: str, found: dict[str, Source]) -> None:
    with open(path, encoding='utf-8', errors='replace') as file:
        text = file.read()
    found[path] = Source(path, text)
    for line in text.replace('\\\n', ' ').splitlines():
        if match := _INCLUDE.match(line.strip()):
            included = os.path.normpath(os.path.join(os.path.dirname(path), match[1]))
            # One that is not there, or lies on the net, is the installer's to judge.
            if included not in found and os.path.isfile(included):
                _collect(included, found)
