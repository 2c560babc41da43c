import { pathFrom, shellWord } from '../../base/index.ts';
import type { EarlySite } from './at.ts';
import type { OwnConfig } from './own-config.ts';

/** The key that the user's settings name, absolute. */
export function keyOf({ project: { settings, folder }, host }: EarlySite): string | undefined {
  const { home } = host.machine;
  return settings.sshKey === undefined ? undefined : pathFrom(settings.sshKey, { folder, home });
}

/** A person's own command for ssh goes on as it is; the options behind it hold where it says nothing else. */
export function sshCommand({ sshCommand: configured }: OwnConfig, site: EarlySite): string {
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
