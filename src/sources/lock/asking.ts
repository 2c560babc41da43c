import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import { originOf } from '../../model/index.ts';
import type { Look, Project, Repository } from '../../model/index.ts';
import { folderMissing } from '../problems.ts';
import { wayOf, withSame } from './choose.ts';
import type { Asked, Way } from './choose.ts';
import { commitOf, digestOfFolder } from './state.ts';
import type { Wanted } from './wanted.ts';
import type { Kept } from './write.ts';

export type Question = Extract<Way, { is: 'asked' }>;

/** `stands`: the commit of a work tree of people's, whose files may differ from it. */
type Found =
  | Question
  | { readonly is: 'known'; readonly commit: string }
  | { readonly is: 'stands'; readonly folder: string; readonly commit: string };

/** Repositories, what files tell of their commits, and what git has to be asked. */
export interface Asking {
  readonly rows: readonly (readonly [wanted: Wanted, found: Found])[];
  /** For servers. */
  readonly questions: readonly Question[];
  /** Work trees of people's. */
  readonly trees: readonly string[];
}

/** What git says. */
export interface Answers {
  /** Full ids, in the order of the questions. */
  readonly commits: readonly string[];
  /** Those of the work trees whose files differ from their commit. */
  readonly changed: ReadonlySet<string>;
}

async function inFolder({ folder, at }: Repository, project: Project, look: Look): Promise<Checked<Found>> {
  const place = originOf(project.document.origins, at);
  if ((await look.list(folder)).length === 0) return bad(folderMissing({ path: folder }, place));
  const commit = await commitOf(folder, look);
  return good(
    commit === undefined
      ? { is: 'known', commit: await digestOfFolder(folder, look) }
      : { is: 'stands', folder, commit },
  );
}

/** What has to be asked to lock repositories; a folder that is not there is a problem. */
export async function askingFor(
  wanted: readonly Wanted[],
  { asked, project }: { readonly asked: Asked; readonly project: Project },
  look: Look,
): Promise<Checked<Asking>> {
  const all = withSame(asked, wanted);
  const found = await Promise.all(
    wanted.map(async (each): Promise<Checked<readonly [Wanted, Found]>> => {
      const way = wayOf(each, project, all);
      const one = way.is === 'folder' ? await inFolder(each.repository, project, look) : good(way);
      return one.ok ? good([each, one.value] as const) : one;
    }),
  );
  const problems: Problem[] = found.flatMap((each) => each.problems);
  if (problems.length > 0) return bad(...problems);
  const rows = found.flatMap((each) => (each.ok ? [each.value] : []));
  return good({
    rows,
    questions: rows.flatMap(([, way]) => (way.is === 'asked' ? [way] : [])),
    trees: rows.flatMap(([, way]) => (way.is === 'stands' ? [way.folder] : [])),
  });
}

/** The commit of every repository, once git has answered. */
export function keptBy({ rows, questions }: Asking, { commits, changed }: Answers): readonly Kept[] {
  const told = new Map(questions.map((each, at) => [each, commits[at] ?? '']));
  return rows.map(([wanted, found]) => {
    if (found.is === 'asked') return { wanted, commit: told.get(found) ?? '' };
    const dirty = found.is === 'stands' && changed.has(found.folder);
    return { wanted, commit: dirty ? `${found.commit}-dirty` : found.commit };
  });
}
