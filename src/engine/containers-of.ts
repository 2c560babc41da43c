import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { dockerPs } from '../model/index.ts';
import type { Container, Look } from '../model/index.ts';
import { readContainers } from './containers.ts';
import { faultOf } from './fault.ts';
import { otherProject, strangeAnswer } from './problems.ts';

interface Asked {
  /** Of the Compose project. */
  readonly name: string;
  readonly folder: string;
  readonly look: Pick<Look, 'docker'>;
}

/** The containers of a Compose project, ended ones too; a problem where it was started from another folder. */
export async function containersOf({ name, folder, look }: Asked): Promise<Checked<readonly Container[]>> {
  const answer = await look.docker(dockerPs(name));
  if (answer.code !== 0) return bad(faultOf(answer));
  const found = readContainers(answer.stdout);
  if (!found) return bad(strangeAnswer({}));
  const elsewhere = found.folders.find((each) => each !== folder);
  return elsewhere === undefined ? good(found.containers) : bad(otherProject({ name, folder: elsewhere }));
}
