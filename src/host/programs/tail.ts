import { StringDecoder } from 'node:string_decoder';

/** The last part of a text that comes in pieces: at most `limit` UTF-16 units, cut at a line where there is one. */
export function lastPart(limit: number): { add(piece: string): void; text(): string } {
  let kept = '';
  let cut = false;
  const trim = (): void => {
    cut = true;
    kept = kept.slice(-limit);
  };
  return {
    add(piece) {
      kept += piece;
      // Twice the limit, so that a flood of small pieces does not copy it each time.
      if (kept.length > 2 * limit) trim();
    },
    text() {
      if (kept.length > limit) trim();
      const line = kept.indexOf('\n');
      return cut && line >= 0 ? kept.slice(line + 1) : kept;
    },
  };
}

const longest = 64 * 1024;

interface Listening {
  text(piece: string): void;
  line(line: string): void;
  /** A carriage return ends a line too. */
  readonly returns: boolean;
}

/** Bytes of one stream → text and lines; what is no UTF-8 becomes U+FFFD, an endless line is cut. */
export function lineReader(on: Listening): {
  write(chunk: Buffer): void;
  end(): void;
} {
  const decoder = new StringDecoder('utf8');
  let open = '';
  const take = (piece: string): void => {
    if (piece === '') return;
    on.text(piece);
    const lines = (open + piece).split(on.returns ? /\r\n|[\r\n]/ : '\n');
    open = lines.pop() ?? '';
    for (const line of lines) on.line(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (open.length > longest) {
      on.line(open);
      open = '';
    }
  };
  return {
    write: (chunk) => take(decoder.write(chunk)),
    end() {
      take(decoder.end());
      if (open !== '') on.line(open);
    },
  };
}
