import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { needs } from '../host/means.ts';
import { box, entry, unchanged } from './box.ts';
import type { Box } from './box.ts';
import {
  errors,
  generated,
  hostile,
  installed,
  one,
  pluginText,
  put,
  runHere,
  shown,
  untripped,
  up,
} from './plugged.ts';

let at: Box;
beforeEach(() => {
  at = box();
  at.manifest({ hooks: {}, dependencies: [] });
});

describe('trust', () => {
  const sound = (name = 'made'): string =>
    `{ steps: [{ id: 'mine.step', description: 'Mine.', evaluate: async (ctx) => (await ctx.look.read('${name}.txt')) === 'x'
      ? verdict.noop('it is there') : verdict.update('new', [write('${name}.txt', 'x')]) }] }`;
  const made = (name = 'made'): boolean => existsSync(join(at.project, `${name}.txt`));
  const digestOf = (err: string): string => /ODPM_TRUST_DIGEST=(\w+)/.exec(err)?.[1] ?? '';
  const upHere = (answers?: string[]) => runHere(at, 'up --skip-start --quiet', answers ? { answers } : {});

  test.each([['n'], ['']])(
    'no (%j), or nothing: 4, and nothing of it ran',
    async (answer) => {
      hostile(at);
      const { code, err } = await upHere([answer]);
      expect(code).toBe(4);
      expect(err).toContain('Trust it? [y/N]');
      for (const name of ['mine', 'plain', 'typed', 'folder', 'pack'])
        expect(err).toContain(`plugin ${name} (`);
      expect({ untripped: untripped(at), generated: generated(at) }).toEqual({
        untripped: true,
        generated: false,
      });
    },
    60_000,
  );

  test('yes: it is asked once, also for a run without a terminal', async () => {
    put(at, 'mine', sound());
    expect(await upHere(['y'])).toMatchObject({ code: 0 });
    expect(made()).toBe(true);
    expect(at.odpm('up', '--skip-start', '--quiet', '--no-input')).toEqual({ code: 0, out: '', err: '' });
  });

  test.each<[string, () => void]>([
    ['a byte of its file', () => appendFileSync(join(at.project, '.odpm/plugins/mine.mjs'), ' ')],
    ['the mode of its file', () => chmodSync(join(at.project, '.odpm/plugins/mine.mjs'), 0o700)],
    ['a file beside it', () => at.put('.odpm/plugins/_helper.json', '{}')],
    ['its configuration', () => at.manifest({ extensions: { config: { mine: { a: 1 } } } })],
    ['another plugin', () => put(at, 'second', '{}')],
  ])('%s changes after the yes: 4, what changed is shown, and nothing runs', async (_, change) => {
    put(at, 'mine', sound());
    expect(await upHere(['y'])).toMatchObject({ code: 0 });
    change();
    const ended = at.odpm('up', '--skip-start', '--quiet');
    expect(ended.code).toBe(4);
    expect(ended.err).toMatch(/^ {2}[~+] runs? .*plugin/m);
  });

  test('CI is nobody who could say yes: 4, and the digest of exactly this content is taken', () => {
    put(at, 'mine', sound());
    const inCi = (more: Readonly<Record<string, string>> = {}) =>
      at.run([process.execPath, entry, 'up', '--skip-start', '--quiet'], { CI: 'true', ...more });
    const refused = unchanged([at.project], () => inCi());
    expect(refused.code).toBe(4);
    expect(inCi({ ODPM_TRUST_DIGEST: 'a'.repeat(64) }).code).toBe(4);
    expect(inCi({ ODPM_TRUST_DIGEST: digestOf(refused.err) }).code).toBe(0);
    expect(made()).toBe(true);
  });

  test('a project cannot say yes to itself', () => {
    put(at, 'mine', sound());
    const { err } = at.odpm('up', '--skip-start', '--quiet');
    at.put('.odpm/trust.json', JSON.stringify({ trusted: true }));
    at.put('.env', `ODPM_TRUST_DIGEST=${digestOf(err)}\nODPM_HOME=${at.project}/home\n`);
    expect(at.odpm('up', '--skip-start', '--quiet').code).toBe(4);
    expect(made()).toBe(false);
  });

  const spoiled = async (spoil: (store: string) => void): Promise<void> => {
    put(at, 'mine', sound());
    expect(await upHere(['y'])).toMatchObject({ code: 0 });
    const [kept = ''] = at.run(['sh', '-c', `ls ${at.home}/.odpm/trust`]).out.split('\n');
    spoil(join(at.home, '.odpm/trust', kept));
    const ended = at.odpm('up', '--skip-start', '--quiet');
    expect(ended.code).toBe(4);
    expect(ended.err).toContain('the trust store is not private');
  };

  test('a store that others may write to says nothing', () => spoiled((store) => chmodSync(store, 0o666)));

  needs('root')('nor does one of another user', () => spoiled((store) => chownSync(store, 65534, 65534)));
});

