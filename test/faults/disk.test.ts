import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { needs } from '../host/means.ts';
import { box, entry } from './box.ts';
import type { Box, Ended } from './box.ts';

const compose = 'docker-compose.yml';

let at: Box;
beforeEach(() => {
  at = box();
});

const up = (more: Readonly<Record<string, string>> = {}): Ended =>
  at.run([process.execPath, entry, 'up', '--skip-start', '--trust', '--quiet'], more);

const text = (path: string): string => readFileSync(join(at.project, path), 'utf8');

const temps = (): string[] =>
  readdirSync(at.project, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tmp'));

/** A project that was prepared, and whose `.env` has changed since: the next run writes its Compose file anew. */
function outdated(): string {
  expect(up()).toEqual({ code: 0, out: '', err: '' });
  at.put('.env', `${text('.env')}GEVENT_PORT=8073\n`);
  return text(compose);
}

/** Of every write to a new Compose file the system says that the quota is used up. */
const quota = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
ssize_t write(int fd, const void *bytes, size_t count) {
  char link[64], path[4096] = "";
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  if (readlink(link, path, sizeof path - 1) > 0 && strstr(path, "/.docker-compose.yml.odpm-")) {
    errno = EDQUOT;
    return -1;
  }
  return ((ssize_t (*)(int, const void *, size_t)) dlsym(RTLD_NEXT, "write"))(fd, bytes, count);
}
`;

needs('cc')('a quota that is used up: 1, the file and the cause, the old bytes', () => {
  const old = outdated();
  at.put('../quota.c', quota);
  const library = join(at.root, 'quota.so');
  expect(at.run(['cc', '-shared', '-fPIC', '-o', library, join(at.root, 'quota.c'), '-ldl']).code).toBe(0);
  const { code, err } = up({ LD_PRELOAD: library });
  expect(code).toBe(1);
  expect(err).toMatch(new RegExp(`^error: cannot write ${compose}: .*\\(EDQUOT\\)`));
  expect(text(compose)).toBe(old);
  expect(temps()).toEqual([]);
});

needs('chattr')('a file that may not be changed (chattr +i): 1, the file, the old bytes', () => {
  const old = outdated();
  const path = join(at.project, compose);
  expect(at.run(['chattr', '+i', path]).code).toBe(0);
  const { code, err } = up();
  at.run(['chattr', '-i', path]);
  expect(code).toBe(1);
  expect(err).toContain(`error: cannot write ${compose}: `);
  expect(err).toContain('(EPERM)');
  expect(text(compose)).toBe(old);
  expect(temps()).toEqual([]);
});

test('on a sound disk the same run writes the file', () => {
  const old = outdated();
  expect(up().code).toBe(0);
  expect(text(compose)).not.toBe(old);
});
