import { problem } from '../diagnostics/index.ts';

export const linkOnTheWay = problem('prepare/link-on-the-way', {
  exit: 7,
  message: (f: { link: string }) => `${f.link} is a symbolic link; odpm does not write through links`,
  fix: (f) => `Move ${f.link} away: odpm makes a folder of its own there.`,
});

export const noFolder = problem('prepare/no-folder', {
  exit: 7,
  message: (f: { path: string }) => `${f.path} is not a folder, and odpm needs one of that name`,
  fix: (f) => `Move ${f.path} away: odpm makes a folder of its own there.`,
});

export const stale = problem('prepare/stale', {
  exit: 7,
  message: (f: { path: string }) => `${f.path} changed while odpm waited for an answer`,
  fix: () => 'Run the command again: it shows what is to be done now.',
});

interface Unknown {
  readonly plugin: string;
  readonly step: string;
  readonly anchor: string;
  readonly near: string | undefined;
}

export const unknownAnchor = problem('prepare/unknown-anchor', {
  message: (f: Unknown) =>
    `${f.step} of the plugin ${f.plugin} is placed at "${f.anchor}", which is not a step`,
  fix: (f) =>
    f.near === undefined
      ? 'Name a step that "odpm plan --format json" lists in "before" or "after".'
      : `Write "${f.near}".`,
});

export const anchorCycle = problem('prepare/anchor-cycle', {
  message: (f: { plugin: string; steps: string }) =>
    `steps of the plugin ${f.plugin} are placed at each other in a circle: ${f.steps}`,
  fix: () => 'Remove "before" or "after" from one of them.',
});
