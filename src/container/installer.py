"""The programs that make and fill a virtual environment: uv where the image has it, else venv and pip."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


def installer(folder: str, environ: Mapping[str, str]) -> Installer:
    """The installer for the environment in `folder`."""
    python = f'{folder}/bin/python'
    uv = shutil.which('uv', path=environ.get('PATH'))
    by_venv = [sys.executable, '-m', 'venv', folder]
    if uv:
        by_uv = [uv, 'venv', '--no-project', '--allow-existing', '--python', sys.executable, folder]
        # Before Python 3.12 venv brings setuptools, which older Odoo imports; uv would fetch it.
        create = by_venv if sys.version_info < (3, 12) else by_uv
        return Installer('uv', create, [uv, 'pip', 'install', '--python', python])
    pip = ['-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', '--progress-bar', 'off']
    return Installer('pip', by_venv, [python, *pip])


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
