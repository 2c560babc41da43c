import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { needs } from '../host/means.ts';
import { box, entry, unchanged } from './box.ts';
import type { Box } from './box.ts';
import { generated, one, put, runHere, shown, up } from './plugged.ts';

let at: Box;
beforeEach(() => {
  at = box();
  at.manifest({ hooks: {}, dependencies: [] });
});

const step = (rest: string): string => `{ steps: [{ id: 'bad.step', description: 'Bad.', ${rest} }] }`;

const asked = 'the plugin bad';
const misbehaving: readonly (readonly [what: string, code: string, said: string])[] = [
  [
    'throws',
    "throw new Error('no socket');",
    `plugins/threw: ${asked} threw while its step bad.step was asked`,
  ],
  ['rejects', "return Promise.reject(new Error('no socket'));", `plugins/threw: ${asked} threw`],
  ['throws no error', 'throw { then: 1, message: {} };', `plugins/threw: ${asked} threw`],
  [
    'exits',
    'process.exit(0);',
    `plugins/called-exit: ${asked} called process.exit while its step bad.step was asked`,
  ],
  [
    'exits a little later',
    'return new Promise(() => setImmediate(() => process.exit(0)));',
    `plugins/called-exit: ${asked}`,
  ],
  ['ends the process by a signal', 'process.kill(process.pid);', `plugins/called-exit: ${asked}`],
  [
    'throws a little later',
    "return new Promise(() => setTimeout(() => { throw new Error('later'); }));",
    `plugins/threw: ${asked} threw while its step bad.step was asked: later`,
  ],
  [
    'leaves a rejected promise',
    "Promise.reject(new Error('left')); return new Promise(() => {});",
    `plugins/threw: ${asked} threw while its step bad.step was asked: left`,
  ],
  [
    'pollutes a prototype',
    "Object.prototype.x = 1; return verdict.noop('done');",
    `plugins/changed-prototype: ${asked} changed what all code shares: Object.prototype.x`,
  ],
  [
    'makes every object a promise',
    "Object.prototype.then = (done) => done(1); return verdict.noop('done');",
    `plugins/changed-prototype: ${asked} changed what all code shares: Object.prototype.then`,
  ],
  [
    'breaks what odpm leans on',
    "Array.prototype.map = () => { throw new Error('map'); }; return verdict.noop('done');",
    `plugins/changed-prototype: ${asked} changed what all code shares: Array.prototype.map`,
  ],
  [
    'pollutes for good',
    "Object.defineProperty(Object.prototype, 'x', { value: 1 }); return verdict.noop('done');",
    `plugins/changed-prototype: ${asked} changed what all code shares: Object.prototype.x`,
  ],
];

describe('a step that misbehaves when it is asked: 1 with one message, and nothing is written', () => {
  test.each(misbehaving)('it %s', (_, code, said) => {
    put(at, 'bad', step(`evaluate: () => { ${code} }`));
    const ended = unchanged([at.project, at.victim], () => up(at));
    expect(shown(ended)).toEqual(one(1, said));
  });

  test('it never resolves', async () => {
    put(at, 'bad', step('evaluate: () => new Promise(() => {})'));
    const ended = await runHere(at, 'up --skip-start --trust --quiet', { deadline: 300 });
    expect(shown(ended)).toEqual(
      one(1, 'plugins/timed-out: the plugin bad did not end while its step bad.step was asked'),
    );
    expect(generated(at)).toBe(false);
  });
});

describe('a step that misbehaves when it is carried out: 1, and what was written before is whole', () => {
  test.each(misbehaving.filter(([what]) => what !== 'pollutes for good'))('it %s', (_, code, said) => {
    put(at, 'bad', step(`evaluate: () => verdict.update('new'), execute: () => { ${code} }`));
    const ended = up(at);
    const carried = said.replace('was asked', 'was carried out');
    expect(shown(ended)).toEqual(one(1, carried));
    expect(generated(at)).toBe(true);
    const { code: again, out } = at.odpm('plan', '--no-docker', '--no-plugins', '--detailed-exitcode');
    expect({ again, out }).toMatchObject({ again: 0 });
  });
});

