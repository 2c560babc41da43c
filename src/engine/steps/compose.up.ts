import { isError } from '../../diagnostics/index.ts';
import {
  composeArgv,
  composeFiles,
  notTrusted,
  passedOn,
  physicalName,
  tooOld,
  verdict,
  withoutStart,
} from '../../model/index.ts';
import type {
  Difference,
  Facts,
  Look,
  Names,
  Project,
  Step,
  StepContext,
  Verdict,
} from '../../model/index.ts';
import { objections } from '../announced.ts';
import { differences, sentence, sinceBefore } from '../stack.ts';

async function missingImages({ compose, image }: Partial<Facts>, look: Look): Promise<string[]> {
  const names = [...new Set(compose?.images.values())].filter((name) => name !== image?.name);
  const missing: string[] = [];
  for (const name of names) {
    const answer = await look.docker(['image', 'inspect', '--format', '{{.Id}}', name]);
    if (answer.code !== 0) missing.push(`image ${name}`);
  }
  return missing.sort();
}

/** The first start of odoo fills its virtual environment. */
function wheels({ containers = [] }: Partial<Facts>, { settings }: Project): string[] {
  const odoo = physicalName(settings.names, 'odoo');
  return containers.some(({ service }) => service === odoo) ? [] : ['wheels of the requirements'];
}

async function toStart(
  project: Project,
  facts: Partial<Facts>,
  look: Look,
): Promise<Pick<Verdict, 'actions' | 'fetches'>> {
  const argv = composeArgv(project, await composeFiles(facts.compose?.file ?? '', look));
  const up = ['up', '--detach', '--remove-orphans', '--quiet-pull'];
  return {
    actions: [{ kind: 'exec', argv: [...argv, ...up], passes: facts.compose ? passedOn(facts.compose) : [] }],
    fetches: [...(await missingImages(facts, look)), ...wheels(facts, project)],
  };
}

function skipped({ project, request: { start, docker, test }, facts }: StepContext): Verdict | undefined {
  const { compose, containers } = facts;
  const { names } = project.settings;
  const since = compose && sinceBefore(compose, { names, reread: facts.reread ?? false });
  const known = since ? { facts: { differences: since } } : {};
  if (!start) return verdict.skip(`nothing is started ${withoutStart(project)}`, 'skip-start', known);
  if (!docker) return verdict.skip('Docker is not asked', 'no-docker', known);
  if (test) return verdict.skip('tests end with their result', 'only-tests', known);
  return compose && containers
    ? undefined
    : verdict.skip('an earlier step has to be mended first', 'earlier-step');
}

/** A container keeps the image that it was made from, also when another one gets its name. */
function withImage(
  found: readonly Difference[],
  { rebuilt }: Partial<Facts>,
  names: Names,
): readonly Difference[] {
  const service = physicalName(names, 'odoo');
  if (rebuilt !== true || found.some((each) => each.service === service)) return found;
  return [...found, { service, what: 'recreate', why: 'its image is built anew', keys: ['image'] }];
}

/** The start itself, unless somebody has something against it. */
async function starting(found: readonly Difference[], at: StepContext): Promise<Verdict> {
  const { project, look, facts, request, points } = at;
  const { containers = [] } = facts;
  const { names } = project.settings;
  const because = sentence(found);
  const known = { facts: { differences: found, containers } };
  if (!request.trust.given) return verdict.update(because, 'services-differ', known);
  const said = await objections({ differences: found, containers, names }, points);
  if (said.some(isError)) return verdict.blocked(said, known);
  const old = await tooOld(['engine', 'compose'], look);
  if (old.length > 0) return verdict.blocked(old);
  const start = await toStart(project, facts, look);
  return verdict.update(because, 'services-differ', { ...known, ...start, problems: said });
}

export const composeUp: Step = {
  id: 'compose.up',
  description: 'Start the stack.',
  phase: 'runtime',
  required: true,

  async evaluate(at) {
    const { project, facts, request } = at;
    const skip = skipped(at);
    if (skip) return skip;
    if (request.trust.hostAccess && !request.trust.given) {
      return verdict.blocked([notTrusted({ what: 'services that ask for access to this machine' })]);
    }
    const { compose, containers = [], stopped = [] } = facts;
    const { names } = project.settings;
    const found = compose
      ? withImage(differences({ compose, containers, stopped, names }), facts, names)
      : [];
    if (found.length === 0) return verdict.noop('every service runs as it is defined');
    return starting(found, at);
  },
};
