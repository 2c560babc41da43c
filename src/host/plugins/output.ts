import { StringDecoder } from 'node:string_decoder';
import { uncoloured, visible } from '../../diagnostics/index.ts';

const most = 200;
const longest = 2000;

interface Said {
  readonly decoder: StringDecoder;
  rest: string;
  lines: number;
}

/** What a plugin prints. */
export interface Output {
  print(plugin: string, chunk: string | Uint8Array): void;
  /** Ends a line that has no end. */
  flush(plugin: string): void;
}

/** Lines behind the plugin's name; what comes behind the 200th of a plugin is left out, with one sentence. */
export function outputTo(tell: (plugin: string, line: string) => void): Output {
  const said = new Map<string, Said>();
  const line = (plugin: string, now: Said, text: string): void => {
    now.lines += 1;
    if (now.lines <= most) tell(plugin, visible(uncoloured(text.slice(0, longest)).replace(/\r$/, '')));
    if (now.lines === most + 1) tell(plugin, `it printed more than ${most} lines; the rest is left out`);
  };
  return {
    print(plugin, chunk) {
      const now = said.get(plugin) ?? { decoder: new StringDecoder('utf8'), rest: '', lines: 0 };
      said.set(plugin, now);
      if (now.lines > most) return;
      const text = typeof chunk === 'string' ? chunk : now.decoder.write(Buffer.from(chunk));
      const lines = `${now.rest}${text}`.split('\n');
      now.rest = (lines.pop() ?? '').slice(0, longest);
      for (const each of lines) line(plugin, now, each);
    },
    flush(plugin) {
      const now = said.get(plugin);
      if (!now || now.rest === '') return;
      const { rest } = now;
      now.rest = '';
      line(plugin, now, rest);
    },
  };
}
