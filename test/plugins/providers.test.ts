import { describe, expect, test } from 'vitest';
import { good } from '../../src/diagnostics/index.ts';
import { providers as ownOfImage } from '../../src/image/index.ts';
import { choose } from '../../src/model/index.ts';
import { projectWith } from '../image/given.ts';
import { local, refusals, shown } from './live-given.ts';
import type { Lived } from './live-given.ts';

interface One {
  readonly name: string;
  readonly plugin?: string;
  readonly priority?: number;
  readonly says?: true | string;
}

async function chosen(all: readonly One[], named?: string): Promise<object> {
  const asked: string[] = [];
  const candidates = all.map(({ plugin, priority = 100, says = true, name }) => ({
    ...{ name, plugin, priority, says },
  }));
  const found = await choose(
    candidates,
    ({ name, says }) => {
      asked.push(name);
      return Promise.resolve(good(says));
    },
    named,
  );
  if (!found.ok) throw new Error(shown(found.problems));
  const { taken, passed } = found.value;
  return {
    taken: taken.map(({ name }) => name),
    passed: passed.map(({ one, why }) => `${one.name}: ${why}`),
    asked,
  };
}

describe('the rule by which all kinds are chosen', () => {
  test('lower priority first, odpm before plugins, then by name', async () => {
    const all = [
      { name: 'b', plugin: 'x' },
      { name: 'a', plugin: 'x' },
      { name: 'z' },
      { name: 'late', priority: 200 },
      { name: 'early', plugin: 'x', priority: 1 },
    ];
    expect(await chosen(all)).toMatchObject({ taken: ['early', 'z', 'a', 'b', 'late'] });
  });

  test('who does not accept is passed, with the reason', async () => {
    expect(await chosen([{ name: 'a', says: 'no Gemfile' }, { name: 'b' }])).toEqual({
      taken: ['b'],
      passed: ['a: no Gemfile'],
      asked: ['a', 'b'],
    });
  });

  test('where the manifest names one, no other is asked, whatever its priority', async () => {
    expect(await chosen([{ name: 'a', priority: 1 }, { name: 'b' }], 'b')).toEqual({
      taken: ['b'],
      passed: ['a: it has another name'],
      asked: ['b'],
    });
  });
});

const distribution = (
  members = '',
): string => `export default { providers: { distributions: { ubuntu: () => ({
  detect: ({ version }) => version === '24.04' || 'it has 24.04 alone',
  displayName: () => 'Ubuntu 24.04',
  packages: () => ['curl'],
  user: () => ['true'],
  dockerfile: (profile, { packages }) => 'FROM ubuntu:24.04\\nRUN apt-get install -y ' + packages.join(' ') + '\\nUSER $ODPM_UID:$ODPM_GID\\n',
  ${members}
}) } } };`;

const ubuntu = (version: string) => projectWith({}, { distribution: { name: 'ubuntu', version } });

const lived = (plugins: Readonly<Record<string, string>>, trusted = true): Promise<Lived> =>
  local(plugins, { ownProviders: ownOfImage, trusted, deadline: 500 });

describe('a distribution of a plugin', () => {
  test('is chosen by its name', async () => {
    const { extensions } = await lived({ ubuntu: distribution() });
    const found = await extensions.providers.distribution(ubuntu('24.04'));
    expect(found).toMatchObject({ ok: true, value: { name: 'ubuntu', plugin: 'ubuntu', priority: 100 } });
    if (found.ok) {
      const release = { name: 'ubuntu', version: '24.04' };
      expect(await found.value.ask.displayName(release)).toEqual(good('Ubuntu 24.04'));
    }
  });

  test('that says no, every candidate and its reason are told', async () => {
    const { extensions } = await lived({ ubuntu: distribution() });
    const found = await extensions.providers.distribution(ubuntu('25.10'));
    expect(shown(found.problems)).toBe(`error: nothing provides the distribution ubuntu 25.10

  odpm.json:11:16
  11 |     "version": "13"
                      ~~~~

  | debian of odpm: it has another name
  | ubuntu of the plugin ubuntu: it has 24.04 alone

  Write a "version" that it has.

  plugins/no-provider (odpm explain plugins/no-provider)
`);
  });

  test('is not known before the user trusts the plugin', async () => {
    const { extensions } = await lived({ ubuntu: distribution() }, false);
    const { problems } = await extensions.providers.distribution(ubuntu('24.04'));
    expect(problems).toMatchObject([{ code: 'model/not-trusted', severity: 'note' }]);
  });

  test('whose plugin cannot be loaded is among the candidates', async () => {
    const { extensions } = await lived({ ubuntu: 'throw new Error("no");' });
    const { problems } = await extensions.providers.distribution(ubuntu('24.04'));
    expect(problems).toMatchObject([
      { output: expect.stringContaining('the plugin ubuntu cannot be loaded') as string },
    ]);
  });
});

