"""What the runtime tells: short lines on stderr, where Odoo's own log goes too."""

import re
import sys
import time

_CREDENTIALS = re.compile(r'(?<=://)[^\s/@]+@')


def say(message: str) -> None:
    """Print one line; credentials in URLs are masked."""
    print(f'odpm: {without_credentials(message)}', file=sys.stderr, flush=True)


def without_credentials(text: str) -> str:
    """The text with `user:password@` of every URL replaced by `****@`."""
    return _CREDENTIALS.sub('****@', text)


class Stopwatch:
    """Seconds since it was made; as text: `0.3 s`, `1 min 5 s`."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start

    def __str__(self) -> str:
        seconds = self.seconds
        if seconds < 60:
            return f'{seconds:.1f} s'
        return f'{int(seconds // 60)} min {int(seconds % 60)} s'
