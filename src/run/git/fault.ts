import type { Declared, Problem } from '../../diagnostics/index.ts';
import type { Ended } from '../../host/index.ts';
import { shownUrl } from '../../model/index.ts';
import * as say from '../git-problems.ts';
import { howItEnded } from '../words.ts';
import { needed } from './phases.ts';
import { protocolOf } from './own-config.ts';
import type { InMirror } from './seeking.ts';
import { spokenLines } from './shown.ts';
import { keyOf } from './ssh.ts';

/** What passes by itself, mostly: names that are not resolved, connections that break, servers with a fault. */
const passing =
  /Could not resolve host|Temporary failure in name resolution|Connection reset|returned error: 5\d\d|RPC failed; HTTP 5\d\d|Connection closed by remote host/i;

export const isPassing = ({ stderr }: Ended): boolean => passing.test(stderr);

/** Whether the server has no ref of that name. */
export const lacksRef = ({ stderr }: Ended): boolean => /couldn't find remote ref/i.test(stderr);

/** Whether the server has no such commit. */
export const lacksCommit = ({ stderr }: Ended): boolean => /not our ref/i.test(stderr);

/** Whether the server gives only what its refs name. */
export const givesRefsOnly = ({ stderr }: Ended): boolean =>
  /does not allow request for unadvertised object/i.test(stderr);

/** Whether the server gives all of a history, or nothing. */
export const lacksShallow = ({ stderr }: Ended): boolean =>
  /does not support (shallow|--shallow)/i.test(stderr);

/** A redirect that curl did not follow. */
export const isStopped = ({ stderr }: Ended): boolean =>
  /Protocol "?\w+"? (not supported|disabled)/i.test(stderr) || /returned error: 30\d/.test(stderr);

function hostOf(address: string): string {
  const found = /^[\w+.-]+:\/\/(?:[^/]*@)?(?<host>[^/]+)|^(?:[^@/]*@)?(?<short>[^:/]+):/.exec(
    address,
  )?.groups;
  return found?.['host'] ?? found?.['short'] ?? address;
}

/** What words of git's, of curl's and of ssh's mean; the first that fit hold. */
const ofServer: readonly (readonly [RegExp, Declared<say.Refused>])[] = [
  [/Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i, say.gitHostKey],
  [
    /Authentication failed|could not read (Username|Password)|Permission denied \(|returned error: 40[13]/i,
    say.gitAuthentication,
  ],
  [/Too many authentication failures/i, say.gitAuthentication],
  [/Could not resolve host|name resolution|Name or service not known/i, say.gitHostNotFound],
  [/certificate|SSL_ERROR/i, say.gitCertificate],
  [/Operation too slow|timed out/i, say.gitTimedOut],
  [
    /repository .* not found|repository not found|no such repository|not exported|returned error: (404|410)/i,
    say.gitNoRepository,
  ],
  [/does not appear to be a git repository|does not exist/i, say.gitNoRepository],
  [
    /Connection (refused|reset|closed)|Failed to connect|No route to host|is unreachable/i,
    say.gitUnreachable,
  ],
  [/returned error: 5\d\d|HTTP 5\d\d|hung up|early EOF|Empty reply/i, say.gitUnreachable],
];

/** What is wrong with a repository of this machine, as far as git names it. */
export function ofFolder({ stderr }: Ended, folder: string): Problem | undefined {
  if (/dubious ownership|unsafe repository/i.test(stderr)) {
    const path = /(?:in repository at|unsafe repository \() ?'([^']+)'/i.exec(stderr)?.[1] ?? folder;
    return say.gitForeignOwner({ path });
  }
  return /not a git repository|not in a git directory/i.test(stderr)
    ? say.gitBrokenMirror({ path: folder })
    : undefined;
}

function serverFault(ended: Ended, { checkout, address, place, at }: InMirror): Problem | undefined {
  const ssh = protocolOf(address) === 'ssh';
  const made = ended.timedOut ? say.gitTimedOut : ofServer.find(([words]) => words.test(ended.stderr))?.[1];
  const facts = {
    url: shownUrl(checkout.url),
    host: hostOf(address),
    ssh,
    key: ssh ? keyOf(at.site) : undefined,
    output: spokenLines(ended.stderr).join('\n'),
  };
  return made?.(facts, place);
}

/** Where it cannot go on writing a file of a work tree, git says no reason. */
const full = /No space left on device|Disk quota exceeded|^error: unable to write file [^:]*$/im;

const unspoken =
  /^(?:fatal: transport|git: 'remote)[ -]'?(?<name>[^']*)' (?:not allowed|is not a git command)/m;

/** Why git failed, told from its words in the C locale. */
export function faultOf(ended: Ended, doing: string, sought: InMirror): Problem {
  const { checkout, folder, place, at } = sought;
  const url = shownUrl(checkout.url);
  if (ended.failure !== undefined) return say.gitMissing({});
  if (full.test(ended.stderr))
    return say.gitDiskFull({ url, folder: at.projects, needed: needed(ended.stderr) }, place);
  const protocol = unspoken.exec(ended.stderr)?.groups?.['name'];
  if (protocol !== undefined) return say.gitProtocol({ url, protocol }, place);
  const known = ofFolder(ended, folder) ?? serverFault(ended, sought);
  const output = spokenLines(ended.stderr).join('\n');
  return known ?? say.gitFailed({ url, doing, how: howItEnded(ended), output }, place);
}
