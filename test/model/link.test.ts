import { expect, test } from 'vitest';
import { discreet, identityOf, isFault, parseLink } from '../../src/model/index.ts';

const read = (text: string): unknown => {
  const link = parseLink(text);
  return isFault(link) ? link.why : link;
};

const commit = '0123456789abcdef0123456789abcdef01234567';

test.each([
  ['file:///home/dev/odoo', { kind: 'folder', path: '/home/dev/odoo' }],
  ['file:///home/dev/odoo/ 19.0', { kind: 'folder', path: '/home/dev/odoo', ref: '19.0' }],
  ['https://github.com/odoo/odoo.git 19.0', { ref: '19.0', canonical: 'https://github.com/odoo/odoo' }],
  [`https://github.com/odoo/odoo ${commit}`, { commit }],
  ['https://github.com/odoo/odoo 19.0 0123456', { ref: '19.0', commit: '0123456' }],
  ['https://github.com/OCA/web refs/pull/12/head', { ref: 'refs/pull/12/head' }],
  ['git@github.com:OCA/web.git 19.0', { canonical: 'https://github.com/OCA/web' }],
  ['ssh://git@github.com/OCA/web', { canonical: 'https://github.com/OCA/web' }],
  ['http://127.0.0.1:8000/a/b.git', { canonical: 'https://127.0.0.1/a/b' }],
  ['http://[::1]:8000/a/b.git', { canonical: 'https://[::1]/a/b' }],
])('%s', (text, link) => {
  expect(read(text)).toMatchObject(link);
});

test.each([
  ['', 'it is empty'],
  ['--upload-pack=touch x', 'it begins with "-"'],
  ['ext::sh -c x', 'the protocol ext is not allowed'],
  ['git://host/r', 'the protocol git is not allowed'],
  ['../repo', 'a protocol is missing'],
  ['https://git.exampl\u202e/r', 'it holds the character U+202E, which is invisible'],
  ['https://git.exa%mple/r', 'the host is not written like a host name'],
  ['https://host/a\u0000b', 'it holds the character U+0000, which is invisible'],
  ['git@host:a\u001bb', 'it holds the character U+001B, which is invisible'],
  ['https://host/r 19\u007f', 'it holds the character U+007F, which is invisible'],
  ['https://host/r\u00a019.0', 'it holds the character U+00A0, which is invisible'],
  ['file:///home/dev/o\u200bdoo', 'it holds the character U+200B, which is invisible'],
  ['https://host/r\ufffe', 'it holds the character U+FFFE, which is invisible'],
  ['https://host:99999/r', 'its port is not from 1 to 65535'],
  ['ssh://git@host:0/r', 'its port is not from 1 to 65535'],
  ['https://host/../../r', 'its path has "." or ".." between slashes'],
  ['https://host/a/./r', 'its path has "." or ".." between slashes'],
  ['https://host/a/%2e%2E/r', 'its path has "." or ".." between slashes'],
  ['git@host:../r', 'its path has "." or ".." between slashes'],
  ['file://~/odoo', '~ is not expanded in "file://~/odoo"'],
  ['file://odoo', 'no absolute path follows file:// in "file://odoo"'],
  ['http://example.com/r', 'the protocol http is not encrypted'],
  ['https://user:token@example.com/r', 'it holds credentials'],
  ['https://token@example.com/r', 'it holds credentials'],
  ['https://example.com/r?token=x', 'it continues after its path'],
  ['https://example.com/r.git#19.0', 'it continues after its path'],
  ['ssh://-oProxyCommand=x/r', 'host or path is missing'],
  ['ssh://-x@host/r', 'the user begins with "-"'],
  ['-oProxyCommand=x:y', 'it begins with "-"'],
  ['https://example.com/r -evil', '"-evil" is not a name that git accepts for a branch or tag'],
  ['https://example.com/r a..b', '"a..b" is not a name that git accepts for a branch or tag'],
  ['https://example.com/r 19.0 nothex', '"nothex" is not a commit'],
  ['https://example.com/r a b c', 'there are more than three words'],
])('%s is refused', (text, why) => {
  expect(read(text)).toBe(why);
});

test('every spelling of a repository has one identity', () => {
  const spellings = [
    'https://GitHub.com/OCA/web.git',
    'git@github.com:OCA/web',
    'ssh://git@github.com/OCA/web/',
  ];
  const found = spellings
    .map((text) => parseLink(text))
    .map((link) => (isFault(link) ? link.why : identityOf(link)));
  expect(new Set(found)).toEqual(new Set(['https://github.com/OCA/web']));
});

test.each([
  ['/opt/odoo', 'Write file:///opt/odoo.'],
  ['~/odoo 19.0', 'Write file://${HOME}/odoo.'],
  ['../odoo', 'Write file:///srv/odoo.'],
  ['./odoo', 'Write file:///srv/shop/odoo.'],
  ['file://~/odoo', 'Write file://${HOME}/odoo.'],
  ['file://../odoo', 'Write file:///srv/odoo.'],
  ['file://~dev/odoo', 'Write an absolute path after file://, or a variable: file://${MY_FOLDER}.'],
  ['github.com/odoo/odoo.git', 'Write https://github.com/odoo/odoo.git.'],
  ['http://github.com/odoo/odoo', 'Write https://github.com/odoo/odoo.'],
  ['http://[2001:db8::1]/odoo', 'Write https://[2001:db8::1]/odoo.'],
  ['odoo', 'Use https://, ssh://, user@host:path or file:///absolute/path.'],
])('%s has a right form', (text, right) => {
  expect(parseLink(text, '/srv/shop')).toMatchObject({ instead: right });
});

test.each([
  'http://hunter2/r',
  'hunter2://host/r',
  'hunter2.com/r',
  '/hunter2',
  './hunter2',
  'file://hunter2',
  'file://~/hunter2',
  'https://example.com/r hunter2..',
  'https://example.com/r 19.0 hunter2',
  'https://hunter2@example.com/r',
])('%s can be told of without a word of it', (text) => {
  const link = parseLink(text, '/srv/shop');
  expect(isFault(link) && Object.values(discreet(link)).join('\n')).not.toMatch(/hunter2|false/);
});
