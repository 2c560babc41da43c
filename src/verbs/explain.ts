import { closest, isObject } from '../base/index.ts';
import { exitCode, unknownCode, visible } from '../diagnostics/index.ts';
import { lookFrom, report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { readJson } from '../manifest/index.ts';
import type { Call } from '../model/index.ts';

/** Explains a problem by its code: its page, or what it says and how to mend it. */
export async function run({ args }: Call, host: Host): Promise<number> {
  const [code = ''] = args;
  const look = lookFrom(host, host.machine.package);
  const index = readJson('docs/problems/index.json', await look.asset('docs/problems/index.json'));
  const known = index.ok && isObject(index.value.root) ? index.value.root : {};
  const entry = Object.hasOwn(known, code) ? known[code] : undefined;
  if (!isObject(entry)) {
    const problems = [unknownCode({ code: visible(code), near: closest(code, Object.keys(known)) })];
    report(host, problems);
    return exitCode(problems);
  }
  const pages = new Set(await look.assets('docs/problems'));
  const page = `${code}.md`;
  const shown = ['title', 'message', 'fix']
    .map((key) => entry[key])
    .filter((each) => typeof each === 'string');
  const text = `${shown.join('\n\n')}\n`;
  await host.terminal.out(pages.has(page) ? await look.asset(`docs/problems/${page}`) : text);
  return 0;
}
