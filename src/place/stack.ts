import { andThen, checked, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import type { Settings } from '../model/index.ts';
import { projectName } from '../project/index.ts';
import { readSettings } from '../settings/index.ts';
import { envFiles } from './place.ts';
import type { Place } from './place.ts';

/** The Compose project of a folder. */
export interface StackName {
  readonly name: string;
  readonly settings: Settings;
}

/** How Docker calls what a folder started: known without a sound manifest. */
export async function stackAt(place: Place, host: Host): Promise<Checked<StackName>> {
  const { files, problems } = await envFiles(place, host);
  return andThen(checked(files, problems), () =>
    andThen(readSettings(files, host.machine.environment), (settings) =>
      good({ name: projectName(place.folder, settings.names), settings }),
    ),
  );
}
