import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compare, once } from './measure.mjs';

const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A `docker` that writes down what it is asked and then asks the real one. */
function loggingDocker(folder) {
  const real = spawnSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).stdout.trim();
  const log = join(folder, 'docker.log');
  const script = join(folder, 'bin', 'docker');
  mkdirSync(dirname(script), { recursive: true });
  writeFileSync(script, `#!/bin/sh\nprintf '%s\\n' "$*" >> ${quoted(log)}\nexec ${quoted(real)} "$@"\n`);
  chmodSync(script, 0o755);
  return { path: dirname(script), calls: () => readFileSync(log, 'utf8').split('\n').filter(Boolean), log };
}

/**
 * `odpm up -d` on a stack that runs and is as it should be, against Compose's own `up -d` on the same: how long,
 * and how many calls of Docker.
 */
export function stackRows({ odpm, project, row }) {
  const up = odpm('up', '--detach', '--trust', '--no-input', '-y');
  // As odpm calls it: with fewer files Compose would make the containers anew.
  const files = ['--file', 'docker-compose.yml', '--file', '.odpm/runtime/compose.json'];
  const compose = (...words) => ({
    ...up,
    argv: ['docker', 'compose', ...files, '--env-file', '.odpm/runtime/compose.env', ...words],
  });
  const docker = loggingDocker(dirname(project));
  try {
    // A health check that has not passed yet is something to do.
    once(odpm('up', '--wait', '--trust', '--no-input', '-y'));
    const time = row(
      'up -d : docker compose up -d, nothing to do',
      2,
      compare(up, compose('up', '--detach'), 7),
    );
    rmSync(docker.log, { force: true });
    once({ ...up, env: { ...up.env, PATH: `${docker.path}:${process.env.PATH}` } });
    const calls = docker.calls();
    if (calls.length > 1) process.stderr.write(`bench: docker was asked\n  ${calls.join('\n  ')}\n`);
    const counted = {
      row: 'calls of docker by up -d, nothing to do',
      milliseconds: '',
      ratio: String(calls.length),
      bound: '1',
      verdict: calls.length <= 1 ? 'ok' : 'over',
    };
    return [time, counted];
  } finally {
    once(compose('down', '--volumes'));
  }
}
