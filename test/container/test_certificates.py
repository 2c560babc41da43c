"""Certificates of the user."""

import tempfile
import unittest
from pathlib import Path

import support  # noqa: F401

from certificates import trust_certificates
from failure import Failure


class Certificates(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.image = self.home / 'image.pem'
        self.image.write_text('image')

    def test_nothing_is_said_of_them(self) -> None:
        environ = {'HOME': str(self.home), 'PATH': '/bin'}
        trust_certificates(environ, str(self.image))
        self.assertEqual(environ, {'HOME': str(self.home), 'PATH': '/bin'})

    def test_they_join_those_of_the_image(self) -> None:
        own = self.home / 'own.pem'
        own.write_text('company')
        environ = {'HOME': str(self.home), 'ODPM_CA_FILE': str(own), 'PIP_CERT': '/old.pem'}
        trust_certificates(environ, str(self.image))
        joined = self.home / '.cache' / 'odpm-ca.pem'
        self.assertEqual(joined.read_text(), 'image\ncompany\n')
        for name in ('SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'PIP_CERT', 'CURL_CA_BUNDLE'):
            self.assertEqual(environ[name], str(joined))

    def test_a_file_that_is_not_there_is_named(self) -> None:
        environ = {'HOME': str(self.home), 'ODPM_CA_FILE': '/no/such.pem'}
        with self.assertRaises(Failure) as caught:
            trust_certificates(environ, str(self.image))
        self.assertEqual(caught.exception.message, '/no/such.pem cannot be read: No such file or directory')


if __name__ == '__main__':
    unittest.main()
