import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from './ports.mjs';

/** Runs git to its end; what it said. */
export function git(folder, words, input) {
  const ended = spawnSync('git', words, { cwd: folder, input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (ended.status !== 0) throw new Error(`git ${words.join(' ')}: ${ended.stderr}`);
  return ended.stdout.trim();
}

const blob = (path, text) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;

const code = (at, line) => `${`def run_${at}(self):\n    return self.env['${line}']\n`.repeat(12)}\n`;

/** As git's fast-import reads it: modules of `files` files, then `commits` commits that change five of them each. */
function* history(name, { files, commits }) {
  const path = (at) => `${name}_${Math.floor(at / 40)}/models/part_${at}.py`;
  const commit = (at, text) =>
    `commit refs/heads/19.0\ncommitter A <a@example.org> ${1.7e9 + at * 3600} +0000\ndata ${text.length}\n${text}\n`;
  yield commit(0, 'Begin');
  for (let at = 0; at < files; at += 40)
    yield blob(`${name}_${at / 40}/__manifest__.py`, "{'name': 'part'}\n");
  for (let at = 0; at < files; at++) yield blob(path(at), code(at, name));
  for (let count = 1; count < commits; count++) {
    yield commit(count, `Change ${count}`);
    for (let at = 0; at < 5; at++)
      yield blob(path((count * 31 + at * 7) % files), code(at, `${name}.${count}`));
  }
}

/** Bare repositories below a folder, named `<prefix><number>.git`, each with the branch 19.0; their names. */
export function repositories(root, prefix, { count, ...size }) {
  return Array.from({ length: count }, (_, at) => {
    const name = `${prefix}${at}`;
    const folder = join(root, `${name}.git`);
    git('/', ['init', '--quiet', '--bare', '--initial-branch=19.0', folder]);
    git(folder, ['fast-import', '--quiet'], [...history(name, size)].join(''));
    git(folder, ['repack', '-adq']);
    return name;
  });
}

/** `git daemon` for a folder, and a git configuration that leads https://git.example.org/ to it. */
export async function served(root) {
  const port = Object.values(await freePorts(['GIT']))[0];
  const words = ['daemon', '--reuseaddr', '--export-all', `--base-path=${root}`, '--listen=127.0.0.1'];
  const child = spawn('git', [...words, `--port=${port}`, root], { detached: true, stdio: 'ignore' });
  const config = join(root, 'gitconfig');
  const url = `git://127.0.0.1:${port}/`;
  writeFileSync(config, `[url "${url}"]\n\tinsteadOf = https://git.example.org/\n`);
  const answers = () => spawnSync('git', ['ls-remote', `${url}none`]).stderr.includes('remote error');
  for (let tries = 0; !answers(); tries++) {
    if (tries > 100) throw new Error('git daemon does not answer');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  return { url, config, end: () => process.kill(-child.pid, 'SIGKILL') };
}

/** A `git` that writes down when it begins and ends, in front of the real one. */
export function countingGit(folder) {
  const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
  const bin = join(folder, 'counting');
  const log = join(folder, 'git.log');
  mkdirSync(bin, { recursive: true });
  const lines = [`echo + >> '${log}'`, `'${real}' "$@"`, 'code=$?', `echo - >> '${log}'`, 'exit $code'];
  writeFileSync(join(bin, 'git'), `#!/bin/sh\n${lines.join('\n')}\n`, { mode: 0o755 });
  const most = () => {
    let [now, highest] = [0, 0];
    for (const line of readFileSync(log, 'utf8').split('\n')) {
      now += line === '+' ? 1 : line === '-' ? -1 : 0;
      highest = Math.max(highest, now);
    }
    return highest;
  };
  return { bin, most };
}
