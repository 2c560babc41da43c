"""What odpm on the host wants of this container: `/run/odpm/config.json`."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from failure import Failure
from shape import Shape

_FIX = 'Run `odpm up` on the host: it writes this file again.'


@dataclass(frozen=True)
class Database:
    """Where PostgreSQL answers; `wait` is in seconds."""

    host: str
    port: int
    user: str
    password_file: str
    wait: int


@dataclass(frozen=True)
class NewDatabase:
    """How a database is made that is not there yet; the password is the administrator's."""

    language: str
    country: str | None
    demo: bool
    login: str
    password_file: str


@dataclass(frozen=True)
class Debugger:
    """How people look into Odoo while it serves; `host` and `port` are where one listens, ours or theirs."""

    backend: str
    requirement: str
    host: str
    port: int
    suspend: bool


@dataclass(frozen=True)
class Toolchain:
    """How one makes a virtual environment and fills it: argv with `{folder}`, `{python}` and `{base}` in them."""

    name: str
    create: tuple[str, ...]
    install: tuple[str, ...]


@dataclass(frozen=True)
class Config:
    """The file, checked. Paths are absolute and of this container."""

    odoo_version: str
    python: str
    distribution: str
    arch: str
    platform: str
    virtual_environment: str
    toolchains: tuple[Toolchain, ...]
    requirement_files: tuple[str, ...]
    requirement_lines: tuple[str, ...]
    conf_path: str
    conf_sections: Mapping[str, Mapping[str, str]]
    master_password_file: str
    database: Database
    new_database: NewDatabase
    serve_arguments: tuple[str, ...]
    debugger: Debugger | None


def read_config(environ: Mapping[str, str] = os.environ) -> Config:
    """Read the file that `ODPM_CONFIG_PATH` names; Failure when it is not there or not as it should be."""
    path = environ.get('ODPM_CONFIG_PATH') or '/run/odpm/config.json'
    try:
        with open(path, encoding='utf-8') as file:
            root = Shape(json.load(file), path)
    except OSError as error:
        raise Failure(f'{path} cannot be read: {error.strerror}', _FIX) from None
    except (ValueError, RecursionError):
        raise Failure(f'{path} is not JSON in UTF-8', _FIX) from None
    if root['schema_version'].number() != 1:
        raise Failure(f'{path} was written by another version of odpm', _FIX)
    return _config(root)


def _config(root: Shape) -> Config:
    return Config(
        odoo_version=root['odoo_version'].text(),
        python=root['python'].text(),
        distribution=root['distribution'].text(),
        arch=root['arch'].text(),
        platform=root['platform'].path(),
        virtual_environment=root['virtual_environment'].path(),
        toolchains=tuple(_toolchain(item) for item in root['installers'].parts()),
        requirement_files=tuple(item.path() for item in root['requirements']['files'].parts()),
        requirement_lines=tuple(item.word() for item in root['requirements']['lines'].parts()),
        conf_path=root['odoo_conf']['path'].path(),
        conf_sections={
            section: {option: value.word() for option, value in options.items()}
            for section, options in root['odoo_conf']['sections'].items()
        },
        master_password_file=root['odoo_conf']['master_password_file'].path(),
        database=_database(root['database']),
        new_database=_new_database(root['new_database']),
        serve_arguments=tuple(item.text() for item in root['serve_arguments'].parts()),
        debugger=_debugger(root['debugger']) if root['debugger'].is_there() else None,
    )


def _toolchain(part: Shape) -> Toolchain:
    return Toolchain(
        name=part['name'].text(),
        create=tuple(item.text() for item in part['create'].parts()),
        install=tuple(item.text() for item in part['install'].parts()),
    )


def _database(part: Shape) -> Database:
    return Database(
        host=part['host'].text(),
        port=part['port'].number(),
        user=part['user'].text(),
        password_file=part['password_file'].path(),
        wait=part['wait'].number(),
    )


def _new_database(part: Shape) -> NewDatabase:
    return NewDatabase(
        language=part['language'].text(),
        country=part['country'].text() if part['country'].is_there() else None,
        demo=part['demo'].flag(),
        login=part['login'].text(),
        password_file=part['password_file'].path(),
    )


def _debugger(part: Shape) -> Debugger:
    return Debugger(
        backend=part['backend'].text(),
        requirement=part['requirement'].text(),
        host=part['host'].text(),
        port=part['port'].number(),
        suspend=part['suspend'].flag(),
    )
