import { few } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

// What is wrong with the code of a plugin: its author's to mend, and its user's to switch off.

const mendOrOff = (plugin: string): string =>
  `Fix the plugin, or switch it off with "odpm plugins disable ${plugin}".`;

interface NoDefault {
  readonly plugin: string;
  /** What its module exports by name. */
  readonly names: readonly string[];
  /** What its default export is, when it has one. */
  readonly found: string | undefined;
}

export const noDefaultExport = problem('plugins/no-default-export', {
  message: (f: NoDefault) =>
    f.found === undefined
      ? `the module of the plugin ${f.plugin} has no default export${f.names.length > 0 ? `, only ${few(f.names)}` : ''}`
      : `the default export of the plugin ${f.plugin} is ${f.found}, where an object belongs`,
  fix: (f) =>
    f.names.length === 1
      ? `Export it by default: export default ${f.names[0] ?? ''};`
      : 'Export what it adds: export default definePlugin({ steps: [], on: [] });',
});

interface Called {
  readonly plugin: string;
  /** `its setup ran`. */
  readonly doing: string;
}

interface Threw extends Called {
  readonly said: string;
  /** A file that Node could not read as JavaScript: it does not say where it stopped. */
  readonly unread: string | undefined;
}

export const threw = problem('plugins/threw', {
  exit: 1,
  message: (f: Threw) => `the plugin ${f.plugin} threw while ${f.doing}: ${f.said}`,
  fix: (f) =>
    f.unread === undefined
      ? mendOrOff(f.plugin)
      : `Find the line with "node --check ${f.unread}", and fix it; or switch the plugin off with "odpm plugins disable ${f.plugin}".`,
});

export const importOutside = problem('plugins/import-outside', {
  message: (f: { said: string }) => f.said,
  fix: () => 'Put what it needs into the folder of the plugin, or into a package that the plugin depends on.',
});

export const timedOut = problem('plugins/timed-out', {
  exit: 1,
  message: (f: Called) => `the plugin ${f.plugin} did not end while ${f.doing}`,
  fix: (f) =>
    `Let it end within 30 s, and stop when ctx.signal fires; or switch it off with "odpm plugins disable ${f.plugin}".`,
});

export const calledExit = problem('plugins/called-exit', {
  exit: 1,
  message: (f: Called) => `the plugin ${f.plugin} called process.exit while ${f.doing}`,
  fix: () => 'Throw a Refusal instead: throw new Refusal(ctx.problem({ code, message, fix })).',
});

export const changedPrototype = problem('plugins/changed-prototype', {
  exit: 1,
  message: (f: { plugin: string; names: readonly string[] }) =>
    `the plugin ${f.plugin} changed what all code shares: ${few(f.names)}`,
  fix: () => 'Keep it in a module of its own, and import it from there.',
});

interface Flawed {
  readonly plugin: string;
  /** `is missing, where a function belongs`. */
  readonly says: string;
  readonly way: string;
}

export const badReturn = problem('plugins/bad-return', {
  exit: 1,
  message: (f: Flawed & { part: string }) =>
    `${f.part} of the plugin ${f.plugin} returned what does not fit: ${f.says}`,
  fix: (f) => f.way,
});

export const badDefinition = problem('plugins/bad-definition', {
  message: (f: Flawed & { path: string }) => `${f.path} of the plugin ${f.plugin} ${f.says}`,
  fix: (f) => f.way,
});

interface Unknown {
  readonly plugin: string;
  /** `steps[0]`; empty for the definition itself. */
  readonly path: string;
  readonly name: string;
  readonly near: string | undefined;
  readonly known: readonly string[];
}

const writeNear = (f: Pick<Unknown, 'near' | 'known'>): string =>
  f.near === undefined ? `Write one of these: ${f.known.join(', ')}.` : `Write "${f.near}".`;

const inPath = (path: string): string => (path === '' ? '' : ` in ${path}`);

export const unknownMember = problem('plugins/unknown-member', {
  message: (f: Unknown) =>
    `the plugin ${f.plugin} has "${f.name}"${inPath(f.path)}, which odpm does not know`,
  fix: (f: Unknown & { isPoint: boolean }) =>
    f.isPoint ? `Register it: on: [on('${f.name}', (event, ctx) => { … })].` : writeNear(f),
});

export const unknownPoint = problem('plugins/unknown-point', {
  message: (f: Unknown) =>
    `the plugin ${f.plugin} has code for "${f.name}"${inPath(f.path)}, which is not a point`,
  fix: writeNear,
});

export const unknownFilter = problem('plugins/unknown-filter', {
  message: (f: Unknown & { point: string }) =>
    `the plugin ${f.plugin} narrows ${f.point} by "${f.name}"${inPath(f.path)}, which that point does not have`,
  fix: (f) =>
    f.known.length > 0 ? writeNear(f) : `Remove it: there is nothing by which ${f.point} can be narrowed.`,
});

