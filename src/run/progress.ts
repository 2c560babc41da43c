import { paints } from '../base/index.ts';
import { inLine, uncoloured, visible } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import type { Phase, PlannedStep } from '../model/index.ts';
import { bunches } from './bunches.ts';

type Terminal = Host['terminal'];

export const progressModes = ['tty', 'plain', 'json', 'quiet'] as const;
export type ProgressMode = (typeof progressModes)[number];

export type Shown = Pick<PlannedStep, 'id' | 'because'>;
export type Result = 'done' | 'failed' | 'interrupted';

/** What a person or a program is told while a plan is carried out; times are milliseconds. */
export interface Progress {
  phase(name: Phase): void;
  phaseEnd(name: Phase, milliseconds: number): void;
  start(step: Shown): void;
  /** A line of a program that runs for the step. */
  line(text: string): void;
  /** How far one of several things is, over what was said of it before; nothing: it is done. Shown where lines are drawn over. */
  count(of: string, text: string | undefined): void;
  end(step: Shown, result: Result, milliseconds: number): void;
  /** A sentence for people alone. */
  note(text: string): void;
  /** A line that a plugin says. */
  aside(plugin: string, line: string): void;
}

/** A form of progress; lines come to it in bunches. */
type Form = Omit<Progress, 'line'> & { lines(texts: readonly string[]): void };

const seconds = (milliseconds: number): string =>
  milliseconds < 60_000
    ? `${(milliseconds / 1000).toFixed(1)}s`
    : `${String(Math.floor(milliseconds / 60_000))}m${String(Math.round((milliseconds % 60_000) / 1000)).padStart(2, '0')}s`;

const nothing = (): void => undefined;
const quiet: Form = {
  phase: nothing,
  phaseEnd: nothing,
  start: nothing,
  lines: nothing,
  count: nothing,
  end: nothing,
  note: nothing,
  aside: nothing,
};

const signs = { done: '\u2713', failed: '\u2717', interrupted: '\u2717' } as const;

/** Every line once, in order: for logs, and for terminals that cannot go back. */
function plain(terminal: Terminal): Form {
  const colours = () => paints(terminal.colour.err);
  return {
    note: (text) => terminal.err(text),
    aside: (plugin, line) => terminal.err(`  ${plugin}: ${visible(uncoloured(line))}\n`),
    phase: (name) => terminal.err(`${colours().bold(name)}\n`),
    phaseEnd: (name, time) => terminal.err(`${colours().dim(`${name} took ${seconds(time)}`)}\n\n`),
    start: ({ id, because }) => terminal.err(`${colours().cyan('>')} ${id}  ${inLine(because)}\n`),
    lines(texts) {
      const bar = colours().dim('  |');
      terminal.err(texts.map((text) => `${bar} ${visible(uncoloured(text))}\n`).join(''));
    },
    count: nothing,
    end({ id }, result, time) {
      const paint = result === 'done' ? colours().green : colours().red;
      const how = result === 'done' ? '' : `  ${result}`;
      terminal.err(`${paint(signs[result])} ${id}${how}  ${seconds(time)}\n`);
    },
  };
}

/** How many of the last lines of a running program stand in a terminal. */
const window = 6;

/** A terminal that can go back: a step is one line in the end, while it runs its last lines stand below it. */
function drawn(terminal: Terminal): Form {
  const base = plain(terminal);
  const lines: string[] = [];
  const counts = new Map<string, string>();
  let rows = 0;
  const room = (text: string): string => text.slice(0, Math.max(10, terminal.width - 5));
  const back = (): string => (rows === 0 ? '' : `\u001b[${String(rows)}A\u001b[0J`);
  const draw = (step: string): void => {
    const { dim } = paints(terminal.colour.err);
    const counted = [...counts].slice(-window).map(([of, text]) => room(visible(`${of}: ${text}`)));
    const shown = [step, ...[...lines, ...counted].map((line) => `${dim('  |')} ${line}`)];
    terminal.err(`${back()}${shown.join('\n')}\n`);
    rows = shown.length;
  };
  let title = '';
  return {
    ...base,
    start({ id, because }) {
      const { cyan } = paints(terminal.colour.err);
      lines.length = 0;
      counts.clear();
      rows = 0;
      title = `${cyan('>')} ${room(`${id}  ${inLine(because)}`)}`;
      draw(title);
    },
    lines(texts) {
      const last = texts.slice(-window).map((text) => room(visible(uncoloured(text)).replaceAll('\t', ' ')));
      lines.splice(0, lines.length, ...[...lines, ...last].slice(-window));
      draw(title);
    },
    count(of, text) {
      if (text === undefined) counts.delete(of);
      else counts.set(of, text);
      draw(title);
    },
    aside(plugin, line) {
      if (rows === 0) base.aside(plugin, line);
      else this.lines([`${plugin}: ${line}`]);
    },
    end(step, result, time) {
      terminal.err(back());
      rows = 0;
      base.end(step, result, time);
    },
  };
}

/** One JSON object a line. */
function json(terminal: Terminal): Form {
  const tell = (event: string, more: object): void => terminal.err(`${JSON.stringify({ event, ...more })}\n`);
  let step = '';
  return {
    note: nothing,
    phase: (phase) => tell('phase', { phase }),
    phaseEnd: (phase, milliseconds) => tell('phase-end', { phase, milliseconds }),
    start({ id, because }) {
      step = id;
      tell('start', { step, because });
    },
    lines: (texts) =>
      terminal.err(
        texts.map((text) => `${JSON.stringify({ event: 'line', step, text: uncoloured(text) })}\n`).join(''),
      ),
    count: nothing,
    end: ({ id }, result, milliseconds) => tell('end', { step: id, result, milliseconds }),
    aside: (plugin, text) => tell('plugin', { plugin, text: uncoloured(text) }),
  };
}

/** How a run is told where nothing is said: drawn where somebody watches. */
const usual = ({ terminal }: Host): ProgressMode => (terminal.drawable ? 'tty' : 'plain');

function formOf({ terminal }: Host, mode: ProgressMode): Form {
  if (mode === 'quiet') return quiet;
  if (mode === 'json') return json(terminal);
  return mode === 'tty' ? drawn(terminal) : plain(terminal);
}

export function progressOf(host: Host, wish?: ProgressMode): Progress {
  const form = formOf(host, wish ?? usual(host));
  const { add, flush } = bunches((lines) => form.lines(lines));
  const after =
    <Facts extends readonly unknown[]>(tell: (...facts: Facts) => void) =>
    (...facts: Facts): void => {
      flush();
      tell(...facts);
    };
  return {
    phase: after((...facts) => form.phase(...facts)),
    phaseEnd: after((...facts) => form.phaseEnd(...facts)),
    start: after((...facts) => form.start(...facts)),
    line: add,
    count: after((...facts) => form.count(...facts)),
    end: after((...facts) => form.end(...facts)),
    note: after((...facts) => form.note(...facts)),
    aside: after((...facts) => form.aside(...facts)),
  };
}
