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
  Deploying,
  Deployment,
  Difference,
  Facts,
  Look,
  Names,
  Project,
  Provided,
  Step,
  StepContext,
  Verdict,
} from '../../model/index.ts';
import { objections } from '../announced.ts';
import { remembering } from '../deployed.ts';
import { differences, sinceBefore } from '../stack.ts';

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

async function stackOf(
  changes: readonly Difference[],
  { project, look, facts: { compose } }: StepContext,
): Promise<Deploying> {
  const location = compose?.file ?? '';
  const { bind, ports } = project.settings;
  return {
    kind: 'compose-file',
    location,
    project: project.name,
    compose: composeArgv(project, await composeFiles(location, look)),
    passes: compose ? passedOn(compose) : [],
    publishes: { address: bind, port: ports.odoo },
    changes,
  };
}

/** A browser cannot open the address that stands for all of them. */
function urlOf({ protocol, address, port }: Deployment): string {
  const host = address === '0.0.0.0' ? '127.0.0.1' : address;
  return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
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
    : verdict.skip('an earlier step has to be fixed first', 'earlier-step');
}

/** A container keeps the image that it was made from, also when another one gets its name. */
function withImage(
  found: readonly Difference[],
  { rebuilt }: Partial<Facts>,
  names: Names,
): readonly Difference[] {
  const service = physicalName(names, 'odoo');
  if (rebuilt !== true || found.some((each) => each.service === service)) return found;
  return [...found, { service, what: 'recreate', why: 'its image is built again', keys: ['image'] }];
}

interface Start {
  readonly changes: readonly Difference[];
  readonly deployer: Provided<'deployers'>;
  readonly deployment: Deployment;
}

/** The start itself, unless somebody has something against it. */
async function starting({ changes, deployer, deployment }: Start, at: StepContext): Promise<Verdict> {
  const { project, look, facts, request, points } = at;
  const { containers = [] } = facts;
  const { names } = project.settings;
  const { name, plugin } = deployer;
  const by = plugin === undefined ? undefined : { name, plugin };
  const known = {
    facts: { differences: changes, containers, deployment: { url: urlOf(deployment), by } },
  };
  const because = by
    ? `${deployment.because} (deployer ${by.name} of the plugin ${by.plugin})`
    : deployment.because;
  if (deployment.actions.length === 0) return verdict.noop(because, known);
  if (!request.trust.given) return verdict.update(because, 'services-differ', known);
  const said = await objections({ differences: changes, containers, names }, points);
  if (said.some(isError)) return verdict.blocked(said, known);
  const old = await tooOld(['engine', 'compose'], look);
  if (old.length > 0) return verdict.blocked(old);
  const actions = [...(await remembering(deployer, look)), ...deployment.actions];
  const fetches = [...(await missingImages(facts, look)), ...wheels(facts, project)];
  return verdict.update(because, 'services-differ', { ...known, actions, fetches, problems: said });
}

export const composeUp: Step = {
  id: 'compose.up',
  description: 'Start the stack.',
  phase: 'runtime',
  required: true,

  async evaluate(at) {
    const { project, facts, request, providers } = at;
    const skip = skipped(at);
    if (skip) return skip;
    if (request.trust.hostAccess && !request.trust.given) {
      return verdict.blocked([notTrusted({ what: 'services that ask for access to this machine' })]);
    }
    const { compose, containers = [], stopped = [] } = facts;
    const { names } = project.settings;
    const changes = compose
      ? withImage(differences({ compose, containers, stopped, names }), facts, names)
      : [];
    const stack = await stackOf(changes, at);
    const deployer = await providers.deployer(stack);
    if (!deployer.ok) return verdict.blocked(deployer.problems);
    const deployment = await deployer.value.ask.deploy(stack);
    if (!deployment.ok) return verdict.blocked(deployment.problems);
    return starting({ changes, deployer: deployer.value, deployment: deployment.value }, at);
  },
};
