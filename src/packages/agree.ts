import type { Host } from '../host/index.ts';
import { flag } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { agreed } from '../run/index.ts';
import { diffOf } from './source.ts';
import type { Source } from './source.ts';

/**
 * Shows what is going to change in the manifest, and asks whether it may; with `--write` or `--yes` nobody is asked. Where
 * nobody can be asked the changes are shown, and that is all. An edit that changes nothing needs no yes.
 */
export async function agreedOn(source: Source, { question, call, host }: Asking): Promise<boolean> {
  const diff = diffOf(source);
  if (diff === '' || flag(call, 'write')) return true;
  await host.terminal.out(diff);
  if (call.globals.yes) return true;
  if (call.globals.input && host.terminal.interactive) return agreed(host, question);
  if (!call.globals.quiet) host.terminal.err('Nothing was changed; add --write to write it.\n');
  return false;
}

interface Asking {
  readonly question: string;
  readonly call: Call;
  readonly host: Host;
}
