"""The virtual environment that Odoo runs in."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence

from blame import failed_installation
from config import Config
from debugger import with_debugger
from failure import Failure
from files import not_writable, write_atomically
from folder import empty, locked
from installer import Installer, installer, installer_environ
from marker import Inputs, changed, inputs, read_marker, write_marker
from process import run
from requirements import requirements
from say import Stopwatch, say
from sources import OWN_FILES, Source, sources

_SHOWN = 15
_PROGRESS = re.compile(r'\s*(Collecting|Downloading|Using cached|Using Python|Requirement already) ')


def prepare_environment(config: Config, environ: Mapping[str, str] = os.environ) -> str:
    """Make the environment, or make it anew when what it is made from changed; the path of its Python."""
    _check_python(config)
    folder = config.virtual_environment
    texts = with_debugger(config, sources(config))
    wanted = inputs(config, texts)
    if not _is_whole(folder, wanted):
        try:
            with locked(folder):
                # The container that was waited for may have made it.
                if not _is_whole(folder, wanted):
                    _make(config, texts, environ)
                    write_marker(folder, wanted)
        except OSError as error:
            user = f'{os.getuid()}:{os.getgid()}'
            chown = f'docker compose run --rm --user root --entrypoint chown odoo -R {user} {folder}'
            fix = f'Give its volume to the user of the container: `{chown}`.'
            raise not_writable(folder, error, fix) from None
    return f'{folder}/bin/python'


def _check_python(config: Config) -> None:
    real = f'{sys.version_info.major}.{sys.version_info.minor}'
    if config.python.split('.')[:2] != real.split('.'):
        raise Failure(
            f'the image has Python {real}, the project asks for {config.python}',
            f'Write "python": "{real}" in odpm.json, or use an image with Python {config.python}.',
        )


def _is_whole(folder: str, wanted: Inputs) -> bool:
    return read_marker(folder) == wanted and os.access(f'{folder}/bin/python', os.X_OK)


def _make(config: Config, texts: Sequence[Source], environ: Mapping[str, str]) -> None:
    folder = config.virtual_environment
    before = read_marker(folder)
    because = f' again, changed: {changed(before, inputs(config, texts))}' if before else ''
    empty(folder)
    tool = installer(config, environ)
    say(f'virtual environment: making it with {tool.name}{because}')
    watch = Stopwatch()
    _step(tool, tool.create, environ, [])
    own = {f'{folder}/{OWN_FILES[one.name]}': one.text for one in texts if one.name in OWN_FILES}
    for path, text in own.items():
        write_atomically(path, text, 0o644)
    files = [argument for path in (*config.requirement_files, *own) for argument in ('-r', path)]
    _step(tool, [*tool.install, *files], environ, texts)
    say(f'virtual environment: {len(list(requirements(texts)))} requirements installed, {watch}')


def _step(tool: Installer, argv: Sequence[str], environ: Mapping[str, str], texts: Sequence[Source]) -> None:
    ended = run(argv, installer_environ(environ), f'virtual environment: {tool.name} works')
    if ended.code == 0:
        return
    for line in [line for line in ended.lines if line and not _PROGRESS.match(line)][-_SHOWN:]:
        say(f'  {line}')
    if texts:
        raise failed_installation(tool.name, ended.lines, texts)
    raise Failure(
        f'{argv[0]} cannot make a virtual environment: it ended with {ended.code}',
        'Use an image whose Python has the module venv, as the ones that odpm builds do.',
    )
