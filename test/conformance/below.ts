import { join } from 'node:path';
import { exitCode } from '../../src/diagnostics/index.ts';
import { lookFrom } from '../../src/host/index.ts';
import type { Host } from '../../src/host/index.ts';
import { readManifest } from '../../src/manifest/index.ts';
import { scenarios } from '../../src/model/index.ts';
import { review } from '../../src/pipeline.ts';
import { around, envFiles } from '../../src/place/index.ts';
import { readSettings } from '../../src/settings/index.ts';
import type { Problem } from '../../src/diagnostics/index.ts';

/** What is known of a manifest below the verb. */
export async function below(
  root: string,
  host: Host,
): Promise<{ code: number; problems: readonly Problem[] }> {
  const folder = join(root, 'project');
  const look = lookFrom(host, folder);
  const [text, layers] = [
    await look.read(join(root, 'dev/odpm.json')),
    await envFiles({ folder, look }, host),
  ];
  if (!text.ok || !layers.ok || text.value === undefined)
    return { code: 3, problems: [...text.problems, ...layers.problems] };
  const settings = readSettings(layers.value, host.machine.environment, { mode: 'validate' });
  const document = readManifest('odpm.json', text.value);
  const problems = [...document.problems, ...settings.problems];
  if (document.ok && settings.ok)
    for (const scenario of scenarios)
      problems.push(...review(document.value, { ...settings.value, scenario }, around(folder, host)));
  return { code: exitCode(problems), problems };
}
