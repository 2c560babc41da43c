import { isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { requestOf, textOption } from '../model/index.ts';
import type { Call, Project, Request } from '../model/index.ts';
import { projectName } from '../project/index.ts';
import type { ToClone } from './developing.ts';
import { keepingOf } from './keeping.ts';
import { partsOf } from './layout.ts';
import { find } from './place.ts';
import { notCloned } from './problems.ts';

/** A project of which nothing is known but the repository that holds its manifest, and what is needed to clone that. */
export interface Cloning extends ToClone {
  readonly project: Pick<Project, 'name' | 'folder' | 'settings' | 'keeping'>;
  readonly request: Pick<Request, 'start' | 'docker'>;
}

const meansThat = (problems: readonly Problem[]): boolean => {
  const errors = problems.filter(isError);
  return errors.length > 0 && errors.every(({ code }) => code === notCloned.code);
};

/**
 * What has to be cloned before a project can be read; `undefined`: more is wrong with it than that, or `--no-git-update`.
 * @param problems what is wrong with the project
 */
export async function cloningOf(
  problems: readonly Problem[],
  call: Call,
  host: Host,
): Promise<Cloning | undefined> {
  const wanted = requestOf(call);
  if (!meansThat(problems) || !wanted.ok || !wanted.value.gitUpdate) return undefined;
  const place = await find(call.globals, host);
  if (!place.ok) return undefined;
  const { folder } = place.value;
  const reading = { mode: 'plan', scenario: textOption(call, 'scenario'), from: folder } as const;
  const { settings: said, layout } = await partsOf(place.value, host, reading);
  if (!said.ok || !layout.toClone) return undefined;
  const settings = said.value;
  const keeping = keepingOf(settings, { folder, home: host.machine.home });
  const { docker, start } = wanted.value;
  return {
    ...layout.toClone,
    project: { name: projectName(folder, settings.names), folder, settings, keeping },
    request: { docker, start: start && settings.scenario !== 'ci' },
  };
}
