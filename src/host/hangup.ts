import { closeSync, fstatSync } from 'node:fs';
import { isatty } from 'node:tty';

const descriptors = [0, 1, 2] as const;

function letGo(): void {
  for (const descriptor of descriptors) {
    try {
      if (fstatSync(descriptor).isCharacterDevice() && !isatty(descriptor)) closeSync(descriptor);
    } catch {
      // It is closed already.
    }
  }
}

let minded = false;

/** Node resets its terminal when it ends, and aborts where that has gone: what does not answer any more is closed first. */
export function mindHangup(): void {
  if (!minded) process.once('exit', letGo);
  minded = true;
}
