import type { Problem } from '../../diagnostics/index.ts';
import { verdict, withoutStart } from '../../model/index.ts';
import type { Facts, Look, Project, PublishedPort, Step } from '../../model/index.ts';
import { holderOf } from '../holder.ts';
import { askedFor } from '../port-asked.ts';
import { portBusy } from '../problems.ts';
import { publishedOf } from '../published.ts';
import { starts } from '../stack.ts';

/** A port that could be had instead, easily told from the one that is taken. */
async function freeNear(address: string, port: number, look: Look): Promise<number> {
  const first = port > 60_000 ? port - 1000 : port + 1000;
  const others = Array.from({ length: 20 }, (_, index) => first + index);
  for (const other of others) if (await look.portFree(address, other)) return other;
  return first;
}

async function busy(wanted: PublishedPort, project: Project, look: Look): Promise<Problem[]> {
  const { address, port } = wanted;
  if (await look.portFree(address, port)) return [];
  const { by, at } = askedFor(wanted, project);
  const holder = await holderOf(look, port);
  const facts = {
    address,
    port,
    setting: by,
    holder: holder?.words ?? 'a program that is not yours to see',
    release: holder?.release,
    other: await freeNear(address, port, look),
  };
  return [portBusy(facts, at)];
}

/** What the project's own containers publish already is theirs, and what no start begins needs none. */
function wanted({ compose, containers = [] }: Partial<Facts>): PublishedPort[] {
  const held = new Set(containers.flatMap(({ ports }) => publishedOf(ports).map(({ port }) => port)));
  return (compose?.ports ?? []).filter(
    ({ service, port }) => !held.has(port) && starts(compose?.definitions.get(service)),
  );
}

export const dockerPortsCheck: Step = {
  id: 'docker.ports.check',
  description: 'Check that the ports of the stack are free.',
  phase: 'runtime',
  required: false,

  async evaluate({ project, look, facts, request }) {
    if (!request.start) return verdict.skip(`Docker is not asked ${withoutStart(project)}`, 'skip-start');
    if (!request.docker) return verdict.skip('Docker is not asked', 'no-docker');
    if (!facts.compose || !facts.containers)
      return verdict.skip('an earlier step has to be fixed first', 'earlier-step');
    const ports = wanted(facts);
    const problems = (await Promise.all(ports.map((port) => busy(port, project, look)))).flat();
    if (problems.length > 0) return verdict.blocked(problems);
    return verdict.noop(
      ports.length === 0 ? 'the stack already has its ports' : 'the ports of what starts are free',
    );
  },
};
