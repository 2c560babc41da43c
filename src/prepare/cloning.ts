import { basename } from 'node:path';
import { verdict } from '../model/index.ts';
import type { Bring, Checkout, Phase, PlannedStep, Verdict } from '../model/index.ts';
import type { View } from './view.ts';

export interface First extends Pick<View, 'project' | 'request'> {
  readonly checkout: Checkout;
  /** Where the clone is to lie, absolute. */
  readonly folder: string;
}

/** The plan of a project whose manifest is not here yet, and what is brought for it. */
export interface ClonePlan {
  readonly bring: Bring;
  readonly view: View;
}

const wishOf = ({ ref, commit }: Checkout): string =>
  commit === undefined ? (ref ?? 'its default branch') : `commit ${commit.slice(0, 12)}`;

type Row = readonly [id: string, phase: Phase, description: string];

function rowOf([id, phase, description]: Row, { parts: _, ...answer }: Verdict): PlannedStep {
  return { id, phase, description, required: true, ...answer };
}

/** Nothing of a project is known before the repository is here that holds its manifest. */
export function clonePlan({ checkout, folder, project, request }: First): ClonePlan {
  const name = basename(folder);
  const bring: Bring = { kind: 'bring', as: 'clone', name, checkout, folder };
  const { url } = checkout;
  const because = `not cloned yet: ${wishOf(checkout)} of ${url}, to ${folder}`;
  const extra = { actions: [bring], fetches: [`git ${url}`] };
  const later = verdict.run(
    `not known until ${name} is cloned: it holds the manifest`,
    'known-after-sources',
  );
  const steps = [
    rowOf(
      [`repository.${name}`, 'sources', `The repository ${name}.`],
      verdict.update(because, 'absent', extra),
    ),
    rowOf(['project.map_folders', 'prepare', 'Find the add-on folders.'], later),
    ...(request.start ? [rowOf(['compose.up', 'runtime', 'Start the stack.'], later)] : []),
  ];
  const plan = { steps, changes: true, complete: false, inputs: new Map<string, string>() };
  return { bring, view: { plan, project, request, changes: [], problems: [], diff: false } };
}
