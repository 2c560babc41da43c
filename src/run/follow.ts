import { uncoloured, visible } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { lookFrom } from '../host/index.ts';
import { composeArgv, composeFiles, physicalName } from '../model/index.ts';
import { exec } from './exec.ts';
import { serviceEnded } from './problems.ts';
import type { Site } from './site.ts';

interface Ending {
  readonly service: string;
  readonly code: number;
}

/** Runs docker to its end or until the signal comes; what it printed. */
async function docker(words: readonly string[], site: Site, signal?: AbortSignal): Promise<string> {
  const { programs } = site.host;
  const environment = programs.clean('docker');
  const argv = ['docker', ...words];
  return (await programs.run({ argv, folder: site.project.folder, environment, ...(signal && { signal }) }))
    .stdout;
}

/** Containers of the stack that run: id → service. */
async function running(site: Site): Promise<Map<string, string>> {
  const filter = `label=com.docker.compose.project=${site.project.name}`;
  const format = '{{.ID}} {{.Label "com.docker.compose.service"}}';
  const lines = (await docker(['ps', '--all', '--no-trunc', '--filter', filter, '--format', format], site))
    .trim()
    .split('\n');
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [id = '', service = ''] = line.split(' ');
      return id === '' ? [] : [[id, service]];
    }),
  );
}

/** Waits for a container's end; `undefined` when the wait itself was ended. */
async function endOf(
  id: string,
  service: string,
  at: { site: Site; signal: AbortSignal },
): Promise<Ending | undefined> {
  const code = Number.parseInt(await docker(['wait', id], at.site, at.signal), 10);
  return Number.isNaN(code) ? undefined : { service, code };
}

const isMain = ({ service }: Ending, { project: { settings } }: Site): boolean =>
  ['odoo', 'db'].some((name) => physicalName(settings.names, name) === service);

/** The end of `odoo` or `db`; of others it is only said when they did not end well. */
function mainEnd(
  containers: ReadonlyMap<string, string>,
  site: Site,
  signal: AbortSignal,
): Promise<Ending | undefined> {
  return new Promise((resolve) => {
    const waits = [...containers].map(async ([id, service]) => {
      const ending = await endOf(id, service, { site, signal });
      if (ending && isMain(ending, site)) resolve(ending);
      else if (ending && ending.code !== 0) {
        site.progress.note(
          `odpm: service ${service} ended with ${String(ending.code)}; the others keep running\n`,
        );
      }
    });
    void Promise.all(waits).then(() => resolve(undefined));
  });
}

/** The stack's Compose command. */
async function composeOf(site: Site): Promise<readonly string[]> {
  const look = lookFrom(site.host, site.project.folder);
  const beside = await look.stat('.odpm/generated/docker-compose.yml');
  const file = beside ? '.odpm/generated/docker-compose.yml' : 'docker-compose.yml';
  return composeArgv(site.project, await composeFiles(file, look));
}

/**
 * Shows what the services print until `odoo` or `db` ends or a signal comes; then the others are stopped in
 * order, data and containers stay. A problem when the end was not a good one.
 */
export async function followStack(site: Site): Promise<Problem[]> {
  const compose = await composeOf(site);
  const watching = new AbortController();
  const signal = AbortSignal.any([site.interrupts.signal, watching.signal]);
  const { programs, terminal } = site.host;
  const logs = programs.run({
    argv: [...compose, 'logs', '--follow', '--tail', '50'],
    folder: site.project.folder,
    environment: programs.clean('docker'),
    signal,
    // A full disk behind stdout is no reason to leave the stack alone.
    onLine: (line) => void terminal.out(`${visible(uncoloured(line))}\n`).catch(() => undefined),
  });
  const ended = await mainEnd(await running(site), site, signal);
  watching.abort(143);
  await logs;
  // The signal has done its work: what stops the containers must not be stopped by it.
  const calm = { ...site, interrupts: { ...site.interrupts, signal: new AbortController().signal } };
  const stopped = await exec({ kind: 'exec', argv: [...compose, 'stop'] }, calm);
  return ended === undefined || ended.code === 0 ? stopped : [serviceEnded(ended), ...stopped];
}
