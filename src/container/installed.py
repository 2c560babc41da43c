"""Run by the virtual environment's Python: prints as JSON which of the named packages it lacks, as Odoo looks for them."""

import importlib.util
import json
import re
import sys


def lacks(requirement):
    """Whether neither a distribution nor a Python module has this name; one with a condition is left to Odoo."""
    if ';' in requirement:
        return False
    name = re.match(r'[A-Za-z0-9._-]*', requirement.strip()).group()
    return not _distribution(name) and not _module(name)


def _distribution(name):
    try:
        from importlib import metadata
    except ImportError:
        # Before Python 3.8 setuptools knows.
        import pkg_resources

        return name.lower().replace('_', '-') in pkg_resources.working_set.by_key
    try:
        return bool(metadata.version(name))
    except (metadata.PackageNotFoundError, ValueError):
        return False


def _module(name):
    try:
        return importlib.util.find_spec(name.split('.')[0]) is not None
    except (ImportError, ValueError):
        return False


if __name__ == '__main__':
    print(json.dumps([requirement for requirement in sys.argv[1:] if lacks(requirement)]))
