import type { Problem } from '../diagnostics/index.ts';
import type { Answer } from '../model/index.ts';
import { noDocker, noEngine, noPermission, strangeAnswer } from './problems.ts';

const address = /(?:unix|tcp|https?|npipe|ssh):\/\/[^\s"?]+/;

/** Why Docker did not answer a question, in the words of its user. */
export function faultOf({ code, stderr }: Answer): Problem {
  if (code === undefined) return noDocker({});
  if (/permission denied/i.test(stderr)) return noPermission({});
  const where = address.exec(stderr)?.[0]?.replace(/[.:]+$/, '');
  const silent =
    /cannot connect|connection refused|no such (file|host)|error during connect|failed to connect|timeout|deadline/i;
  return where !== undefined && silent.test(stderr)
    ? noEngine({ where, output: stderr })
    : silent.test(stderr)
      ? noEngine({ where: 'its socket', output: stderr })
      : strangeAnswer({});
}
