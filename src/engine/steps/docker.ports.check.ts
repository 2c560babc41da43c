import type { Problem } from '../../diagnostics/index.ts';
import { originOf, physicalName, verdict, withoutStart } from '../../model/index.ts';
import type { Facts, Look, Project, PublishedPort, Step } from '../../model/index.ts';
import { portBusy } from '../problems.ts';

const names = ['ps', '--format', '{{.Names}} {{.Ports}}'];

/** The container that publishes a port, of any project. */
async function holderOf(look: Look, port: number): Promise<string> {
  const { stdout } = await look.docker(names);
  const line = stdout.split('\n').find((each) => each.includes(`:${String(port)}->`));
  return line === undefined ? 'another program' : `container ${line.split(' ')[0] ?? ''}`;
}

const settingOf = (service: string, port: number, { settings }: Project): string | undefined => {
  const { names, ports } = settings;
  if (service === physicalName(names, 'db')) return 'POSTGRES_PORT';
  if (service !== physicalName(names, 'odoo')) return undefined;
  if (port === ports.debugger) return 'DEBUGGER_PORT';
  return port === ports.gevent ? 'GEVENT_PORT' : 'ODOO_PORT';
};

async function busy(
  { service, address, port }: PublishedPort,
  project: Project,
  look: Look,
): Promise<Problem[]> {
  if (await look.portFree(address, port)) return [];
  const setting = settingOf(service, port, project);
  const at =
    setting === undefined
      ? originOf(project.document.origins, `/services/${service}/ports`)
      : project.settings.at(setting);
  return [
    portBusy(
      {
        address,
        port,
        setting: setting ?? `ports of the service ${service}`,
        holder: await holderOf(look, port),
        other: port + 1000,
      },
      at,
    ),
  ];
}

/** What the project's own containers publish already is theirs. */
function wanted({ compose, containers = [] }: Partial<Facts>): PublishedPort[] {
  const held = (service: string, port: number): boolean =>
    containers.some((each) => each.service === service && each.ports.includes(`:${port}->`));
  return (compose?.ports ?? []).filter(({ service, port }) => !held(service, port));
}

export const dockerPortsCheck: Step = {
  id: 'docker.ports.check',
  description: 'See that the ports of the stack are free.',
  phase: 'runtime',
  required: false,

  async evaluate({ project, look, facts, request }) {
    if (!request.start) return verdict.skip(`Docker is not asked ${withoutStart(project)}`, 'skip-start');
    if (!request.docker) return verdict.skip('Docker is not asked', 'no-docker');
    if (!facts.compose || !facts.containers)
      return verdict.skip('an earlier step has to be mended first', 'earlier-step');
    const ports = wanted(facts);
    const problems = (await Promise.all(ports.map((port) => busy(port, project, look)))).flat();
    if (problems.length > 0) return verdict.blocked(problems);
    return verdict.noop(
      ports.length === 0 ? 'the stack holds its ports' : 'the ports of what starts are free',
    );
  },
};
