import { copyOf, originOf, verdict } from '../../model/index.ts';
import type { Former, Step, StepContext, Verdict } from '../../model/index.ts';
import { clusters } from '../cluster.ts';
import { marked, takenOver, templates, unmarked } from '../files.ts';
import { filestores } from '../filestores.ts';
import { otherMajor, severalFilestores } from '../problems.ts';

async function left(look: StepContext['look'], known: readonly string[]): Promise<string[]> {
  return (await look.stat('.venv')) ? [...known, '.venv'] : [...known];
}

function because({ cluster, filestore, first }: Former): string {
  const data = [cluster && 'its PostgreSQL cluster', filestore !== undefined && 'its filestore'];
  const used = data.filter((each) => typeof each === 'string').join(' and ');
  if (used !== '') return `odpm 4 worked here: ${used} ${cluster && filestore ? 'are' : 'is'} used in place`;
  return first ? 'odpm 4 worked here, and left no data' : 'nothing of odpm 4 is used';
}

/** Copies of what the steps behind this one write over, where the files themselves do not tell whose they are. */
async function answer(former: Former, { look }: StepContext): Promise<Verdict> {
  const facts = { former };
  const files = former.first ? await unmarked(look) : [];
  const actions = files.map(([path, text]) => copyOf(path, text));
  return actions.length === 0
    ? verdict.noop(because(former), { facts })
    : verdict.update(because(former), 'of-odpm-4', { actions, facts });
}

async function found(at: StepContext): Promise<Verdict> {
  const { project, look } = at;
  const { major: wanted } = project.postgres;
  const [[cluster], [filestore, ...more]] = [await clusters(look, wanted), await filestores(look)];
  const own = [...(await templates(look))];
  const replaced = await marked(look);
  const nothing = !cluster && !filestore && own.length === 0 && replaced.length === 0;
  if (nothing) return verdict.skip('odpm 4 left nothing here', 'not-of-odpm-4');
  const { folder = '', major = wanted } = cluster ?? {};
  const problems = [
    ...(major === wanted
      ? []
      : [otherMajor({ folder, found: major, wanted }, originOf(project.document.origins, '/postgres'))]),
    ...(filestore && more.length > 0
      ? [severalFilestores({ first: filestore.home, others: more.map(({ home }) => home) })]
      : []),
  ];
  if (problems.length > 0) return verdict.blocked(problems);
  const first = !(await takenOver(look));
  const unmarkedPaths = first ? (await unmarked(look)).map(([path]) => path) : [];
  const former: Former = {
    cluster: cluster && { folder: cluster.folder, target: cluster.target },
    filestore: filestore?.folder,
    first,
    replaced: [...replaced, ...unmarkedPaths],
    left: await left(look, own),
  };
  const used = cluster !== undefined || filestore !== undefined;
  return first || used ? answer(former, at) : verdict.skip(because(former), 'not-of-odpm-4');
}

export const projectTakeOver: Step = {
  id: 'project.take_over',
  description: 'Use what odpm 4 left in the project folder.',
  phase: 'prepare',
  required: true,
  quiet: true,
  evaluate: found,
};
