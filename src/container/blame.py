"""Which requirement an installer failed on, from what it wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from failure import Failure
from requirements import Requirement, normalized, requirements
from sources import MANIFEST, Source

_NAME = r'[`\'"]?(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)'
_CULPRITS = [
    re.compile(pattern.replace('NAME', _NAME))
    for pattern in (
        r'was included because NAME',
        r'No matching distribution found for NAME',
        r'satisfies the requirement \S+ \(from NAME',
        r'Failed to (?:build|download|download and build) NAME(?! wheels)',
        r'Failed building wheel for NAME',
        r'Invalid requirement: NAME',
        r'you require NAME',
        r'Cannot install NAME',
        r'requested NAME',
    )
]
_PIP_LINE = re.compile(r'\(from line (?P<line>\d+) of (?P<file>[^)]+)\)')
_UV_LINE = re.compile(r' (?P<file>/\S+):(?P<line>\d+):\d+$', re.MULTILINE)
_UV_POSITION = re.compile(r'requirement in `(?P<file>[^`]+)` at position (?P<start>\d+)')
_UNREACHABLE = re.compile(
    r'Retry\(total=0|problem confirming the ssl certificate'
    r'|error sending request|dns error|operation timed out'
)


def failed_installation(tool: str, lines: Sequence[str], texts: Sequence[Source]) -> Failure:
    """The message for an installation that ended badly: names the requirement where the output tells it."""
    output = '\n'.join(lines)
    if _UNREACHABLE.search(output):
        return Failure(
            f'{tool} cannot reach the package index from the container',
            'Check the network, HTTPS_PROXY, PIP_INDEX_URL and the certificates, then run `odpm up` again.',
        )
    known = list(requirements(texts))
    culprits = _not_understood(output, known) or _culprits(re.sub(r'\s*\n[\s│╰─▶├]*', ' ', output), known)
    if not culprits:
        names = ', '.join(source.name for source in texts if source.text)
        return Failure(
            f'{tool} cannot install the requirements of {names}', 'Correct what the lines above name.'
        )
    named = ' and '.join(f'"{one.text}" of {one.place}' for one in culprits)
    noun = 'requirement' if len(culprits) == 1 else 'requirements'
    return Failure(f'{tool} cannot install {noun} {named}', _fix(culprits))


def _not_understood(output: str, known: list[Requirement]) -> list[Requirement]:
    match = _PIP_LINE.search(output) or _UV_LINE.search(output)
    if match:
        return [one for one in known if one.written_in(match['file']) and one.line == int(match['line'])]
    match = _UV_POSITION.search(output)
    if match:
        here = [one for one in known if one.written_in(match['file'])]
        return [one for one in here if one.start <= int(match['start']) <= one.start + len(one.text)]
    return []


def _culprits(output: str, known: list[Requirement]) -> list[Requirement]:
    for pattern in _CULPRITS:
        names = {normalized(match['name']) for match in pattern.finditer(output)}
        found = [one for one in known if one.name in names]
        if found:
            # What says a version and is told with it is to blame before what takes any.
            return [one for one in found if one.pinned and one.pinned in output] or found
    return []


def _fix(culprits: list[Requirement]) -> str:
    if culprits[-1].place == MANIFEST:
        return 'Correct or remove it in "requirements" of odpm.json, then run `odpm up` again.'
    return 'Correct it there, or name a version that exists in "requirements" of odpm.json.'
