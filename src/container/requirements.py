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
# The file's name, in the environment, with which the manifest's requirements go to the installer.
MANIFEST_FILE = 'odpm.json-requirements.txt'


@dataclass(frozen=True)
class Source:
    """A text of requirements; `name` is its path, or `odpm.json` for those of the manifest."""

    name: str
    text: str


@dataclass(frozen=True)
class Requirement:
    """One requirement as written; `line` counts from 1, `start` is its offset in the source's text."""

    text: str
    written_name: str
    source: str
    line: int
    start: int

    @property
    def name(self) -> str:
        """Of the project, as indexes compare it."""
        return normalized(self.written_name)

    @property
    def pinned(self) -> str | None:
        """As an installer repeats it: without blanks and condition; None when it takes any version."""
        text = re.sub(r'\s|;.*', '', self.text)
        return None if text == self.written_name else text

    @property
    def place(self) -> str:
        """Where a person finds it."""
        return MANIFEST if self.source == MANIFEST else f'{self.source}:{self.line}'

    def written_in(self, file: str) -> bool:
        """Whether an installer that names this file means its source."""
        return os.path.basename(file) == MANIFEST_FILE if self.source == MANIFEST else file == self.source


def sources(config: Config) -> list[Source]:
    """Every text that decides what is installed: files, what they include, the manifest's; Failure for a missing file."""
    found: dict[str, Source] = {}
    for path in config.requirement_files:
        try:
            collect(path, found)
        except OSError as error:
            raise Failure(f'{path} cannot be read: {error.strerror}', 'Run `odpm up` on the host again.') from None
    manifest = Source(MANIFEST, ''.join(f'{line}\n' for line in config.requirement_lines))
    return [*found.values(), manifest]


def requirements(texts: Iterable[Source]) -> Iterator[Requirement]:
    """The requirements in these texts, without options and remarks."""
    for source in texts:
        start = 0
        for number, line in enumerate(source.text.splitlines(keepends=True), 1):
            text = re.sub(r'(^|\s)#.*', '', line).strip(' \t\r\n\\')
            # Options begin with a dash.
            if text and not text.startswith('-'):
                name = _NAME.match(text)
                yield Requirement(text, name[0] if name else text, source.name, number, start)
            start += len(line)


def normalized(name: str) -> str:
    """A project's name as indexes compare it."""
    return re.sub(r'[-_.]+', '-', name).lower()


def collect(path: str, found: dict[str, Source]) -> None:
    """Add a file and what it includes to `found`, by path; OSError when the file itself cannot be read."""
    with open(path, encoding='utf-8', errors='replace') as file:
        text = file.read()
    found[path] = Source(path, text)
    for line in text.replace('\\\n', ' ').splitlines():
        if match := _INCLUDE.match(line.strip()):
            included = os.path.normpath(os.path.join(os.path.dirname(path), match[1]))
            # One that is not there, or lies on the net, is the installer's to judge.
            if included not in found and os.path.isfile(included):
                collect(included, found)
