import { shellWord } from '../../base/index.ts';
import { exitCode } from '../../diagnostics/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import type { Call } from '../../model/index.ts';
import { newPlugin } from '../../packages/index.ts';

/** Makes the folder of a new plugin: a package in TypeScript, with a test that passes. */
export async function run(call: Call, host: Host): Promise<number> {
  const done = await newPlugin(call, host);
  report(host, done.problems);
  if (done.ok) {
    const { folder, files } = done.value;
    await host.terminal.out(files.map((path) => `made  ${folder}/${path}\n`).join(''));
    if (!call.globals.quiet)
      host.terminal.err(`\nContinue with: cd ${shellWord(folder)} && npm install && npm test\n`);
  }
  return exitCode(done.problems);
}
