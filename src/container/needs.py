"""Python packages that modules ask for, and no requirement brings."""

from __future__ import annotations

import ast
import json
import os
from collections.abc import Iterable, Sequence

from config import Config
from process import run
from say import say

_MANIFESTS = ('__manifest__.py', '__openerp__.py')


def tell_missing(config: Config, python: str, modules: Sequence[str]) -> None:
    """Warn of packages that these modules, and those that come with them, name and the environment lacks."""
    paths = config.conf_sections.get('options', {}).get('addons_path', '').split(',')
    needed = needs(paths, modules)
    wanted = sorted({package for packages in needed.values() for package in packages})
    if not wanted:
        return
    asked = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'installed.py')
    ended = run([python, '-I', asked, *wanted], os.environ, 'virtual environment: looking')
    missing = json.loads(ended.lines[-1]) if ended.code == 0 else []
    for module, packages in needed.items():
        for package in packages:
            if package in missing:
                say(
                    f'warning: module "{module}" needs the Python package "{package}", '
                    'which no requirement installs'
                )
                say(f'Add "{package}" to "requirements" of odpm.json.')


def needs(paths: Sequence[str], modules: Iterable[str]) -> dict[str, list[str]]:
    """Module → the packages that it names, for these modules and all that they depend on."""
    found: dict[str, list[str]] = {}
    waiting = [*modules]
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        manifest = _manifest(paths, name)
        external = manifest.get('external_dependencies')
        found[name] = _texts(external.get('python')) if isinstance(external, dict) else []
        waiting += _texts(manifest.get('depends'))
    return {name: packages for name, packages in found.items() if packages}


def _manifest(paths: Sequence[str], module: str) -> dict[str, object]:
    for path in [os.path.join(folder, module, name) for folder in paths for name in _MANIFESTS]:
        try:
            with open(path, encoding='utf-8') as file:
                read = ast.literal_eval(file.read())
        except OSError:
            continue
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            # Odoo says what is wrong with it.
            return {}
        return read if isinstance(read, dict) else {}
    return {}


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, (list, tuple)) else []
