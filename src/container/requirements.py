"""Single requirements, as an installer speaks of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sources import OWN_FILES, Source

_NAME = re.compile(r'^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?')


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
        return self.source if self.source in OWN_FILES else f'{self.source}:{self.line}'

    def written_in(self, file: str) -> bool:
        """Whether an installer that names this file means its source."""
        own = OWN_FILES.get(self.source)
        return os.path.basename(file) == own if own else file == self.source


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
