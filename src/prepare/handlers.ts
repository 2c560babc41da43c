import type { OwnHandler } from '../model/index.ts';

/** Steps that concern few projects: where they are skipped, no row tells so. */
const quiet: readonly string[] = ['project.take_over', 'plugins.load', 'sources.materialize'];

const withoutQuiet: OwnHandler = {
  point: 'plan.view',
  priority: 0,
  handle: ({ value }) => value.filter(({ id, outcome }) => !(outcome === 'skip' && quiet.includes(id))),
};

/** What this room has to say at points. */
export const handlers: readonly OwnHandler[] = [withoutQuiet];
