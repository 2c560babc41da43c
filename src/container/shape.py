"""Typed access to JSON that was read from a file; a wrong shape is a Failure that names file and place."""

from __future__ import annotations

from typing import NoReturn

from failure import Failure


class Shape:
    """A JSON value with its file and JSON Pointer."""

    def __init__(self, value: object, file: str, pointer: str = '') -> None:
        self._value = value
        self._file = file
        self._pointer = pointer

    def __getitem__(self, key: str) -> Shape:
        return dict(self.items()).get(key) or Shape(None, self._file, f'{self._pointer}/{key}')

    def items(self) -> list[tuple[str, Shape]]:
        """The members of an object, in order."""
        if not isinstance(self._value, dict):
            self.refuse('an object')
        return [
            (key, Shape(value, self._file, f'{self._pointer}/{key}')) for key, value in self._value.items()
        ]

    def text(self) -> str:
        """A text that is not empty."""
        if not isinstance(self._value, str) or not self._value:
            self.refuse('a string')
        return self._value

    def path(self) -> str:
        """An absolute path."""
        if not self.text().startswith('/'):
            self.refuse('an absolute path')
        return self.text()

    def number(self) -> int:
        """A whole number from 0 to 65535."""
        if type(self._value) is not int or not 0 <= self._value <= 65535:
            self.refuse('a whole number from 0 to 65535')
        return self._value

    def word(self) -> str:
        """A text; it may be empty."""
        if not isinstance(self._value, str):
            self.refuse('a string')
        return self._value

    def flag(self) -> bool:
        """True or False."""
        if not isinstance(self._value, bool):
            self.refuse('true or false')
        return self._value

    def is_there(self) -> bool:
        """Whether there is a value, other than null."""
        return self._value is not None

    def parts(self) -> list[Shape]:
        """The items of a list."""
        if not isinstance(self._value, list):
            self.refuse('a list')
        return [Shape(item, self._file, f'{self._pointer}/{index}') for index, item in enumerate(self._value)]

    def refuse(self, wanted: str) -> NoReturn:
        """Fail, saying what should be here."""
        raise Failure(
            f'{self._file}: {self._pointer or "the whole file"} is not {wanted}',
            'Run `odpm up` on the host: it writes this file again.',
        )
