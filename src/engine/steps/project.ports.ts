import { portsFile, verdict } from '../../model/index.ts';
import type { FoundPorts, Step } from '../../model/index.ts';

const textOf = (ports: FoundPorts): string => `${JSON.stringify({ version: 1, ports }, undefined, 2)}\n`;

const spoken = (ports: FoundPorts): string =>
  Object.entries(ports)
    .map(([setting, port]) => `${setting}=${String(port)}`)
    .join(', ');

export const projectPorts: Step = {
  id: 'project.ports',
  description: 'Keep the free ports that were found for the project.',
  phase: 'prepare',
  required: false,

  async evaluate({ project, look }) {
    const { foundPorts: ports } = project.settings;
    if (ports === undefined) return verdict.skip('ports are as the settings say', 'not-asked-for');
    if (Object.keys(ports).length === 0) return verdict.skip('the settings set every port', 'not-asked-for');
    const text = textOf(ports);
    const there = await look.read(portsFile);
    if (!there.ok) return verdict.blocked(there.problems);
    if (there.value === text) return verdict.noop(`kept for this project: ${spoken(ports)}`);
    const write = { kind: 'write', path: portsFile, text, mode: 0o600 } as const;
    return verdict.update(`free now, and kept: ${spoken(ports)}`, 'absent', { actions: [write] });
  },
};
