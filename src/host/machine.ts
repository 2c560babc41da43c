import { homedir } from 'node:os';
import type { Machine } from './host.ts';

/** The working folder may have been removed under the shell. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env['PWD'] ?? '/';
  }
}

/** A user of a number alone, as containers have, has none unless `HOME` says so. */
function homeFolder(): string {
  try {
    return homedir() || '/';
  } catch {
    return '/';
  }
}

export const machineOf = (packageFolder: string): Machine => ({
  environment: process.env,
  cwd: workingFolder(),
  home: homeFolder(),
  arch: process.arch,
  platform: process.platform,
  uid: process.getuid?.() ?? 0,
  gid: process.getgid?.() ?? 0,
  pid: process.pid,
  node: process.execPath,
  package: packageFolder,
});
