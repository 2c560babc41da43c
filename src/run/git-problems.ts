import { few, shellWord } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

// Addresses in facts are as they may be shown: without users, passwords and queries.

export const gitMissing = problem('run/git-missing', {
  exit: 6,
  message: () => 'git is not installed, or not in PATH',
  fix: () => 'Install git 2.31 or newer: https://git-scm.com/downloads',
});

export const gitTooOld = problem('run/git-too-old', {
  exit: 6,
  message: (f: { said: string }) => `git says it is "${f.said}"; the oldest that works is 2.31`,
  fix: () => 'Install git 2.31 or newer: https://git-scm.com/downloads',
});

interface Wanted {
  readonly url: string;
}

const named = (ref: string): string => (ref.startsWith('refs/') ? ref : `branch ${ref}`);

interface NoRef extends Wanted {
  readonly ref: string | undefined;
  /** What is there of the kind. */
  readonly near: readonly string[];
}

export const gitNoRef = problem('run/git-no-ref', {
  message: (f: NoRef) =>
    f.ref === undefined ? `no commit found in ${f.url}` : `${named(f.ref)} not found in ${f.url}`,
  fix: (f) =>
    f.near.length === 0
      ? 'Push a branch to it, or name another repository.'
      : `Name a branch or tag that it has: ${few(f.near)}.`,
});

export const gitNoDay = problem('run/git-no-day', {
  message: (f: Wanted & { ref: string | undefined; day: string; first: string }) =>
    `${f.ref === undefined ? 'the default branch' : named(f.ref)} of ${f.url} begins on ${f.first}, after ${f.day}`,
  fix: (f) => `Write a day from then on: "${f.first}".`,
});

export const gitNoCommit = problem('run/git-no-commit', {
  message: (f: Wanted & { commit: string }) => `commit ${f.commit} not found in ${f.url}`,
  fix: () => 'Push it there, or name a commit that "git ls-remote" or "git log" of a clone shows.',
});

interface Ambiguous extends Wanted {
  readonly commit: string;
  readonly candidates: readonly string[];
}

export const gitAmbiguous = problem('run/git-ambiguous', {
  message: (f: Ambiguous) => `${f.commit} are the first digits of several commits of ${f.url}`,
  fix: (f) => `Write more digits, of the one that is meant: ${few(f.candidates)}.`,
});

/** What is known where a server says no, or nothing. */
export interface Refused extends Wanted {
  readonly host: string;
  /** The key that `PATH_TO_SSH_KEY` names. */
  readonly key: string | undefined;
  readonly ssh: boolean;
  readonly output: string;
}

const withKey = ({ ssh, key }: Refused): string =>
  !ssh ? '' : key === undefined ? ' with the keys of the ssh agent and of ~/.ssh' : ` with the key ${key}`;

export const gitAuthentication = problem('run/git-authentication', {
  exit: 1,
  message: (f: Refused) => `authentication failed at ${f.host}${withKey(f)}: ${f.url}`,
  fix: (f) =>
    f.ssh
      ? `Give ${f.host} the public part of that key, or name another one: PATH_TO_SSH_KEY=~/.ssh/id_ed25519 in .env.`
      : `Give git a credential helper that knows ${f.host} ("git config --global credential.helper store"), or use a link by ssh, with a key in the ssh agent or in PATH_TO_SSH_KEY.`,
  output: (f) => f.output,
});

interface Failed extends Wanted {
  readonly host: string;
  readonly output: string;
}

export const gitHostNotFound = problem('run/git-host-not-found', {
  exit: 1,
  message: (f: Failed) => `the host ${f.host} is not found: ${f.url}`,
  fix: (f) => `See that its name is right and the network is up: getent hosts ${f.host}`,
  output: (f) => f.output,
});

