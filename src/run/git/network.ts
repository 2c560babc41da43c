import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Ended } from '../../host/index.ts';
import { shownUrl } from '../../model/index.ts';
import { gitRedirected } from '../git-problems.ts';
import { failed } from '../exec.ts';
import { call } from './call.ts';
import { faultOf, isPassing, isStopped } from './fault.ts';
import { phaseOf } from './phases.ts';
import type { InMirror } from './seeking.ts';

/** Milliseconds before the second and the third try. */
const pauses = [1000, 4000];

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');

interface Asked {
  readonly ended: Ended;
  /** Another host, which is not gone on with. */
  readonly elsewhere: string | undefined;
}

async function once(
  words: readonly string[],
  { address, folder, own, tell, count, at }: InMirror,
): Promise<Asked> {
  const stop = new AbortController();
  let elsewhere: string | undefined;
  const onLine = (line: string): void => {
    const to = /^warning: redirecting to (\S+)/.exec(line)?.[1];
    if (to !== undefined && originOf(to) !== originOf(address)) {
      elsewhere = to;
      stop.abort(143);
      return;
    }
    const said = phaseOf(line);
    if (said?.ended) tell(said.text);
    else if (said) count(said.text);
  };
  const signal = AbortSignal.any([at.site.interrupts.signal, stop.signal]);
  return { ended: await call({ words, folder, own, address, onLine, signal }, at), elsewhere };
}

async function patiently(words: readonly string[], sought: InMirror): Promise<Asked> {
  const { host, interrupts } = sought.at.site;
  for (const pause of pauses) {
    const asked = await once(words, sought);
    if (!failed(asked.ended) || !isPassing(asked.ended)) return asked;
    await host.clock.pause(pause, interrupts.signal);
  }
  return once(words, sought);
}

/** Where a redirect leads that was not followed: git names it in a trace alone. */
async function locationOf({ checkout, address, folder, own, at }: InMirror): Promise<string | undefined> {
  const trace = { GIT_TRACE_CURL: '1', GIT_TRACE_CURL_NO_DATA: '1', GIT_TRACE_REDACT: '1' };
  const words = ['ls-remote', '--quiet', '--', checkout.url];
  const { stderr } = await call({ words, folder, own, address, more: trace }, at);
  return /Recv header: location: (\S+)/i.exec(stderr)?.[1];
}

/** What git says of a server. Ends well, or with what `isAnswer` takes for an answer too; else with the problem. */
export async function ask(
  words: readonly string[],
  sought: InMirror,
  isAnswer: (ended: Ended) => boolean = () => false,
): Promise<Checked<Ended>> {
  const { ended, elsewhere } = await patiently(words, sought);
  const url = shownUrl(sought.checkout.url);
  if (elsewhere !== undefined)
    return bad(gitRedirected({ url, to: shownUrl(elsewhere).replace(/\/$/, '') }, sought.place));
  if (!failed(ended) || isAnswer(ended)) return good(ended);
  if (sought.at.site.interrupts.code() !== undefined) return bad();
  const to = isStopped(ended) ? await locationOf(sought) : undefined;
  if (to !== undefined) return bad(gitRedirected({ url, to: shownUrl(to) }, sought.place));
  return bad(faultOf(ended, words[0] ?? '', sought));
}
