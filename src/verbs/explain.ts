import { closest, isObject } from '../base/index.ts';
import { andThen, exitCode, good, isError, unknownCode, visible } from '../diagnostics/index.ts';
import { lookFrom, report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import {
  asPlainText,
  causesOf,
  explained,
  explainedJson,
  placeIn,
  valueFor,
  viewOf,
} from '../inspect/index.ts';
import { readJson } from '../manifest/index.ts';
import { flag, textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { holding, read } from '../pipeline.ts';
import { findAnywhere } from '../place/index.ts';

/** A value by its pointer: what it is, and what made it so. */
async function explainValue(call: Call, host: Host, pointer: string): Promise<number> {
  const place = await findAnywhere(call.globals, host);
  const said = place.ok ? await read(place.value, host, textOption(call, 'scenario')) : place;
  const found = andThen(said, (files) =>
    andThen(holding(files), (holds) => {
      const view = viewOf(holds);
      return andThen(valueFor(view, pointer), (value) =>
        good({ value, causes: causesOf(view, placeIn(view, pointer), files.settings.said) }),
      );
    }),
  );
  // What is wrong elsewhere in the project is for other commands to tell.
  const problems = found.ok ? [] : found.problems.filter(isError);
  if (found.ok) {
    const { value, causes } = found.value;
    const json = flag(call, 'json') || textOption(call, 'format') === 'json';
    await host.terminal.out(json ? explainedJson(pointer, value, causes) : explained(value, causes));
  }
  report(host, problems);
  return exitCode(problems);
}

/** A code that is near or, where the first word is no room of odpm's, the value that a slash in front would name. */
function meantBy(word: string, codes: readonly string[]): string | undefined {
  const [first = '', ...rest] = word.split('/');
  const isPointer = rest.length > 0 && !codes.some((code) => code.startsWith(`${first}/`));
  return closest(word, codes) ?? (isPointer ? `/${visible(word)}` : undefined);
}

async function explainCode(code: string, host: Host): Promise<number> {
  const look = lookFrom(host, host.machine.package);
  const index = readJson('docs/problems/index.json', await look.asset('docs/problems/index.json'));
  const known = index.ok && isObject(index.value.root) ? index.value.root : {};
  const entry = Object.hasOwn(known, code) ? known[code] : undefined;
  if (!isObject(entry)) {
    const problems = [unknownCode({ code: visible(code), near: meantBy(code, Object.keys(known)) })];
    report(host, problems);
    return exitCode(problems);
  }
  const pages = new Set(await look.assets('docs/problems'));
  const page = `${code}.md`;
  const shown = ['title', 'message', 'fix']
    .map((key) => entry[key])
    .filter((each) => typeof each === 'string');
  const text = `${shown.join('\n\n')}\n`;
  await host.terminal.out(pages.has(page) ? asPlainText(await look.asset(`docs/problems/${page}`)) : text);
  return 0;
}

/** Explains a problem by its code, with its page or what it says and how to mend it; a word with a slash in front is a value. */
export async function run(call: Call, host: Host): Promise<number> {
  const [word = ''] = call.args;
  return word.startsWith('/') ? explainValue(call, host, word) : explainCode(word, host);
}
