import { exitCode } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { faultOf, otherProject, readContainers, strangeAnswer } from '../engine/index.ts';
import { report } from '../host/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { dockerPs } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { find } from '../place/index.ts';
import type { Place } from '../place/index.ts';
import { composeName } from '../project/index.ts';
import { down, whileHeld } from '../run/index.ts';

async function takeDown(
  { folder, look }: Place,
  host: Host,
  interrupts: Interrupts,
): Promise<readonly Problem[]> {
  const name = composeName(folder);
  const answer = await look.docker(dockerPs(name));
  if (answer.code !== 0) return [faultOf(answer)];
  const found = readContainers(answer.stdout);
  if (!found) return [strangeAnswer({})];
  const elsewhere = found.folders.find((each) => each !== folder);
  if (elsewhere !== undefined) return [otherProject({ name, folder: elsewhere })];
  if (found.containers.length === 0) {
    host.terminal.err('Nothing to stop: this project has no containers.\n');
    return [];
  }
  return down(name, host, interrupts);
}

/** Stops the stack and removes its containers. Needs no sound manifest: Docker knows what belongs to the project. */
export async function run(call: Call, host: Host): Promise<number> {
  const interrupts = host.catchSignals();
  const place = await find(call.globals, host);
  const held = place.ok
    ? await whileHeld({ host, folder: place.value.folder, command: 'odpm down' }, () =>
        takeDown(place.value, host, interrupts),
      )
    : place;
  const problems = held.ok ? held.value : held.problems;
  report(host, problems);
  interrupts.end();
  return interrupts.code() ?? exitCode(problems);
}
