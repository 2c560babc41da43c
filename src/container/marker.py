"""What a virtual environment was made from, kept in a file inside it that is written last."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from typing import Dict

from config import Config
from files import write_atomically
from sources import Source

MARKER = '.odpm-made-from.json'

# Python 3.7 knows no other way to write a type down that is no annotation.
Inputs = Dict[str, str]


def inputs(config: Config, texts: Iterable[Source]) -> Inputs:
    """Everything whose change asks for a fresh environment: a name for people → a text or its SHA-256."""
    python = f'{config.python}: {sys.version} in {os.path.realpath(sys.executable)}'
    fixed = {'Python': python, 'the distribution': config.distribution, 'the architecture': config.arch}
    hashed = {one.name: hashlib.sha256(one.text.encode('utf-8', 'replace')).hexdigest() for one in texts}
    return {**fixed, **hashed}


def read_marker(folder: str) -> Inputs | None:
    """What the environment in `folder` was made from; None when it was never finished."""
    try:
        with open(os.path.join(folder, MARKER), encoding='utf-8') as file:
            made_from = json.load(file)
    except (OSError, ValueError):
        return None
    return made_from if isinstance(made_from, dict) else None


def write_marker(folder: str, made_from: Inputs) -> None:
    """Say that the environment in `folder` is whole."""
    write_atomically(os.path.join(folder, MARKER), json.dumps(made_from, indent=2) + '\n', 0o644)


def remove_marker(folder: str) -> None:
    """Say that the environment in `folder` is not whole any more."""
    marker = os.path.join(folder, MARKER)
    if os.path.exists(marker):
        os.unlink(marker)


def changed(before: Inputs, now: Inputs) -> str:
    """The names of what differs."""
    return ', '.join(name for name in {**now, **before} if before.get(name) != now.get(name))
