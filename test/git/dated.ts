import { git, gitWith } from './repositories.ts';

export interface Dated {
  /** When it was committed: `2024-03-12T01:00:00+02:00`. */
  readonly at: string;
  /** When its author made it; left out, at the same time. */
  readonly authored?: string;
  readonly parents: readonly string[];
}

const seconds = (time: string): string => {
  const zone = /([+-]\d\d):(\d\d)$/.exec(time);
  return `${Date.parse(time) / 1000} ${zone ? `${zone[1] ?? ''}${zone[2] ?? ''}` : '+0000'}`;
};

/** Adds a commit with a file of its own to a bare repository; the branch stands there then. Its id. */
export function commitAt(folder: string, branch: string, { at, authored = at, parents }: Dated): string {
  const blob = gitWith(folder, `${branch} ${at}\n`, ['hash-object', '-w', '--stdin']);
  const tree = gitWith(folder, `100644 blob ${blob}\todoo-bin\n`, ['mktree']);
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ana <ana@example.org> ${seconds(authored)}`,
    `committer bob <bob@example.org> ${seconds(at)}`,
    '',
    'change',
    '',
  ];
  const made = gitWith(folder, lines.join('\n'), ['hash-object', '-t', 'commit', '-w', '--stdin']);
  git(folder, 'update-ref', `refs/heads/${branch}`, made);
  return made;
}