export const gitHostKey = problem('run/git-host-key', {
  exit: 1,
  message: (f: Failed) => `the host key of ${f.host} cannot be verified: ${f.url}`,
  fix: (f) =>
    `Compare its fingerprint with what the owner of ${f.host} says, and accept it once: ssh -T git@${f.host}`,
  output: (f) => f.output,
});

export const gitCertificate = problem('run/git-certificate', {
  exit: 1,
  message: (f: Failed) => `the certificate of ${f.host} is not trusted: ${f.url}`,
  fix: () => 'Add the certificate of your company: git config --global http.sslCAInfo /path/to/company.pem',
  output: (f) => f.output,
});

export const gitTimedOut = problem('run/git-timed-out', {
  exit: 1,
  message: (f: Failed) => `${f.host} has stopped answering: ${f.url}`,
  fix: () => 'Run the same command again; what is here already stays.',
  output: (f) => f.output,
});

export const gitUnreachable = problem('run/git-unreachable', {
  exit: 1,
  message: (f: Failed) => `${f.host} cannot be reached, or does not answer properly: ${f.url}`,
  fix: () => 'Run the same command again when it answers; what is here already stays.',
  output: (f) => f.output,
});

export const gitNoRepository = problem('run/git-no-repository', {
  exit: 1,
  message: (f: Failed) => `repository not found, or you have no access to it: ${f.url}`,
  fix: (f) =>
    `Correct the link, or ask its owner for access; to see what git gets: git ls-remote ${shellWord(f.url)}`,
  output: (f) => f.output,
});

export const gitRedirected = problem('run/git-redirected', {
  exit: 1,
  message: (f: Wanted & { to: string }) => `${f.url} leads to another place: ${f.to}`,
  fix: (f) =>
    f.to.startsWith('https://')
      ? `Where that is right, write the new link: ${f.to.replace(/\/info\/refs$/, '')}`
      : 'Ask who owns the repository for its link: odpm follows no redirect to another host or protocol.',
});

export const gitProtocol = problem('run/git-protocol', {
  message: (f: Wanted & { protocol: string }) => `git does not speak the protocol ${f.protocol}: ${f.url}`,
  fix: () => 'Use https://, ssh:// or user@host:path; see "git config --global --get-regexp insteadof".',
});

export const gitDiskFull = problem('run/git-disk-full', {
  exit: 1,
  message: (f: Wanted & { folder: string; needed: string | undefined }) =>
    `no space left on device: ${f.folder}, for ${f.url}${f.needed === undefined ? '' : `, which needs about ${f.needed}`}`,
  fix: () => 'Make room there, or name another folder in ODOO_PROJECTS_DIR, and run the same command again.',
});

interface Mirror {
  readonly path: string;
}

export const gitForeignOwner = problem('run/git-foreign-owner', {
  exit: 1,
  message: (f: Mirror) => `dubious ownership: ${f.path} belongs to somebody else, and git does not use it`,
  fix: (f) =>
    `If you trust what is there, tell git: git config --global --add safe.directory ${shellWord(f.path)}`,
});

export const gitBrokenMirror = problem('run/git-broken-mirror', {
  exit: 7,
  message: (f: Mirror) => `the mirror ${f.path} is not a git repository any more`,
  fix: (f) =>
    `Move it away, and odpm fetches it again: mv ${shellWord(f.path)} ${shellWord(`${f.path}.old`)}`,
});

export const gitFolderTaken = problem('run/git-folder-taken', {
  exit: 7,
  message: (f: Mirror) => `${f.path} is in the way: odpm puts a repository there`,
  fix: (f) => `Move it away: mv ${shellWord(f.path)} ${shellWord(`${f.path}.old`)}`,
});

export const gitFailed = problem('run/git-failed', {
  exit: 1,
  message: (f: Wanted & { doing: string; how: string; output: string }) =>
    `git ${f.doing} ${f.how}: ${f.url}`,
  fix: () =>
    'Correct what its last lines name, and run the same command again: what is done already stays done.',
  output: (f) => f.output,
});
