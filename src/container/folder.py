"""The folder of a virtual environment: it may be a mount point, and several containers may share it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator

from failure import Failure
from marker import remove_marker
from say import say

_LOCK = '.odpm-lock'
# Of file systems that are mounted here whole.
_FOREIGN = {'lost+found'}


@contextlib.contextmanager
def locked(folder: str) -> Iterator[None]:
    """Hold the folder for this process alone; waits for another that prepares it."""
    os.makedirs(folder, exist_ok=True)
    _refuse_other_content(folder)
    descriptor = os.open(os.path.join(folder, _LOCK), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say('virtual environment: another container prepares it; waiting')
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def empty(folder: str) -> None:
    """Remove everything in the folder but its lock."""
    remove_marker(folder)
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.unlink(entry.path)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return [entry for entry in found if entry.name not in {_LOCK, *_FOREIGN}]


def _refuse_other_content(folder: str) -> None:
    ours = any(os.path.exists(os.path.join(folder, name)) for name in (_LOCK, 'pyvenv.cfg'))
    if not ours and _entries(folder):
        raise Failure(
            f'{folder} holds files, but no virtual environment',
            'Empty it, or mount another folder there: odpm replaces all that is in it.',
        )
