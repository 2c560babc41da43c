import { asData } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import type { ProgressMode } from './progress.ts';

/** Says what is not progress, in the form that was asked for. */
export interface Teller {
  /** Gives them back. */
  problems(problems: readonly Problem[]): readonly Problem[];
  /** The last thing of a run; gives the code back. */
  end(code: number): number;
}

/** With `json` one object a line, on stderr as progress is; else as everywhere. */
export function tellerOf(host: Host, mode: ProgressMode | undefined): Teller {
  const { terminal } = host;
  const tell = (event: string, more: object): void => terminal.err(`${JSON.stringify({ event, ...more })}\n`);
  if (mode === 'json') {
    return {
      problems(problems) {
        for (const each of problems) tell('problem', asData(each));
        return problems;
      },
      end(code) {
        tell('exit', { code });
        return code;
      },
    };
  }
  return {
    problems(problems) {
      report(host, problems);
      return problems;
    },
    end: (code) => code,
  };
}
