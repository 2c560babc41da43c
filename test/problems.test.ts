import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Declared } from '../src/diagnostics/index.ts';
import { filesUnder } from './transcripts/transcript.ts';

/** A fact of any type that reads `<name>`: a text, a list of one text, an object whose facts read the same way. */
function placeholder(name: string): unknown {
  const text = `<${name}>`;
  const own: Record<PropertyKey, unknown> = { toJSON: () => text, toString: () => text };
  return new Proxy([text], {
    get(list, key): unknown {
      if (key === Symbol.toPrimitive) return () => text;
      if (Object.hasOwn(own, key)) return own[key];
      if (key in list) return Reflect.get(list, key) as unknown;
      if (typeof key === 'symbol') return undefined;
      const ofText = Reflect.get(String.prototype, key) as unknown;
      return typeof ofText === 'function' ? (ofText.bind(text) as unknown) : placeholder(key);
    },
  });
}

const facts = new Proxy({}, { get: (_, key) => placeholder(String(key)) });

type AnyProblem = Declared<unknown>;

const isDeclared = (value: unknown): value is AnyProblem => typeof value === 'function' && 'code' in value;

const files = filesUnder('src')
  .filter((file) => file.endsWith('.ts'))
  .sort();
const declaring = files.filter((file) =>
  /= problem\(|\bproblem\(\s*'/.test(readFileSync(file, 'utf8').replaceAll(/^ *(\*|\/\/).*$/gm, '')),
);
const modules = await Promise.all(
  declaring.map(async (file) => {
    const all = Object.values((await import(join(process.cwd(), file))) as Record<string, unknown>);
    return { file, problems: all.filter(isDeclared) };
  }),
);
const problems = modules.flatMap((module) => module.problems);

test('problems are declared in a room, in files that say so by their name', () => {
  expect(declaring.filter((file) => !/^src\/\w+\/(\w+-)?problems\.ts$/.test(file))).toEqual([]);
});

test('every problem that a file declares can be imported', () => {
  const lacking = modules.filter(({ file, problems: found }) => {
    const declared = readFileSync(file, 'utf8').match(/\bproblem\(\s*'/g)?.length;
    return declared !== found.length;
  });
  expect(lacking.map(({ file }) => file)).toEqual([]);
});

test('the first part of a code is the room that declares it', () => {
  const elsewhere = modules.flatMap(({ file, problems: found }) => {
    const room = file.split('/')[1];
    return found.filter(({ code }) => code.split('/')[0] !== room).map(({ code }) => `${code} in ${file}`);
  });
  expect(elsewhere).toEqual([]);
});

test('no code is declared twice', () => {
  const codes = problems.map(({ code }) => code);
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
});

const said = Object.fromEntries(
  problems
    .map((declared) => declared(facts))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, severity, exit, message, fix }) => {
      const ends = severity === 'error' ? `, exit ${String(exit)}` : '';
      return [code, { title: `${code} (${severity}${ends})`, message, fix }] as const;
    }),
);

test('what odpm explain reads comes from the declarations', async () => {
  const text = `${JSON.stringify(said, undefined, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../docs/problems/index.json');
});

/** Codes that no transcript shows, because they need a real machine or its programs: the test, and what it looks for. */
const elsewhere: Readonly<Record<string, readonly [file: string, words?: string]>> = {
  'compose/backups-no-folder': ['faults/home'],
  'compose/no-answer': ['faults/answers'],
  'compose/no-compose': ['faults/docker'],
  'compose/refused': ['faults/docker'],
  'compose/override-unfit': ['faults/trust'],
  'odoo/not-ours': ['faults/trust'],
  'consent/not-fetched': ['faults/answers'],
  'plugins/lock-broken': ['packages/drift', 'lock-broken.txt'],
  'engine/deployer-lacking': ['plugins/deployers', 'started this stack, but cannot be called'],
  'engine/no-engine': ['faults/system'],
  'engine/no-permission': ['faults/docker'],
  'engine/other-project': ['faults/docker'],
  'engine/port-busy': ['faults/docker'],
  'engine/strange-answer': ['faults/docker'],
  'extend/not-asked': ['plugins/call'],
  'plugins/no-command': ['plugins/call'],
  'prepare/anchor-cycle': ['prepare/sequence'],
  'prepare/unknown-anchor': ['prepare/sequence'],
  'host/cannot-read': ['faults/system'],
  'host/cannot-write': ['faults/system'],
  'host/cannot-write-output': ['faults/system'],
  'host/changed-meanwhile': ['host/write', 'was changed while odpm was working on it'],
  'host/held-by-hook': ['faults/project', 'a hook of this run holds this project'],
  'host/held': ['faults/project'],
  'host/in-the-way': ['host/write', 'where odpm needs a file'],
  'host/is-a-link': ['host/write', 'is a symbolic link, and odpm does not write through links'],
  'host/link-to-nothing': ['host/write', 'symbolic link to nothing'],
  'host/not-a-regular-file': ['host/read'],
  'host/not-utf8': ['host/read'],
  'host/too-large': ['host/read'],
  'host/too-many-links': ['host/read'],
  'image/extra-goes-on': ['image/base'],
  'image/extra-stage': ['image/base'],
  'image/no-certificates': ['image/base'],
  'image/prebuilt-differs': ['image/base'],
  'image/prebuilt-missing': ['faults/docker'],
  'model/docker-too-old': ['faults/docker'],
  'odoo/dangling-conf': ['faults/system'],
  'odoo/no-such-module': ['e2e/stack', 'Did you mean odpm_demo?'],
  'place/link-to-nothing': ['place/dangling'],
  'odoo/no-usual-modules': ['odoo/modules'],
  'engine/no-such-service': ['faults/stack'],
  'place/other-repository': ['sources/cloned', 'is a clone of'],
  'place/strange-state': ['faults/system'],
  'place/no-free-port': ['place/ports'],
  'plugins/brings-odpm': ['packages/install', 'an odpm of its own comes with'],
  'project/password-no-text': ['project/personal'],
  'run/hook-failed-allowed': ['faults/hooks', 'ended with exit 9'],
  'run/hooks-unknown': ['faults/stack'],
  'run/hooks-wait': ['faults/stack'],
  'run/not-ready': ['faults/stack'],
  'run/npm-failed': ['packages/install', 'a tarball does not match the lock'],
  'plugins/too-many-files': ['plugins/items', 'holds more than 20000 files'],
  'prepare/link-on-the-way': ['faults/system', '.odpm is a symbolic link'],
  'prepare/no-folder': ['faults/system'],
  'prepare/stale': ['faults/answers'],
  'run/git-ambiguous': ['git/refused', 'are the first digits of several commits'],
  'run/git-disk-full': ['git/killed', 'no space left on device'],
  'run/git-failed': ['git/refused', 'git fetch ended with exit 128'],
  'run/git-folder-taken': ['git/bring', 'is in the way: odpm puts a repository there'],
  'run/git-foreign-owner': ['git/refused', 'dubious ownership'],
  'run/git-host-not-found': ['git/refused', 'the host no-such-host.invalid is not found'],
  'run/git-missing': ['git/refused', 'git is not installed'],
  'run/git-no-commit': ['git/refused', 'not found in'],
  'run/git-no-day': ['git/day', 'begins on 2024-03-01, after 2024-02-29'],
  'run/git-protocol': ['git/refused', 'git does not speak the protocol'],
  'run/git-timed-out': ['git/served', 'has stopped answering'],
  'run/git-too-old': ['git/refused', 'the oldest that works is 2.31'],
  'run/git-tree-busy': ['sources/by-hand'],
  'run/git-tree-half-moved': ['git/half-moved', 'and files were changed since'],
  'run/git-tree-in-the-way': ['sources/by-hand', 'it would overwrite files of yours'],
  'run/git-tree-locked': ['git/half-moved', 'there is a lock of git'],
  'run/git-tree-on-branch': ['sources/by-hand'],
  'run/program-failed': ['faults/docker'],
  'sources/links-in-circle': ['faults/repository', 'lead to each other'],
  'sources/links-away': ['faults/repository', 'lead to modules that the container lacks'],
  'sources/tree-parted': ['sources/brought', 'and git does not find its mirror any more'],
  'sources/same-name': ['faults/repository'],
  'sources/too-deep': ['sources/graph', 'at the end of a chain of more than 30 repositories'],
  'sources/too-many': ['sources/graph', 'more than 2000 others'],
  'sources/unreadable': ['sources/graph', 'is not read'],
  'sources/not-utf8': ['long/large-repository', 'are not UTF-8 and are passed over'],
  'sources/half-moved': ['sources/renewed'],
  'sources/lock-absent': ['sources/lock', 'there is no .odpm/deps.lock.json'],
  'sources/lock-changed': ['sources/lock-read', 'differ from'],
  'sources/lock-no-name': ['sources/lock', 'Did you mean queue?'],
  'sources/lock-held': ['sources/lock', ', as locks.git says'],
  'sources/lock-venv': ['sources/venv', 'locks.venv is '],
  'sources/lock-venv-of-4': ['sources/venv', 'is a hash of odpm 4'],
  'sources/lock-venv-unread': ['sources/venv', 'is not compared'],
  'takeover/other-major': ['takeover/takeover', 'a cluster of another major'],
  'takeover/several-filestores': ['takeover/takeover', 'of two filestores'],
  'takeover/unknown-major': ['takeover/takeover', 'names no version of PostgreSQL'],
  'plugins/alias-used': ['plugins/live-effects', 'a note says so once'],
  'compose/plugin-not-compose': ['faults/plugins'],
  'compose/plugin-refused': ['faults/plugins'],
  'contract/effects': ['contract/contract', 'while it was loaded and set up'],
  'contract/no-example': ['contract/contract', 'requires what it gives no example of'],
  'contract/no-plugin-here': ['contract/testing', 'is neither the folder of a plugin nor its module'],
  'contract/two-answers': ['contract/contract', 'is different when asked again'],
  'plugins/bad-example': ['contract/contract', 'does not fit the schema that it is in'],
  'plugins/bad-alias': ['plugins/live-flaws', 'mail.old'],
  'plugins/bad-definition': ['plugins/live-flaws', 'wrong-kinds'],
  'plugins/changed': ['plugins/live-guard', 'no longer what was trusted'],
  'plugins/not-told': ['plugins/live-told', 'not-told'],
  'plugins/provider-twice': ['plugins/providers', 'is added by two'],
  'plugins/required-blocked': ['plugins/live-guard', 'those that need the one that failed'],
  'plugins/strange-store': ['plugins/live-context', 'does not hold what a plugin keeps there'],
  'trust/changed': ['faults/project'],
  'substitute/all-too-long': ['substitute/substitute'],
  'substitute/too-long': ['substitute/substitute'],
};

/** Nothing provokes them yet: a list that only gets shorter. */
const nowhere = ['host/cannot-hold', 'run/service-ended'];

test('every problem is provoked by a transcript or by a test that is named here', () => {
  const transcripts = filesUnder('fixtures').filter((path) => path.endsWith('/transcript.txt'));
  const shown = transcripts.map((path) => readFileSync(path, 'utf8')).join('');
  const lacking = Object.keys(said).filter((code) => {
    const [file, words = code] = elsewhere[code] ?? [];
    const tested = file !== undefined && readFileSync(`test/${file}.test.ts`, 'utf8').includes(words);
    return !tested && !shown.includes(`(odpm explain ${code})`);
  });
  expect(lacking).toEqual(nowhere);
  expect(Object.keys(elsewhere).filter((code) => !Object.hasOwn(said, code))).toEqual([]);
});

test('no message holds a word to avoid or ends with a full stop', () => {
  const words = /\b(invalid|illegal|malformed|please|oops|sorry|failed to|unable to)\b/i;
  const odd = Object.values(said).filter(
    ({ message, fix }) => words.test(message) || words.test(fix) || message.endsWith('.'),
  );
  expect(odd).toEqual([]);
});

test('every page belongs to a code and begins with it', () => {
  const pages = filesUnder('docs/problems')
    .filter((file) => file.endsWith('.md'))
    .sort();
  const wrong = pages.filter((page) => {
    const code = page.replace(/^docs\/problems\//, '').replace(/\.md$/, '');
    return !Object.hasOwn(said, code) || !readFileSync(page, 'utf8').startsWith(`# ${code}\n`);
  });
  expect(wrong).toEqual([]);
});
