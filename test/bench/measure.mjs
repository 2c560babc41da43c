import { spawnSync } from 'node:child_process';

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The environment of what is measured: a certificate file costs every Node process some milliseconds. */
const environment = { ...process.env };
delete environment.NODE_EXTRA_CA_CERTS;

/**
 * Runs a whole process to its end; what it needs before is not part of the time.
 * @param {{ argv: readonly string[], folder?: string, env?: Record<string, string | undefined>, before?: () => void }} command
 * @returns {number} milliseconds
 */
export function once({ argv: [program, ...words], folder, env, before }) {
  before?.();
  const start = process.hrtime.bigint();
  const ended = spawnSync(program, words, { cwd: folder, env: { ...environment, ...env }, encoding: 'utf8' });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (ended.status !== 0)
    throw new Error(`${[program, ...words].join(' ')} ended with ${ended.status}\n${ended.stderr}`);
  return took;
}

/**
 * Medians of two commands that take turns, so that what else the machine does falls on both.
 * @returns {{ subject: number, reference: number, ratio: number }} milliseconds, and how many times as long
 */
export function compare(subject, reference, rounds) {
  const times = { subject: [], reference: [] };
  // The first runs warm the disk; what begins with nothing each time is cold as it is.
  for (let round = subject.before ? 0 : -2; round < rounds; round++) {
    const [one, other] = [once(subject), once(reference)];
    if (round < 0) continue;
    times.subject.push(one);
    times.reference.push(other);
  }
  const [a, b] = [median(times.subject), median(times.reference)];
  return { subject: a, reference: b, ratio: a / b };
}