describe('files that are not what they seem', () => {
  test('a plugin that is a symbolic link: 3, and it is not loaded', () => {
    writeVictim('plugin.mjs');
    mkdirSync(join(at.project, '.odpm/plugins'), { recursive: true });
    symlinkSync(join(at.victim, 'plugin.mjs'), join(at.project, '.odpm/plugins/mine.mjs'));
    const ended = unchanged([at.project, at.victim], () => up(at));
    expect(shown(ended)).toEqual(one(3, 'plugins/path-outside: .odpm/plugins/mine.mjs is a symbolic link'));
  });

  const writeVictim = (name: string): void =>
    at.put(
      `../victim/${name}`,
      `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(join(at.victim, 'tripped'))}, '');\nexport default {};\n`,
    );

  test('two files of one name: 3 with both', () => {
    put(at, 'mine', '{}');
    at.put('.odpm/plugins/mine.ts', pluginText('{}'));
    const ended = unchanged([at.project], () => up(at));
    expect(ended.code).toBe(3);
    expect(errors(ended.err)).toEqual([expect.stringContaining('plugins/two-of-one-name: ') as string]);
    expect(ended.err).toContain('.odpm/plugins/mine.mjs');
    expect(ended.err).toContain('.odpm/plugins/mine.ts');
  });

  test('a local plugin of the name of a package: 3 with both', () => {
    installed(at, 'pack', {
      'package.json': JSON.stringify({
        name: 'pack',
        version: '1.0.0',
        type: 'module',
        odpm: { name: 'pack', api: '^1.0', entry: './index.js' },
      }),
      'index.js': 'export default {};\n',
    });
    put(at, 'pack', '{}');
    const ended = up(at);
    expect(ended.code).toBe(3);
    expect(errors(ended.err)).toEqual([expect.stringContaining('plugins/two-of-one-name: ') as string]);
    expect(ended.err).toContain('.odpm/packages/node_modules/pack');
    expect(ended.err).toContain('.odpm/plugins/pack.mjs');
  }, 60_000);

  test('a package that only a folder above has is not installed', () => {
    at.put('../node_modules/pack/package.json', JSON.stringify({ name: 'pack', version: '1.0.0' }));
    at.manifest({ extensions: { plugins: { pack: '^1.0.0' } } });
    expect(shown(up(at))).toEqual(one(3, 'plugins/not-installed: the package pack is not installed'));
    at.manifest({ extensions: {} });
    at.put('.odpm/plugins/mine.mjs', "import 'pack';\nexport default {};\n");
    expect(shown(up(at))).toEqual(one(1, 'plugins/threw: the plugin mine threw while it was loaded: '));
  });

  test.each<[string, () => void]>([
    ['bytes', () => appendFileSync(join(at.project, '.odpm/packages/node_modules/pack/index.js'), ' ')],
    [
      'version',
      () => {
        const path = join(at.project, '.odpm/packages/node_modules/pack/package.json');
        at.put(
          '.odpm/packages/node_modules/pack/package.json',
          readFileSync(path, 'utf8').replace('1.0.0', '1.0.1'),
        );
      },
    ],
    [
      'integrity',
      () => {
        const lock = readFileSync(join(at.project, '.odpm/plugins.lock.json'), 'utf8');
        at.put('.odpm/plugins.lock.json', lock.replace(/^ *"integrity": .*\n/m, ''));
      },
    ],
  ])(
    'a package and another %s than the lock has: 3 also with --trust, and it is not imported',
    (_, change) => {
      hostile(at);
      for (const name of ['mine.mjs', 'plain.js', 'typed.ts', 'old.py'])
        at.run(['rm', join(at.project, '.odpm/plugins', name)]);
      at.run(['rm', '-r', join(at.project, '.odpm/plugins/folder')]);
      change();
      const ended = up(at);
      expect(ended.code).toBe(3);
      expect(errors(ended.err)).toEqual([expect.stringContaining('plugins/integrity: ') as string]);
      expect(untripped(at)).toBe(true);
    },
    60_000,
  );
});
