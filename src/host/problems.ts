import { shellWord } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

interface At {
  /** As it is shown. */
  readonly path: string;
}

export const isADirectory = problem('host/is-a-directory', {
  message: ({ path }: At) => `${path} is a directory, not a file`,
  fix: ({ path }) =>
    `Move the directory away and put the file there: mv ${shellWord(path)} ${shellWord(`${path}.old`)}`,
});

export const notARegularFile = problem('host/not-a-regular-file', {
  message: ({ path, what }: At & { readonly what: string }) => `${path} is not a regular file but a ${what}`,
  fix: ({ path }) => `Put a regular file there: rm ${shellWord(path)}, then write it again.`,
});

export const tooLarge = problem('host/too-large', {
  message: ({ path, limit }: At & { readonly limit: string }) => `${path} is larger than ${limit}`,
  fix: ({ limit }) => `Cut it down to at most ${limit}.`,
});

/** An encoding by its name for `iconv`; with a mark in the file the name has no order. */
export type Wide = `UTF-${16 | 32}${'' | 'BE' | 'LE'}`;

export const notUtf8 = problem('host/not-utf8', {
  message: ({ path, instead }: At & { readonly instead: Wide | undefined }) =>
    `${path} is not UTF-8${instead ? ` but ${instead.replace(/[BL]E$/, '')}` : ''}`,
  fix: ({ path, instead }) =>
    `Convert it:\n  iconv -f ${instead ?? 'ISO-8859-1'} -t UTF-8 ${shellWord(path)} > ${shellWord(`${path}.utf8`)} && mv ${shellWord(`${path}.utf8`)} ${shellWord(path)}`,
});

export const tooManyLinks = problem('host/too-many-links', {
  message: ({ path }: At) => `${path} leads through too many links: one of them leads back`,
  fix: ({ path }) => `Remove the link and put the file there: rm ${shellWord(path)}`,
});

interface Failed extends At {
  /** In words, with the errno's name. */
  readonly why: string;
}

export const cannotRead = problem('host/cannot-read', {
  exit: 1,
  message: ({ path, why }: Failed) => `cannot read ${path}: ${why}`,
  fix: ({ path }) => `Check that you may read it: ls -ld ${shellWord(path)}`,
});

export const cannotWrite = problem('host/cannot-write', {
  exit: 1,
  message: ({ path, why }: Failed) => `cannot write ${path}: ${why}`,
  fix: ({ path, folder }: Failed & { readonly folder: string }) =>
    `Check that ${folder} has free space and can be written to, then run the command again; ${path} is as it was.`,
});

export const changedMeanwhile = problem('host/changed-meanwhile', {
  exit: 7,
  message: ({ path }: At) => `${path} was changed while odpm was working on it`,
  fix: () => 'Run the command again: it begins with the file as it is now.',
});

export const cannotWriteOutput = problem('host/cannot-write-output', {
  exit: 1,
  message: ({ why }: { readonly why: string }) => `cannot write output: ${why}`,
  fix: () => 'Send the output where there is room for it.',
});

export const isALink = problem('host/is-a-link', {
  exit: 7,
  message: ({ path }: At) => `${path} is a symbolic link, and odpm does not write through links`,
  fix: ({ path }) => `Remove the link, and odpm makes its own: rm ${shellWord(path)}`,
});

export const linkToNothing = problem('host/link-to-nothing', {
  exit: 7,
  message: ({ path, target }: At & { readonly target: string }) =>
    `${path} is a symbolic link to nothing: ${target} is not there`,
  fix: ({ path }) => `Create the file that it points to, or remove the link: rm ${shellWord(path)}`,
});

export const inTheWay = problem('host/in-the-way', {
  exit: 7,
  message: ({
    path,
    what,
    wanted,
  }: At & { readonly what: string; readonly wanted: 'file' | 'folder' | 'link' }) =>
    `${path} is a ${what}, where odpm needs a ${wanted}`,
  fix: ({ path }) => `Move it away: mv ${shellWord(path)} ${shellWord(`${path}.old`)}`,
});

interface Held {
  readonly folder: string;
  readonly by: { readonly pid: number; readonly command: string; readonly since: string } | undefined;
}

export const held = problem('host/held', {
  exit: 5,
  message: ({ by }: Held) =>
    by
      ? `another odpm holds this project: ${by.command} (pid ${by.pid}, since ${by.since})`
      : 'another odpm holds this project; which one is not known',
  fix: ({ by, folder }) =>
    by
      ? `Wait until it ends, or end it: kill ${by.pid}`
      : `Wait until it ends; to see it: pgrep -af odpm (the project is ${folder})`,
});

export const heldByHook = problem('host/held-by-hook', {
  exit: 5,
  message: ({ command, pid, since }: NonNullable<Held['by']>) =>
    `a hook of this run holds this project: ${command} (pid ${pid}, since ${since})`,
  fix: () => 'Remove odpm from the hook: the run that called it continues when the hook has ended.',
});

export const cannotHold = problem('host/cannot-hold', {
  exit: 1,
  message: ({ folder, why }: { readonly folder: string; readonly why: string }) =>
    `cannot take the lock of ${folder}: ${why}`,
  fix: () => 'Fix what is said there, then run the command again.',
});
