import { bad, good } from '../diagnostics/index.ts';
import { verdict } from '../model/index.ts';
import type { Extensions, Own, OwnHandler, OwnStage, Project, Step } from '../model/index.ts';
import { noCommand } from './command-problems.ts';
import { dispatcher } from './points.ts';
import type { Registered } from './points.ts';
import { ownCandidates, providersAmong } from './providers.ts';

interface Called {
  handle(event: object, project: Project): unknown;
}

/** odpm's own handlers, each with the project as it is when its turn comes. */
export const ownRegistered = (own: readonly OwnHandler[], project: () => Project): Registered[] =>
  own.map((handler) => ({
    point: handler.point,
    priority: handler.priority,
    filters: {},
    call: async (event) => good(await (handler as Called).handle(event, project())),
  }));

/** The step that tells what plugins add. */
export const loadStep = {
  id: 'plugins.load',
  description: 'Load the plugins, and remember which have run here.',
  phase: 'sources',
} as const;

const noRows: Step = {
  ...loadStep,
  required: false,
  evaluate: () => Promise.resolve(verdict.skip('the project has no plugins', 'no-plugins')),
};

/** A run without plugins: odpm's own handlers are called, its own providers asked, and nothing else is there. */
export function noExtensions(own: Own, at: OwnStage): Extensions {
  let current = at;
  return {
    rows: noRows,
    steps: [],
    loaded: [],
    hookIds: new Map(),
    points: dispatcher(
      ownRegistered(own.handlers, () => current.project),
      () => undefined,
    ),
    providers: providersAmong({
      of: (kind) => Promise.resolve(good(ownCandidates(kind, own.providers, current))),
      lacking: new Map(),
    }),
    stage: (stage) => {
      current = stage;
    },
    contributions: () => Promise.resolve(good([])),
    carryOut: () => Promise.resolve([]),
    status: () => Promise.resolve({ lines: [], links: [] }),
    command: (plugin, name) => Promise.resolve(bad(noCommand({ plugin, name, known: [] }))),
    lifecycle: () => Promise.resolve(good([])),
    warnings: () => [],
    audit: () => [],
    stats: () => [],
  };
}
