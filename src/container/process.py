"""Programs that the runtime calls while it prepares."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from say import Stopwatch, say, without_credentials

_HEARTBEAT = 15.0
_KEPT = 400


@dataclass(frozen=True)
class Ended:
    """How a program ended; `lines` are the last ones that it wrote, credentials masked."""

    code: int
    lines: tuple[str, ...]


def run(argv: Sequence[str], environ: Mapping[str, str], doing: str, given: str = '') -> Ended:
    """Run to the end, quiet but for a sign of life; a signal to the runtime ends the program too."""
    watch = Stopwatch()
    lines: deque[str] = deque(maxlen=_KEPT)
    with _signals_wait() as go_on, _started(argv, environ) as child, _ended_with_us(child):
        go_on()
        reader = threading.Thread(target=_keep, args=(child.stdout, lines), daemon=True)
        reader.start()
        _give(child.stdin, given)
        while True:
            try:
                code = child.wait(_HEARTBEAT)
                break
            except subprocess.TimeoutExpired:
                say(f'{doing}: {int(watch.seconds)} s so far')
        reader.join(1)
    return Ended(code, tuple(lines))


@contextlib.contextmanager
def _signals_wait() -> Iterator[Callable[[], None]]:
    """What comes while a program starts is taken when it is called: by then it is known what to end."""
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}

    def _go_on() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            os.kill(os.getpid(), number)
        came.clear()

    for number in before:
        signal.signal(number, lambda number, _: came.append(number))
    try:
        yield _go_on
    finally:
        _go_on()


def _started(argv: Sequence[str], environ: Mapping[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        argv,
        env=dict(environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding='utf-8',
        errors='replace',
        start_new_session=True,
    )


@contextlib.contextmanager
def _ended_with_us(child: subprocess.Popen[str]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        _end(child)
        raise


def _give(stream: IO[str] | None, text: str) -> None:
    # A program that has ended, or reads nothing, says itself what was wrong.
    with contextlib.suppress(BrokenPipeError), stream or contextlib.nullcontext():
        if stream:
            stream.write(text)


def _keep(stream: IO[str] | None, lines: deque[str]) -> None:
    for line in stream or ():
        lines.append(without_credentials(line.rstrip()))


def _end(child: subprocess.Popen[str]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(2)
            return
