"""Certificates that the user trusts beside those of the image."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

from failure import Failure
from files import write_atomically

_OF_THE_IMAGE = '/etc/ssl/certs/ca-certificates.crt'
# What Python, requests, pip, uv and curl read.
_READ_BY = ('SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'PIP_CERT', 'CURL_CA_BUNDLE')


def trust_certificates(environ: MutableMapping[str, str] = os.environ, image: str = _OF_THE_IMAGE) -> None:
    """Make one file of the image's certificates and those of `ODPM_CA_FILE`, and name it to all that speak TLS."""
    own = environ.get('ODPM_CA_FILE')
    if not own:
        return
    path = os.path.join(environ.get('HOME') or '/tmp', '.cache', 'odpm-ca.pem')
    try:
        text = ''.join(_text(each) for each in (image, own))
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        fix = 'Unset ODPM_CA_FILE on the host, or name a file with certificates that everybody may read.'
        raise Failure(f'{error.filename} cannot be read: {error.strerror}', fix) from None
    write_atomically(path, text, 0o644)
    environ.update(dict.fromkeys(_READ_BY, path))


def _text(path: str) -> str:
    with open(path, encoding='utf-8', errors='replace') as file:
        return f'{file.read()}\n'
