import { exitCode } from '../../diagnostics/index.ts';
import { lookFrom, report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { noSuchSchema } from '../../manifest/index.ts';
import type { Call } from '../../model/index.ts';

/** Prints the schema of a version of the manifest, as it lies in the package. */
export async function run({ args: [version = ''] }: Call, host: Host): Promise<number> {
  if (version !== 'v1' && version !== 'v2') {
    const problems = [noSuchSchema({ version })];
    report(host, problems);
    return exitCode(problems);
  }
  const look = lookFrom(host, host.machine.package);
  await host.terminal.out(await look.asset(`schemas/odpm.${version}.schema.json`));
  return 0;
}
