import { asData } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import type { ProgressMode } from './progress.ts';

/** Says what is not progress, in the form that was asked for. */
export interface Teller {
  /** Each is told once; gives them back. */
  problems(problems: readonly Problem[]): readonly Problem[];
  /** What this project would run, before anybody is asked about it. */
  wishes(text: string, data: object): void;
  /** `false`: a program reads along, and is asked nothing. */
  readonly asks: boolean;
  /** The last thing of a run; gives the code back. */
  end(code: number): number;
}

/** All that is told of it: one that says anything else is another problem. */
const keyOf = (problem: Problem): string => JSON.stringify(problem);

/** What was not told yet: a run that brings repositories looks at the project twice. */
function onceEach(): (problems: readonly Problem[]) => readonly Problem[] {
  const told = new Set<string>();
  return (problems) =>
    problems.filter((each) => {
      const key = keyOf(each);
      const isNew = !told.has(key);
      told.add(key);
      return isNew;
    });
}

/** With `json` one object a line, on stderr as progress is; else as everywhere. */
export function tellerOf(host: Host, mode?: ProgressMode): Teller {
  const { terminal } = host;
  const untold = onceEach();
  const tell = (event: string, more: object): void => terminal.err(`${JSON.stringify({ event, ...more })}\n`);
  if (mode === 'json') {
    return {
      problems(problems) {
        for (const each of untold(problems)) tell('problem', asData(each));
        return problems;
      },
      wishes: (_, data) => tell('trust', data),
      asks: false,
      end(code) {
        tell('exit', { code });
        return code;
      },
    };
  }
  return {
    problems(problems) {
      report(host, untold(problems));
      return problems;
    },
    wishes: (text) => terminal.err(text),
    asks: true,
    end: (code) => code,
  };
}
