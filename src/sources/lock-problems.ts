import { few, shellWord } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

const file = '.odpm/deps.lock.json';
const anew = `make a new lock: rm ${file} && odpm lock.`;

const short = (commit: string): string =>
  /^[0-9a-f]{40}/.test(commit) ? commit.slice(0, 12) + commit.slice(40) : commit.slice(0, 19);

export const lockBroken = problem('sources/lock-broken', {
  message: (f: { pointer: string; lacks: string | undefined }) =>
    f.lacks === undefined
      ? f.pointer === ''
        ? 'the file is not a lock'
        : `${f.pointer} does not hold what a lock has there`
      : `${f.pointer === '' ? 'the lock' : f.pointer} lacks "${f.lacks}"`,
  fix: () => `Take it back from git, or ${anew}`,
});

export const lockNewer = problem('sources/lock-newer', {
  message: (f: { version: string }) => `the lock is of format ${f.version}, and this odpm knows format 1`,
  fix: () => `Use the odpm that wrote it, or ${anew}`,
});

export const lockTwice = problem('sources/lock-twice', {
  message: (f: { repository: string }) => `${f.repository} is locked twice`,
  fix: () => 'Remove one of the two.',
});

export const lockVariable = problem('sources/lock-variable', {
  message: (f: { pointer: string }) => `${f.pointer} holds a variable, which a lock does not fill in`,
  fix: () => `Write the address that it stands for, or ${anew}`,
});

export const lockLink = problem('sources/lock-link', {
  message: (f: { pointer: string; why: string }) => `${f.pointer} is not a repository link: ${f.why}`,
  fix: () => `Write the address of a repository, or ${anew}`,
});

export const lockShort = problem('sources/lock-short', {
  message: (f: { pointer: string; commit: string }) =>
    `${f.pointer} is "${f.commit}", and a commit has 40 hex digits`,
  fix: () => `Write all 40 digits, or ${anew}`,
});

export const lockKeyOpen = problem('sources/lock-key-open', {
  severity: 'warning',
  message: (f: { name: string }) => `a key of /locks/git needs ${f.name}, which is not set`,
  fix: (f) => `Set ${f.name} in .env, or remove the key.`,
});

export const lockRequired = problem('sources/lock-required', {
  message: (f: { names: readonly string[] }) =>
    `nothing is locked, and the scenario ci needs a lock for ${f.names.join(', ')}`,
  fix: () => `Run "odpm lock", and commit ${file}.`,
});

export const lockAbsent = problem('sources/lock-absent', {
  message: () => `there is no ${file}`,
  fix: () => 'Run "odpm lock", and commit the file.',
});

export const lockMissing = problem('sources/lock-missing', {
  severity: 'warning',
  message: (f: { name: string }) => `the repository ${f.name} is not locked`,
  fix: (f) => `Run "odpm lock --update ${f.name}".`,
});

export const lockStale = problem('sources/lock-stale', {
  severity: 'warning',
  message: (f: { url: string }) => `${f.url} is locked, but is not a repository of this project`,
  fix: () => 'Remove it, or run "odpm lock".',
});

export const lockBehind = problem('sources/lock-behind', {
  severity: 'warning',
  message: (f: { name: string; wanted: string; locked: string }) =>
    `the repository ${f.name} is wanted at ${f.wanted}, and locked at ${f.locked}`,
  fix: (f) => `Run "odpm lock --update ${f.name}".`,
});

export const lockDiffers = problem('sources/lock-differs', {
  severity: 'warning',
  message: (f: { repository: string; manifest: string; file: string }) =>
    `${f.repository} is ${short(f.manifest)} in locks.git, which counts, and ${short(f.file)} in the lock`,
  fix: () => 'Run "odpm lock --sync-manifest", or correct one of the two.',
});

export const lockElsewhere = problem('sources/lock-elsewhere', {
  severity: 'warning',
  message: (f: { name: string; folder: string; found: string; locked: string }) =>
    `${f.folder} is at ${short(f.found)}, and locked at ${short(f.locked)}`,
  fix: (f) => `Check the locked commit out there, or run "odpm lock --update ${f.name}".`,
});

export const lockUnverifiable = problem('sources/lock-unverifiable', {
  severity: 'warning',
  message: (f: { name: string; because: string; mend: string }) =>
    `the lock of ${f.name} cannot be verified: ${f.because}`,
  fix: (f) => `${f.mend}, then run "odpm lock --update ${f.name}".`,
});

export const lockChanged = problem('sources/lock-changed', {
  message: (f: { name: string; folder: string; commit: string }) =>
    `files in ${f.folder} differ from ${short(f.commit)}, where it is locked`,
  fix: (f) => `See them with git -C ${shellWord(f.folder)} status, and commit them or take them back.`,
});

/** Words of a fix that leave branches where they are. */
const venvInstead = (hash: string): string =>
  `Write "${hash}" there; "odpm lock --sync-manifest" does it, and moves the repositories, too.`;

export const lockVenv = problem('sources/lock-venv', {
  severity: 'warning',
  message: (f: { said: string; hash: string }) =>
    `locks.venv is ${short(f.said)}, but the hash of its inputs is ${short(f.hash)}`,
  fix: (f) => venvInstead(f.hash),
});

export const lockVenvOf4 = problem('sources/lock-venv-of-4', {
  severity: 'warning',
  message: () => 'locks.venv is a hash of odpm 4, which is made from other inputs',
  fix: (f: { hash: string | undefined }) =>
    f.hash === undefined ? 'Run "odpm lock --sync-manifest".' : venvInstead(f.hash),
});

export const lockVenvUnread = problem('sources/lock-venv-unread', {
  severity: 'note',
  message: (f: { names: readonly string[] }) =>
    `locks.venv is not compared: the files of ${few(f.names)} are not here`,
  fix: () => 'Run "odpm up --skip-start", and compare once more.',
});

export const lockNoName = problem('sources/lock-no-name', {
  exit: 64,
  message: (f: { name: string; near: string | undefined; known: readonly string[] }) =>
    `no repository of this project is called "${f.name}"`,
  fix: (f) => (f.near === undefined ? `Write one of ${f.known.join(', ')}.` : `Did you mean ${f.near}?`),
});

export const lockCheckBeside = problem('sources/lock-check-beside', {
  exit: 64,
  message: (f: { option: string }) => `--check writes nothing, so it does not go with ${f.option}`,
  fix: (f) => `Run one of the two: "odpm lock --check", or "odpm lock ${f.option}".`,
});

export const lockHeld = problem('sources/lock-held', {
  severity: 'note',
  message: (f: { name: string; commit: string }) =>
    `the repository ${f.name} stays at ${short(f.commit)}, as locks.git says`,
  fix: (f) => `To move it, run "odpm lock --update ${f.name} --sync-manifest".`,
});

export const lockTwoRefs = problem('sources/lock-two-refs', {
  message: (f: { url: string; first: string; second: string }) =>
    `${f.url} is asked for at ${f.first} and at ${f.second}, and a lock has one commit for it`,
  fix: () => 'Let both ask for the same branch.',
});
