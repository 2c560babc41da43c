"""Which requirement an installer failed on, from what it wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from failure import Failure
from requirements import MANIFEST, Requirement, Source, normalized, requirements

_NAME = r'[`\'"]?(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)'
_CULPRITS = [
    re.compile(pattern.replace('NAME', _NAME))
    for pattern in (
        r'because `?[^`]+`? \([^)]*\) depends on NAME',
        r'was included because NAME',
        r'No matching distribution found for NAME',
        r'satisfies the requirement NAME',
        r'Failed to (?:build|download|fetch|prepare)(?: and build)?:? NAME(?!\S* installable)',
        r'projects? \(NAME',
        r'Failed building wheel for NAME',
        r'Invalid requirement: NAME',
        r'you require NAME',
        r'there (?:is|are) no versions? of NAME',
        r'Cannot install NAME',
        r'requested NAME',
    )
]
_UNREACHABLE = re.compile(
    r'NewConnectionError|NameResolutionError|name resolution|dns error|[Cc]onnection refused|error sending request'
    r'|CERTIFICATE_VERIFY_FAILED|UnknownIssuer|ProxyError|ConnectTimeout|ReadTimeout|operation timed out'
)


def failed_installation(tool: str, lines: Sequence[str], texts: Sequence[Source]) -> Failure:
    """The message for an installation that ended badly: names the requirement where the output tells it."""
    output = '\n'.join(lines)
    if _UNREACHABLE.search(output):
        return Failure(
            f'{tool} cannot reach the package index from the container',
            'Check the network, HTTPS_PROXY, PIP_INDEX_URL and the certificates, then run `odpm up` again.',
        )
    culprits = _culprits(re.sub(r'\s*\n\s*[│╰─▶├ ]*\s*', ' ', output), list(requirements(texts)))
    if not culprits:
        names = ', '.join(source.name for source in texts if source.text)
        return Failure(f'{tool} cannot install the requirements of {names}', 'Correct what the lines above name.')
    named = ' and '.join(f'"{one.text}" of {one.place}' for one in culprits)
    return Failure(f'{tool} cannot install requirement {named}', _fix(culprits))


def _culprits(output: str, known: list[Requirement]) -> list[Requirement]:
    for pattern in _CULPRITS:
        for match in pattern.finditer(output):
            if found := [one for one in known if one.name == normalized(match['name'])]:
                return found
    return []


def _fix(culprits: list[Requirement]) -> str:
    if culprits[-1].place == MANIFEST:
        return 'Correct or remove it in "requirements" of odpm.json, then run `odpm up` again.'
    return 'Correct it there, or name a version that exists in "requirements" of odpm.json.'
