"""The program that makes and fills a virtual environment: the host says which there are, the image which it has."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from config import Config
from failure import Failure

# uv reads none of pip's variables; who sets an index or a certificate for pip means it for both.
_ALSO_FOR_UV = {
    'PIP_INDEX_URL': 'UV_INDEX_URL',
    'PIP_EXTRA_INDEX_URL': 'UV_EXTRA_INDEX_URL',
    'PIP_FIND_LINKS': 'UV_FIND_LINKS',
    'PIP_NO_INDEX': 'UV_NO_INDEX',
    'PIP_CERT': 'SSL_CERT_FILE',
}


@dataclass(frozen=True)
class Installer:
    """A tool's name and its two commands; `install` lacks the `-r FILE` pairs."""

    name: str
    create: Sequence[str]
    install: Sequence[str]


def installer(config: Config, environ: Mapping[str, str]) -> Installer:
    """The first of the host's toolchains whose program is in the image; images of others may lack some."""
    folder = config.virtual_environment
    paths = {'{folder}': folder, '{python}': f'{folder}/bin/python', '{base}': sys.executable}
    for tool in config.toolchains:
        program = tool.install[0]
        found = paths.get(program) or shutil.which(program, path=environ.get('PATH'))
        if found:
            words = {**paths, program: found}
            create = [words.get(word, word) for word in tool.create]
            return Installer(tool.name, create, [words.get(word, word) for word in tool.install])
    names = ', '.join(tool.name for tool in config.toolchains)
    raise Failure(
        f'the image has none of {names}, which could make a virtual environment',
        'Use an image that has one of them, as the ones that odpm builds do.',
    )


def installer_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of both tools: caches below HOME where it can be written, else none."""
    result = {other: environ[name] for name, other in _ALSO_FOR_UV.items() if environ.get(name)}
    cache = os.path.join(environ.get('HOME') or '/nonexistent', '.cache')
    if _writable(cache):
        result.update(UV_CACHE_DIR=f'{cache}/uv', PIP_CACHE_DIR=f'{cache}/pip')
    else:
        result.update(UV_NO_CACHE='1', PIP_NO_CACHE_DIR='1')
    # uv brings certificates of its own, which know nothing of those that the image was given.
    return {**result, 'UV_NATIVE_TLS': '1', 'NO_COLOR': '1', **environ}


def _writable(folder: str) -> bool:
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)
