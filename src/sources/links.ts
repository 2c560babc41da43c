import { basename, join } from 'node:path';
import type { Backups, Look, Project, Repository } from '../model/index.ts';

export interface Link {
  /** In the project folder. */
  readonly path: string;
  /** Absolute. */
  readonly target: string;
  /** Nobody asked for it: a link that leads elsewhere is somebody's own too. */
  readonly yields?: true;
}

/** What a shell shows of what lies elsewhere; where two would have one name, the first of them has it. */
export function wantedLinks(project: Project, backups: Backups | undefined): Link[] {
  const { developing, platform, dependencies } = project;
  const own = developing.folder;
  const named = ({ name, folder, checkout }: Repository, below = ''): Link => ({
    path: join(below, checkout ? name : basename(folder)),
    target: folder,
  });
  const links: Link[] = [
    { path: 'odpm.json', target: join(own, 'odpm.json') },
    named(developing),
    named(platform),
    ...(backups
      ? [{ path: 'backups', target: backups.path, ...(!backups.said && { yields: true as const }) }]
      : []),
    ...dependencies.map((each) => named(each, 'dependencies')),
  ];
  const first = new Map(links.toReversed().map((link) => [link.path, link]));
  return links.filter((link) => first.get(link.path) === link);
}

export interface Found {
  readonly missing: readonly Link[];
  /** Names that something else has. */
  readonly taken: readonly string[];
}

/** Which links are not as they should be. What is no link is somebody's own, and stays. */
export async function compared(links: readonly Link[], look: Look): Promise<Found> {
  const found = await Promise.all(links.map(async (link) => ({ link, facts: await look.stat(link.path) })));
  const points = async ({ path, target }: Link, written: string | undefined): Promise<boolean> =>
    written === target || ((await look.real(path)) ?? path) === ((await look.real(target)) ?? target);
  const missing: Link[] = [];
  const taken: string[] = [];
  for (const { link, facts } of found) {
    const elsewhere = facts?.kind === 'link' && !(await points(link, facts.target));
    if (!facts || (elsewhere && !link.yields)) missing.push(link);
    else if (elsewhere || facts.kind !== 'link') taken.push(link.path);
  }
  return { missing, taken };
}
