import type { Problem } from '../../diagnostics/index.ts';
import { copyOf, originOf, verdict } from '../../model/index.ts';
import type { Former, Look, Project, Step, Verdict, Write } from '../../model/index.ts';
import { takenOver, unmarked } from '../files.ts';
import { find } from '../find.ts';
import type { Left } from '../find.ts';
import { otherMajor, severalFilestores, unknownMajor } from '../problems.ts';

/** What would keep people from finding their databases and files again. */
function problemsOf({ cluster, filestores }: Left, { postgres, document }: Project): Problem[] {
  const wanted = postgres.major;
  const found = cluster?.major ?? wanted;
  const at = originOf(document.origins, '/postgres');
  const [first, ...others] = filestores.map(({ home }) => home);
  return [
    ...(cluster && found === 'unknown' ? [unknownMajor({ folder: cluster.folder })] : []),
    ...(cluster && found !== 'unknown' && found !== wanted
      ? [otherMajor({ folder: cluster.folder, found, wanted }, at)]
      : []),
    ...(first !== undefined && others.length > 0 ? [severalFilestores({ first, others })] : []),
  ];
}

function inWords({ cluster, filestore }: Former): string {
  if (!cluster && filestore === undefined) return 'odpm 4 worked here, and left no data';
  if (!cluster) return 'the filestore of odpm 4 is used where it is';
  const both = filestore === undefined ? 'the cluster of odpm 4 is' : 'cluster and filestore of odpm 4 are';
  return `${both} used where ${filestore === undefined ? 'it is' : 'they are'}`;
}

interface Files {
  /** What the steps behind this one write over without knowing whose it is. */
  readonly over: readonly (readonly [path: string, text: string])[];
  readonly former: Former;
}

async function filesOf({ cluster, filestores, templates, marked }: Left, look: Look): Promise<Files> {
  const first = !(await takenOver(look));
  const over = first ? await unmarked(look) : [];
  const environment = (await look.stat('.venv')) ? ['.venv'] : [];
  const former = {
    cluster: cluster && { folder: cluster.folder, target: cluster.target },
    filestore: filestores[0]?.folder,
    first,
    replaced: [...marked, ...over.map(([path]) => path)],
    left: [...templates, ...environment],
  };
  return { over, former };
}

function answer({ over, former }: Files): Verdict {
  const [because, facts] = [inWords(former), { former }];
  const actions = over.map(([path, text]): Write => copyOf(path, text));
  if (actions.length > 0) return verdict.update(because, 'of-odpm-4', { actions, facts });
  const used = former.cluster !== undefined || former.filestore !== undefined;
  return former.first || used
    ? verdict.noop(because, { facts })
    : verdict.skip('nothing of odpm 4 is used', 'not-of-odpm-4');
}

export const projectTakeOver: Step = {
  id: 'project.take_over',
  description: 'Use what odpm 4 left in the project folder.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look }) {
    const left = await find(look, project.postgres.major);
    if (!left) return verdict.skip('odpm 4 left nothing here', 'not-of-odpm-4');
    const problems = problemsOf(left, project);
    return problems.length > 0 ? verdict.blocked(problems) : answer(await filesOf(left, look));
  },
};
