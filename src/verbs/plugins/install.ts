import { exitCode, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { report } from '../../host/index.ts';
import type { Host, Interrupts } from '../../host/index.ts';
import { withMember } from '../../manifest/index.ts';
import { flag } from '../../model/index.ts';
import type { Call } from '../../model/index.ts';
import {
  agreedOn,
  askedFor,
  edited,
  install,
  rowsOf,
  sourceOf,
  specFor,
  tableOf,
} from '../../packages/index.ts';
import type { Installed, Source } from '../../packages/index.ts';

interface At {
  readonly call: Call;
  readonly host: Host;
  readonly interrupts: Interrupts;
}

/** The manifest with what it is to say of a package that was named. */
async function withPackage(
  said: string,
  source: Source,
  { call, host, interrupts }: At,
): Promise<Checked<Wanted>> {
  const asked = askedFor(said);
  if (!asked.ok) return asked;
  const { name } = asked.value;
  const spec = await specFor(asked.value, source, { call, host, signal: interrupts.signal });
  if (!spec.ok) return spec;
  const text = withMember(source.text, ['extensions', 'plugins', name], spec.value);
  const after = edited(source, text);
  return after.ok ? good({ source: after.value, anew: [name] }, after.problems) : after;
}

interface Wanted {
  readonly source: Source;
  readonly anew: readonly string[];
}

async function wantedBy(at: At): Promise<Checked<Wanted>> {
  const source = await sourceOf(at.call, at.host);
  const [said] = at.call.args;
  if (!source.ok) return source;
  return said === undefined ? good({ source: source.value, anew: [] }) : withPackage(said, source.value, at);
}

function tell(done: Installed, { file, old, text }: Source, { host, call }: At): Promise<void> {
  const rows = rowsOf(done);
  const fresh = rows.some(({ change }) => change === 'added' || change === 'changed');
  if (fresh && !call.globals.quiet)
    host.terminal.err('None of this code has run: "odpm up" asks you before it does.\n');
  const written = old === text ? '' : `${file} is written\n`;
  // What stays as it was is the answer only where nothing was done.
  const isNews = written === '' || rows.some(({ change }) => change !== 'kept');
  const said = `${written}${isNews ? tableOf(rows) : ''}`;
  return host.terminal.out(said === '' ? 'The manifest names no package to install.\n' : said);
}

async function installed(at: At): Promise<Checked<void>> {
  const { call, host, interrupts } = at;
  const wanted = await wantedBy(at);
  if (!wanted.ok) return wanted;
  const { source } = wanted.value;
  const question = `Write this to ${source.file}, and install? This runs none of its code.`;
  if (!(await agreedOn(source, { question, call, host }))) return good(undefined);
  const done = await install({ ...wanted.value, frozen: flag(call, 'frozen'), host, interrupts });
  if (done.ok) await tell(done.value, source, at);
  return done.ok ? good(undefined, done.problems) : done;
}

/** Installs the packages that the manifest names, or one more. Runs no code of theirs. */
export async function run(call: Call, host: Host): Promise<number> {
  const interrupts = host.catchSignals();
  const said = await installed({ call, host, interrupts }).finally(() => interrupts.end());
  if (interrupts.code() === undefined || said.ok) report(host, said.problems);
  else host.terminal.err('\nInterrupted: nothing was changed.\n');
  return interrupts.code() ?? exitCode(said.problems);
}
