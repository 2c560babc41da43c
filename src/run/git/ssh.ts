import { resolve } from 'node:path';
import { shellWord } from '../../base/index.ts';
import type { GitSite } from './at.ts';
import type { OwnConfig } from './own-config.ts';

/** The key that the user's settings name, absolute. */
export function keyOf({ project, host }: GitSite): string | undefined {
  const said = project.settings.variables('PATH_TO_SSH_KEY')?.value;
  if (said === undefined || said === '') return undefined;
  return said === '~' || said.startsWith('~/')
    ? `${host.machine.home}${said.slice(1)}`
    : resolve(project.folder, said);
}

/** A person's own command for ssh goes on as it is; the options behind it hold where it says nothing else. */
export function sshCommand({ sshCommand: configured }: OwnConfig, site: GitSite): string {
  const { environment } = site.host.machine;
  const program = environment['GIT_SSH'];
  const own =
    environment['GIT_SSH_COMMAND'] ??
    configured ??
    (program === undefined || program === '' ? undefined : shellWord(program));
  const key = keyOf(site);
  const options = [
    ...(key === undefined ? [] : ['-i', shellWord(key), '-o', 'IdentitiesOnly=yes']),
    ...(own === undefined ? ['-o', 'ConnectTimeout=30', '-o', 'ServerAliveInterval=15'] : []),
    ...(own === undefined && !site.host.terminal.interactive ? ['-o', 'BatchMode=yes'] : []),
  ];
  return [own ?? 'ssh', ...options].join(' ');
}
