import { expect, test } from 'vitest';
import { verdict } from '../../src/model/index.ts';
import type { ExtensionStep, Step, StepContext } from '../../src/model/index.ts';
import { sequence } from '../../src/prepare/sequence.ts';
import { facts, lookAt, points, projectWith, request } from '../image/given.ts';

const step = (id: string, phase: Step['phase']): Step => ({
  id,
  phase,
  description: id,
  required: false,
  evaluate: () => Promise.resolve(verdict.noop(id)),
});

const own = [
  step('docker.engine.check', 'sources'),
  step('compose.generate', 'prepare'),
  step('hooks.post_prepare', 'prepare'),
  step('compose.up', 'runtime'),
];

const extension = (id: string, said: Partial<ExtensionStep> = {}): ExtensionStep => ({
  ...step(id, 'prepare'),
  plugin: 'mine',
  order: 1000,
  before: undefined,
  after: undefined,
  ...said,
});

const ids = (...steps: readonly ExtensionStep[]): string[] => sequence(own, steps).map(({ id }) => id);

test('steps of plugins stand in front of the hooks, by order, then by id', () => {
  const [late, b, a] = [extension('z', { order: 1001 }), extension('b'), extension('a', { order: 5 })];
  expect(ids(late, b, a)).toEqual([
    'docker.engine.check',
    'compose.generate',
    'a',
    'b',
    'z',
    'hooks.post_prepare',
    'compose.up',
  ]);
});

test('an anchored step stands right at its anchor, which may be a step of a plugin, and has its phase', () => {
  const steps = [
    extension('second', { after: 'first' }),
    extension('first', { after: 'compose.up' }),
    extension('early', { before: 'docker.engine.check' }),
  ];
  const all = sequence(own, steps);
  expect(all.map(({ id, phase }) => `${phase} ${id}`)).toEqual([
    'sources early',
    'sources docker.engine.check',
    'prepare compose.generate',
    'prepare hooks.post_prepare',
    'runtime compose.up',
    'runtime first',
    'runtime second',
  ]);
});

async function problemOf(id: string, ...steps: readonly ExtensionStep[]) {
  const at = { project: projectWith({}), look: lookAt({}), facts, request, points } as unknown as StepContext;
  const found = sequence(own, steps).find((each) => each.id === id);
  const { outcome, problems } = (await found?.evaluate(at)) ?? {};
  return { outcome, said: problems?.map(({ code, message, fix }) => `${code}: ${message}. ${fix}`) };
}

test('an anchor that is no step blocks the step, with the nearest name', async () => {
  expect(await problemOf('mine', extension('mine', { after: 'compose.generat' }))).toEqual({
    outcome: 'blocked',
    said: [
      'prepare/unknown-anchor: mine of the plugin mine is placed at "compose.generat", which is not a step. Write "compose.generate".',
    ],
  });
});

test('anchors in a circle block every step of it', async () => {
  const steps = [extension('a', { after: 'b' }), extension('b', { before: 'a' })];
  expect(await problemOf('a', ...steps)).toEqual({
    outcome: 'blocked',
    said: [
      'prepare/anchor-cycle: steps of the plugin mine are placed at each other in a circle: a → b → a. Remove "before" or "after" from one of them.',
    ],
  });
  expect((await problemOf('b', ...steps)).outcome).toBe('blocked');
});
