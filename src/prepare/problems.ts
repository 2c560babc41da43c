import { problem } from '../diagnostics/index.ts';

export const linkOnTheWay = problem('prepare/link-on-the-way', {
  exit: 7,
  message: (f: { link: string }) => `${f.link} is a symbolic link; odpm writes through none`,
  fix: (f) => `Move ${f.link} away: odpm makes a folder of its own there.`,
});

export const noFolder = problem('prepare/no-folder', {
  exit: 7,
  message: (f: { path: string }) => `${f.path} is no folder, and odpm needs one of that name`,
  fix: (f) => `Move ${f.path} away: odpm makes a folder of its own there.`,
});

export const stale = problem('prepare/stale', {
  exit: 7,
  message: (f: { path: string }) => `${f.path} changed while odpm waited for an answer`,
  fix: () => 'Run the command again: it shows what is to be done now.',
});
