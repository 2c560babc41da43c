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
    if uv:
        # Before Python 3.12 an environment holds setuptools, which older Odoo imports.
        seed = ['--seed'] if sys.version_info < (3, 12) else []
        return Installer(
            'uv',
            [uv, 'venv', '--no-project', '--allow-existing', *seed, '--python', sys.executable, folder],
            [uv, 'pip', 'install', '--python', python],
        )
    pip = ['-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', '--progress-bar', 'off']
    return Installer('pip', [sys.executable, '-m', 'venv', folder], [python, *pip])


def installer_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of both tools: caches below HOME where it can be written, else none."""
    result = {other: environ[name] for name, other in _ALSO_FOR_UV.items() if environ.get(name)}
    cache = os.path.join(environ.get('HOME') or '/nonexistent', '.cache')
    if _writable(cache):
        result |= {'UV_CACHE_DIR': f'{cache}/uv', 'PIP_CACHE_DIR': f'{cache}/pip'}
    else:
        result |= {'UV_NO_CACHE': '1', 'PIP_NO_CACHE_DIR': '1'}
    return {**result, 'NO_COLOR': '1', **environ}


def _writable(folder: str) -> bool:
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)