/** What went wrong when a method of a distribution was called. */
async function wrong(members: string): Promise<string> {
  const { extensions } = await lived({ ubuntu: distribution(members) });
  const found = await extensions.providers.distribution(ubuntu('24.04'));
  if (!found.ok) return shown(found.problems);
  const parts = { packages: [], requirements: [], lines: [], systemPackages: [], user: [], extra: '' };
  const release = { name: 'ubuntu', version: '24.04' };
  const at = { release, arch: 'amd64', python: '3.12' } as const;
  const made = await found.value.ask.dockerfile('ci', { ...at, ...parts });
  const packages = await found.value.ask.packages('ci');
  return shown([...made.problems, ...packages.problems]);
}

describe('code of a provider is kept to its part', () => {
  test.each([
    ['throws', 'dockerfile() { throw new TypeError("no release"); }', 'plugins/threw'],
    ['never ends', 'dockerfile: () => new Promise(() => {})', 'plugins/timed-out'],
    ['ends the process', 'dockerfile: () => process.exit(0)', 'plugins/called-exit'],
    ['gives no text', 'dockerfile: () => 7', 'plugins/bad-return'],
    ['gives no Dockerfile', 'dockerfile: () => "RUN true"', 'plugins/bad-return'],
    ['leaves the user out', 'dockerfile: () => "FROM ubuntu:24.04\\n"', 'plugins/bad-return'],
    ['gives a command as a package', 'packages: () => ["curl; reboot"]', 'plugins/bad-return'],
    ['neither accepts nor says why not', 'detect: () => false', 'plugins/bad-return'],
  ])('one that %s is one problem', async (_, members, code) => {
    const problems = await wrong(members);
    expect(problems.match(/\(odpm explain (.*)\)/g)).toEqual([`(odpm explain ${code})`]);
  });

  test('a method that is missing is named', async () => {
    expect(await wrong('user: undefined'))
      .toBe(`error: distribution ubuntu of the plugin ubuntu returned what does not fit: user is missing, where a function belongs

  .odpm/plugins/ubuntu.mjs

  Return an object with detect, displayName, packages, dockerfile, user.

  plugins/bad-return (odpm explain plugins/bad-return)
`);
  });
});

describe('providers that no run can use are told when the plugin is loaded', () => {
  test('an instance where a factory belongs', async () => {
    expect(
      await refusals({
        ubuntu: 'export default { providers: { distributions: { ubuntu: { detect: () => true } } } };',
      }),
    )
      .toBe(`error: providers.distributions.ubuntu of the plugin ubuntu is an object, where a function that makes one belongs

  .odpm/plugins/ubuntu.mjs

  Write ubuntu: (ctx) => new Client(ctx): it is called when it is needed.

  plugins/instance-not-factory (odpm explain plugins/instance-not-factory)
`);
  });

  test('a class, which cannot be called', async () => {
    const said = await refusals({
      ubuntu: 'class U {} export default { providers: { toolchains: { u: U } } };',
    });
    expect(said).toContain(
      'providers.toolchains.u of the plugin ubuntu is a class, where a function that makes one',
    );
  });

  test('a kind that odpm does not choose among', async () => {
    const said = await refusals({ ubuntu: 'export default { providers: { deployer: {} } };' });
    expect(said).toContain('has "deployer" in providers, which odpm does not know');
    expect(said).toContain('Write "deployers".');
  });

  test('one kind and name twice: odpm itself, or another plugin', async () => {
    const debian = distribution().replace('ubuntu:', 'debian:');
    const said = await refusals(
      { a: debian, b: distribution(), c: distribution() },
      { ownProviders: ownOfImage },
    );
    expect(said).toContain('the distribution debian is added by two: odpm itself and the plugin a');
    expect(said).toContain('the distribution ubuntu is added by two: the plugin b and the plugin c');
    expect(said).toContain('Give that of c another name, such as ubuntu-c.');
    expect(said.match(/explain plugins\/provider-twice/g)).toHaveLength(2);
  });
});
