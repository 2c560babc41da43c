"""Files as the runtime writes them."""

import contextlib
import errno
import os

from failure import Failure


def write_atomically(path: str, text: str, mode: int) -> None:
    """Replace a file so that nobody ever reads half of it; Failure when the system refuses."""
    temporary = f'{path}.{os.getpid()}.tmp'
    try:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            with open(descriptor, 'w', encoding='utf-8', newline='\n') as file:
                os.fchmod(descriptor, mode)
                file.write(text)
                file.flush()
                os.fsync(descriptor)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise not_writable(
            path, error, 'Run `odpm up --build`: in its image this user may write there.'
        ) from None


def not_writable(path: str, error: OSError, fix: str) -> Failure:
    """The Failure for a path that the system did not let us change; `fix` is for want of a permission."""
    user = f'{os.getuid()}:{os.getgid()}'
    message = f'{path} cannot be written by user {user}: {error.strerror}'
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Failure(
            message, 'Free space where Docker keeps its data: `docker system df` shows what holds it.'
        )
    return Failure(message, fix)
