import { expect, test } from 'vitest';
import { verdict } from '../../src/model/index.ts';
import type { Project, Request, Verdict } from '../../src/model/index.ts';
import { steps } from '../../src/image/index.ts';
import { facts, lookAt, points, projectWith, providers, request } from './given.ts';
import type { Images, Machine } from './given.ts';

async function asked(project: Project, machine: Machine, wanted: Partial<Request> = {}): Promise<Verdict> {
  const look = lookAt(machine);
  let known = facts;
  let answer = verdict.noop('');
  for (const step of steps) {
    answer = await step.evaluate({
      project,
      look,
      facts: known,
      request: { ...request, ...wanted },
      points,
      providers,
    });
    known = { ...known, ...answer.facts };
  }
  return answer;
}

const project = projectWith({ system_packages: ['libmagic1'] }, { profile: 'ci' });
const base = 'odoo-amd64-python-3.13-debian-13-ci';

const argvOf = ({ actions }: Verdict): readonly string[] =>
  actions.flatMap((action) => (action.kind === 'exec' ? action.argv : []));

/** The labels that a build of this project gives its image. */
const labelsOf = (answer: Verdict): Record<string, string> => {
  const argv = argvOf(answer);
  const labels = argv.filter((_, at) => argv[at - 1] === '--label');
  return Object.fromEntries(labels.map((label) => label.split(/=(.*)/s).slice(0, 2) as [string, string]));
};

const tagOf = (answer: Verdict): string => argvOf(answer)[argvOf(answer).indexOf('--tag') + 1] ?? '';

test('an image that is not there is built under its identity and as the latest', async () => {
  const answer = await asked(project, {});
  expect(tagOf(answer)).toMatch(/^odoo-amd64-python-3\.13-debian-13-ci:[0-9a-f]{8}$/);
  expect(argvOf(answer)).toContain(`${base}:latest`);
  expect(answer.because).toBe(`${tagOf(answer)} is not built yet`);
  expect(answer.fetches).toEqual([
    'image python:3.13-trixie',
    `packages of Debian 13 (trixie) and uv for ${tagOf(answer)}`,
  ]);
});

test('one that is there is left alone, but for --build', async () => {
  const name = tagOf(await asked(project, {}));
  const there = { images: { [name]: {} } };
  expect(await asked(project, there)).toMatchObject({ outcome: 'noop', because: `${name} is here` });
  const anew = await asked(project, there, { build: true });
  expect(anew).toMatchObject({ outcome: 'update', reason: 'asked-for', facts: { rebuilt: true } });
  expect(argvOf(anew)).toContain('--no-cache');
});

test('whether it is there is not asked in a project that nobody trusts yet, so that no plan counts it as a change', async () => {
  const untrusted = { trust: { given: false, hostAccess: false } };
  const answer = await asked(project, { images: { [tagOf(await asked(project, {}))]: {} } }, untrusted);
  expect(answer).toMatchObject({ outcome: 'run', reason: 'not-asked', actions: [] });
  expect(answer.because).toMatch(/:[0-9a-f]{8} is built if it is not here$/);
});

const older = async (from: Project, files: Record<string, string> = {}): Promise<Images> => ({
  [`${base}:latest`]: labelsOf(await asked(from, { files })),
});

test.each<[string, Promise<Images>]>([
  ['system_packages (+libmagic1 -sl)', older({ ...project, systemPackages: ['sl'] })],
  ['user id 1234 instead of 1000', older({ ...project, user: { uid: 1234, gid: 1001 } })],
  ['group id 1234 instead of 1001', older({ ...project, user: { uid: 1000, gid: 1234 } })],
  ['another Dockerfile', older({ ...project, odooVersion: '12.0' })],
  ['.odpm/Dockerfile.extra', older(project, { '.odpm/Dockerfile.extra': 'ENV A=1\n' })],
])('the plan says which part changed: %s', async (part, images) => {
  const answer = await asked(project, { images: await images });
  expect(answer.reason).toBe('outdated');
  expect(answer.because).toBe(`${tagOf(answer)} is not built yet; ${base}:latest differs: ${part}`);
});

test('the order of packages and their repeats make no other image', async () => {
  const [one, other] = [
    ['sl', 'hello'],
    ['hello', 'sl', 'hello'],
  ].map((systemPackages) => asked({ ...project, systemPackages }, {}));
  expect(one && tagOf(await one)).toBe(other && tagOf(await other));
});

test('no value of the network stands in the call: names of variables do', async () => {
  const argv = argvOf(await asked(project, {}));
  expect(argv.join(' ')).toContain('--build-arg HTTPS_PROXY --build-arg NO_PROXY');
  expect(argv).toContain('id=PIP_INDEX_URL,env=PIP_INDEX_URL');
});

test('of a prebuilt image only what its labels say can differ', async () => {
  const settings = { ...project.settings, baseImage: 'registry.example.org/base:1' };
  const labels = Object.values(await older(project))[0] ?? {};
  const with_ = (found: Readonly<Record<string, string>>) =>
    asked({ ...project, settings, profile: 'full' }, { images: { 'registry.example.org/base:1': found } });
  expect((await with_({})).problems).toEqual([]);
  const [problem] = (await with_(labels)).problems;
  expect(problem).toMatchObject({ code: 'image/prebuilt-differs', severity: 'warning' });
  expect(problem?.message).toContain('profile ci instead of full');
});

test('certificates that are not there block the build', async () => {
  const said = (name: string) =>
    name === 'ODPM_CA_FILE' ? [{ value: '/etc/no.pem', by: 'the environment' }] : [];
  const settings = { ...project.settings, said };
  const answer = await asked({ ...project, settings }, {});
  expect(answer).toMatchObject({ outcome: 'blocked', reason: 'image/no-certificates' });
});

test.each([
  ['FROM debian:13\nRUN true', 'image/extra-stage', 1],
  ['# mine\nRUN apt-get update \\\n# and so on\n', 'image/extra-goes-on', 2],
])('lines that would change those of odpm are refused: %j', async (extra, code, line) => {
  const look = lookAt({ files: { '.odpm/Dockerfile.extra': extra } });
  const answer = await steps[0]?.evaluate({ project, look, facts, request, points, providers });
  expect(answer).toMatchObject({ outcome: 'blocked', reason: code });
  expect(answer?.problems[0]?.at).toMatchObject({ file: '.odpm/Dockerfile.extra', line });
});
