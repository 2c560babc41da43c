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

export const machineOf = (packageFolder: string): Machine => ({
  environment: process.env,
  cwd: workingFolder(),
  home: homedir(),
  arch: process.arch,
  platform: process.platform,
  uid: process.getuid?.() ?? 0,
  gid: process.getgid?.() ?? 0,
  pid: process.pid,
  package: packageFolder,
});
