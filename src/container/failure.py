"""The one way in which preparing ends badly."""


class Failure(Exception):
    """A fact about the user's project and what to do about it; shown without a traceback, exit code 1."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