export const instanceNotFactory = problem('plugins/instance-not-factory', {
  message: (f: { plugin: string; path: string; found: string }) =>
    `${f.path} of the plugin ${f.plugin} is ${f.found}, where a function that makes one belongs`,
  fix: (f) =>
    `Write ${f.path.split('.').at(-1) ?? ''}: (ctx) => new Client(ctx): it is called when it is needed.`,
});

interface Twice {
  /** `step`, `hook`, `service`, `offer`. */
  readonly kind: string;
  readonly id: string;
  readonly plugin: string;
  /** `odpm itself`, `the plugin redis`; `undefined`: the plugin itself. */
  readonly first: string | undefined;
}

export const duplicateId = problem('plugins/duplicate-id', {
  message: (f: Twice) =>
    f.first === undefined
      ? `the plugin ${f.plugin} adds the ${f.kind} ${f.id} twice`
      : `the ${f.kind} ${f.id} is added by two: ${f.first} and the plugin ${f.plugin}`,
  fix: (f) =>
    `Give ${f.first === undefined ? 'one of them' : `that of ${f.plugin}`} another name, such as ${f.plugin}.${f.id.split('.').at(-1) ?? f.id}.`,
});

interface Declared {
  readonly plugin: string;
  readonly kind: 'command' | 'hook';
  readonly name: string;
  /** Where it is lacking. */
  readonly lacking: 'code' | 'package.json';
  /** A single file has no place for a declaration. */
  readonly single: boolean;
}

export const notDeclared = problem('plugins/not-declared', {
  message: (f: Declared) =>
    f.lacking === 'code'
      ? `the plugin ${f.plugin} declares the ${f.kind} ${f.name}, but its code does not have it`
      : `the plugin ${f.plugin} has code for the ${f.kind} ${f.name}, but does not declare it`,
  fix: (f) =>
    f.lacking === 'code'
      ? `Write it: ${f.kind}s: { '${f.name}': … }; or remove it from "odpm" in its package.json.`
      : f.single
        ? `Make a folder of it, .odpm/plugins/${f.plugin}/, with a package.json that has "${f.name}" in "odpm", "${f.kind}s".`
        : `Add "${f.name}" to "odpm", "${f.kind}s" in its package.json.`,
});

export const badAlias = problem('plugins/bad-alias', {
  message: (f: { plugin: string; old: string; today: string }) =>
    `the plugin ${f.plugin} says that ${f.old} is ${f.today} today, but has neither a step nor a hook of that id`,
  fix: (f) => `Write the id of one of its steps or hooks after "${f.old}" in "aliases".`,
});

export const aliasUsed = problem('plugins/alias-used', {
  severity: 'note',
  message: (f: { plugin: string; old: string; today: string }) =>
    `${f.old} is called ${f.today} today (plugin ${f.plugin})`,
  fix: (f) => `Write "${f.today}".`,
});

export const requiredBlocked = problem('plugins/required-blocked', {
  message: (f: { plugin: string; needs: string }) =>
    `the plugin ${f.plugin} needs the plugin ${f.needs}, which cannot be loaded`,
  fix: (f) => `Fix ${f.needs} first: its own row says what is wrong.`,
});

export const changedFiles = problem('plugins/changed', {
  exit: 4,
  message: (f: { from: string }) => `${f.from} is no longer what was trusted`,
  fix: () => 'Run the command again: it shows what has changed.',
});

export const handlerOff = problem('plugins/handler-off', {
  severity: 'warning',
  message: (f: { plugin: string; why: string }) => `${f.why}; it is not called there again in this run`,
  fix: (f) => mendOrOff(f.plugin),
});

export const notTold = problem('plugins/not-told', {
  severity: 'warning',
  message: (f: { plugin: string; what: 'status' | 'links'; why: string }) =>
    `${f.why}; its ${f.what} ${f.what === 'status' ? 'is' : 'are'} left out`,
  fix: (f) => mendOrOff(f.plugin),
});

export const secretFile = problem('plugins/secret-file', {
  message: (f: { plugin: string; path: string }) =>
    `the plugin ${f.plugin} asks for ${f.path}, which may hold secrets`,
  fix: () => 'Let people give it what it needs under "extensions", "config" of odpm.json.',
});

export const writeOutside = problem('plugins/write-outside', {
  exit: 1,
  message: (f: { plugin: string; path: string; whose: string }) =>
    `the plugin ${f.plugin} wants to change ${f.path}, which ${f.whose}`,
  fix: () => 'Write below ctx.dataFolder, or to a file of its own in the project folder.',
});

export const strangeStore = problem('plugins/strange-store', {
  message: (f: { path: string }) => `${f.path} does not hold what a plugin keeps there`,
  fix: (f) => `Delete ${f.path}: what the plugin remembered is lost with it.`,
});