describe('a plugin that misbehaves when it is loaded: its row is blocked, and nothing is written', () => {
  test.each(misbehaving.filter(([what]) => !/later|leaves/.test(what)))('it %s', (_, code, said) => {
    at.put('.odpm/plugins/bad.mjs', `const load = () => { ${code} };\nawait load();\nexport default {};\n`);
    const ended = unchanged([at.project, at.victim], () => up(at));
    expect(shown(ended)).toEqual(one(1, said.replace('its step bad.step was asked', 'it was loaded')));
  });

  test('it never comes to an end', async () => {
    at.put('.odpm/plugins/bad.mjs', 'await new Promise(() => {});\nexport default {};\n');
    const ended = await runHere(at, 'up --skip-start --trust --quiet', { deadline: 300 });
    expect(shown(ended)).toEqual(one(1, 'plugins/timed-out: the plugin bad did not end while it was loaded'));
    expect(generated(at)).toBe(false);
  });

  test('what it changed of prototypes is gone before anything is generated', () => {
    expect(up(at, '--no-plugins').code).toBe(0);
    const before = readFileSync(join(at.project, 'docker-compose.yml'), 'utf8');
    at.put('.odpm/plugins/bad.mjs', "Object.prototype.labels = { evil: '1' };\nexport default {};\n");
    expect(at.odpm('plan', '--no-docker', '--diff').out).not.toContain('evil');
    expect(up(at).code).toBe(1);
    expect(readFileSync(join(at.project, 'docker-compose.yml'), 'utf8')).toBe(before);
  });
});

test('a flood stays on stderr, behind the name of its plugin, and is cut', () => {
  const flood = "for (let line = 0; line < 100000; line += 1) { console.log('x'.repeat(5000)); }";
  put(
    at,
    'loud',
    `{ steps: [{ id: 'loud.step', description: 'Loud.', evaluate: () => { ${flood} return verdict.noop('said'); } }] }`,
  );
  const digest = /ODPM_TRUST_DIGEST=(\w+)/.exec(at.odpm('trust').err)?.[1] ?? '';
  const words = ['plan', '--no-docker', '--json'];
  const { code, out, err } = at.run([process.execPath, entry, ...words], {
    ODPM_TRUST_DIGEST: digest,
  });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ complete: true });
  expect(err.split('\n').length).toBeLessThan(250);
  expect(err).toContain('  loud: it printed more than 200 lines; the rest is left out\n');
});

describe('what plugins make of services', () => {
  const handler = (value: string): string =>
    `{ on: [on('compose.service', { service: 'odoo' }, ({ value }) => (${value}))] }`;

  test.each([
    [
      'a service that the manifest could not say either',
      "{ fragments: [{ name: 'x', composeServices: () => ({ web: { image: 'nginx', portz: 3 } }) }] }",
      'manifest/unknown-key: unknown key "portz" (/services/web/portz)',
    ],
    [
      'no service at all',
      "{ fragments: [{ name: 'x', composeServices: () => ({ web: 'nginx' }) }] }",
      'plugins/bad-return: fragment x of the plugin gen returned what does not fit',
    ],
    [
      'a service that is not as Compose has it',
      handler('{ ...value, rest: { ...value.rest, cap_add: 7 } }'),
      'compose/plugin-not-compose: /services/odoo/cap_add does not follow the Compose specification, as the plugin gen',
    ],
    [
      'a service of another shape',
      handler("{ ...value, ports: 'all' }"),
      'plugins/bad-return: point compose.service',
    ],
  ])('%s: 3 before a byte is written', (_, definition, said) => {
    expect(up(at).code).toBe(0);
    put(at, 'gen', definition);
    const ended = unchanged([at.project], () => up(at));
    expect(shown(ended)).toEqual(one(3, said));
    expect(ended.err).toMatch(/gen/);
  });

  needs('compose')('one that Compose refuses: 3 with its words, and the files of before stay', () => {
    expect(up(at).code).toBe(0);
    put(at, 'gen', handler("{ ...value, rest: { ...value.rest, stop_grace_period: 'never' } }"));
    const ended = unchanged([at.project], () => up(at));
    expect(shown(ended)).toEqual(
      one(
        3,
        'compose/plugin-refused: Docker Compose refuses the file that odpm would write, as the plugin gen',
      ),
    );
    expect(ended.err).toMatch(/^ {2}\| .*stop_grace_period/m);
  });
});
