interface Bunches {
  readonly add: (line: string) => void;
  /** Before anything else is written. */
  readonly flush: () => void;
}

/** Lines that come in one piece are written as one: every write holds back the program that says them. */
export function bunches(write: (lines: readonly string[]) => void): Bunches {
  let waiting: string[] = [];
  const flush = (): void => {
    if (waiting.length === 0) return;
    const lines = waiting;
    waiting = [];
    write(lines);
  };
  return {
    add(line) {
      if (waiting.push(line) === 1) queueMicrotask(flush);
    },
    flush,
  };
}
