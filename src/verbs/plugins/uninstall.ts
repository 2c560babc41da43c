import { bad, exitCode, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { happenIn } from '../../extend/index.ts';
import { report } from '../../host/index.ts';
import type { Host, Interrupts } from '../../host/index.ts';
import type { Call } from '../../model/index.ts';
import { agreedOn, dataOf, leaving, sourceOf, uninstall } from '../../packages/index.ts';
import { load, ownParts } from '../../pipeline/index.ts';

async function uninstalled(call: Call, host: Host, interrupts: Interrupts): Promise<Checked<string>> {
  const source = await sourceOf(call, host);
  if (!source.ok) return source;
  const going = await leaving(call.args[0] ?? '', source.value);
  if (!going.ok) return going;
  const { name, plugin } = going.value;
  const { file, place } = source.value;
  const question = `Write this to ${file}, and remove ${name}?`;
  if (!(await agreedOn(going.value.source, { question, call, host }))) return good('');
  const loaded = await load(place, host);
  const last = await happenIn(
    { event: 'onUninstall', plugin },
    { place, loaded, call, own: ownParts, interrupts },
    host,
  );
  if (exitCode(last) !== 0 || interrupts.code() !== undefined) return bad(...last);
  const done = await uninstall(going.value, host);
  if (!done.ok) return done;
  const kept = (await dataOf(plugin, place.look)).map((path) => `kept     ${path}\n`);
  return good(`${file} is written\nremoved  ${name}\n${kept.join('')}`, last);
}

/** Takes a package out of the project. What its plugin keeps of the project stays, and is named. */
export async function run(call: Call, host: Host): Promise<number> {
  const interrupts = host.catchSignals();
  const said = await uninstalled(call, host, interrupts).finally(() => interrupts.end());
  report(host, said.problems);
  if (said.ok) await host.terminal.out(said.value);
  return interrupts.code() ?? exitCode(said.problems);
}
