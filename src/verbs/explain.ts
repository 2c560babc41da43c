import { closest } from '../base/index.ts';
import { exitCode, unknownCode, visible } from '../diagnostics/index.ts';
import { lookFrom, report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { asPlainText } from '../inspect/index.ts';
import type { Call } from '../model/index.ts';

/** As the list of all problems has one. */
interface Said {
  readonly title: string;
  readonly message: string;
  readonly fix: string;
}

/** A code that is near or, where the first word is no room of odpm's, the value that a slash in front would name. */
function meantBy(word: string, codes: readonly string[]): string | undefined {
  const [first = '', ...rest] = word.split('/');
  const isPointer = rest.length > 0 && !codes.some((code) => code.startsWith(`${first}/`));
  return closest(word, codes) ?? (isPointer ? `/${visible(word)}` : undefined);
}

const isCode = (word: string): boolean => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(word);

/** Explains a problem by its code, with its page, or what it says and how to mend it. */
export async function run(call: Call, host: Host): Promise<number> {
  const [code = ''] = call.args;
  const look = lookFrom(host, host.machine.package);
  const page = isCode(code) ? await look.assets('docs/problems') : [];
  if (page.includes(`${code}.md`)) {
    await host.terminal.out(asPlainText(await look.asset(`docs/problems/${code}.md`)));
    return 0;
  }
  const known = JSON.parse(await look.asset('docs/problems/index.json')) as Readonly<Record<string, Said>>;
  const entry = Object.hasOwn(known, code) ? known[code] : undefined;
  if (!entry) {
    const problems = [unknownCode({ code: visible(code), near: meantBy(code, Object.keys(known)) })];
    report(host, problems);
    return exitCode(problems);
  }
  await host.terminal.out(`${[entry.title, entry.message, entry.fix].join('\n\n')}\n`);
  return 0;
}
