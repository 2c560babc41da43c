import type { Checked } from '../diagnostics/index.ts';

export type FileKind = 'file' | 'directory' | 'link' | 'other';

/** What a path is; a symbolic link is not followed. */
export interface FileFacts {
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** When its bytes were written last, in milliseconds since 1970. */
  readonly modified: number;
  /** User id of the owner. */
  readonly owner: number;
  /** Of a link: whether what it points at is there. */
  readonly dangling: boolean;
  /** Of a link: what is written in it. */
  readonly target: string | undefined;
}

/** A program that listens on a port. */
export interface Listener {
  readonly pid: number;
  readonly name: string;
}

export interface Entry {
  readonly name: string;
  readonly kind: FileKind;
}

/** What a program said to a question. */
export interface Answer {
  /** `undefined`: there is no such program, or it did not answer in time. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The machine as a step may see it: nothing in here changes anything. Paths are relative to the project
 * folder, or absolute.
 */
export interface Look {
  /** The user's home folder, absolute; it need not be there. */
  readonly home: string;
  /** UTF-8 text of at most 1 MiB; `undefined` when there is no such file. */
  read(path: string): Promise<Checked<string | undefined>>;
  stat(path: string): Promise<FileFacts | undefined>;
  /** Sorted by name; empty when there is no such folder. */
  list(path: string): Promise<readonly Entry[]>;
  /** SHA-256 of a regular file's bytes, links followed, as 64 hex digits; `undefined` when it is none. */
  digest(path: string): Promise<string | undefined>;
  /** The path with every link followed, absolute; `undefined` when it is not there. */
  real(path: string): Promise<string | undefined>;
  /** A file of odpm's own package. */
  asset(path: string): Promise<string>;
  /** Paths of the files below a folder of odpm's own package, sorted, relative to that folder. */
  assets(folder: string): Promise<readonly string[]>;
  /** `docker` with one of the listed questions, each asked once; others throw. */
  docker(question: readonly string[], input?: string): Promise<Answer>;
  /** `git` with one of the listed questions about a work tree at an absolute path; others throw. */
  git(folder: string, question: readonly string[]): Promise<Answer>;
  /** Whether a program could listen there now. */
  portFree(address: string, port: number): Promise<boolean>;
  /** The program that listens on a port of TCP, where this user may see it. */
  listener(port: number): Promise<Listener | undefined>;
}
