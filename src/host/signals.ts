import { mindHangup } from './hangup.ts';
import type { Interrupts } from './host.ts';

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 143 } as const;
type Caught = keyof typeof codes;

/** See `Host.catchSignals`; aborts `first` too. */
export function catchSignals(first: AbortController): Interrupts {
  let code: 130 | 143 | undefined;
  const onSignal = (signal: Caught): void => {
    if (code === undefined) {
      code = codes[signal];
      if (signal === 'SIGHUP') mindHangup();
      first.abort(code);
    } else if (signal === 'SIGINT') {
      process.stderr.write(
        'warning: interrupted twice: ended at once, and the programs that still ran were killed\n',
      );
      process.exit(130);
    }
  };
  const names = Object.keys(codes) as Caught[];
  for (const name of names) process.on(name, onSignal);
  return {
    signal: first.signal,
    code: () => code,
    end: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
