import type { View } from './view.ts';

/** What a plan says first of a folder that odpm 4 worked in. */
export interface Opening {
  readonly title: readonly string[];
  readonly parts: readonly (readonly [what: string, paths: readonly string[]])[];
}

/** What is used, replaced and left of what odpm 4 made; nothing once that is done. */
export function openingOf({ plan }: Pick<View, 'plan'>): Opening | undefined {
  const former = plan.steps.flatMap(({ facts }) => facts.former ?? [])[0];
  if (!former?.first) return undefined;
  const { cluster, filestore, replaced, left } = former;
  const data = [cluster?.folder, filestore].filter((path) => path !== undefined);
  const parts = [
    ['used where it is', data],
    ['replaced', replaced],
    ['left, not read', left],
  ] as const;
  const copies = 'Copies of what is replaced go to .odpm/state/replaced.';
  return {
    title: [
      'odpm 4 worked in this folder; nothing that it left is lost.',
      ...(replaced.length > 0 ? [copies] : []),
    ],
    parts: parts.filter(([, paths]) => paths.length > 0),
  };
}
