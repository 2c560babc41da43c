import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { box, entry } from './box.ts';

/** The mounts of the Compose file that would be made on an engine with these security options: container path → label. */
function labels(options: readonly string[]): Map<string, string | undefined> {
  const at = box();
  const script = `#!/bin/sh
case "$*" in
  *SecurityOptions*) echo '${JSON.stringify(options)}' ;;
  "compose version"*) echo 2.26.1 ;;
  "version"*) echo '{"Client":{"Version":"27.0.0"},"Server":{"Version":"27.0.0"}}' ;;
esac
`;
  at.put('../bin/docker', script);
  chmodSync(join(at.root, 'bin/docker'), 0o755);
  const volumes = ['./own:/own', './shared:/shared:z', './private:/private:Z'];
  at.manifest({ hooks: {}, services: { box: { image: 'busybox', volumes } } });
  const path = `${join(at.root, 'bin')}:${at.environment['PATH'] ?? ''}`;
  const { out } = at.run([process.execPath, entry, 'plan', '--format', 'json', '--diff'], { PATH: path });
  const { diffs } = JSON.parse(out) as { diffs: { path: string; unified_diff: string }[] };
  const text = diffs.find((diff) => diff.path === 'docker-compose.yml')?.unified_diff ?? '';
  const mounts = text.split('- type: bind').slice(1);
  return new Map(
    mounts.map((mount) => [
      /target: (\S+)/.exec(mount)?.[1] ?? '',
      /selinux: (\w)/.exec(mount.split(/^\+ {4}\S/m)[0] ?? '')?.[1],
    ]),
  );
}

const asWritten = { '/own': undefined, '/shared': 'z', '/private': 'Z' };

test('where the engine keeps to SELinux, what odpm mounts is labelled for containers, what people mount as they say', () => {
  const found = labels(['name=seccomp,profile=builtin', 'name=selinux']);
  expect(Object.fromEntries(found)).toMatchObject(asWritten);
  const own = [...found].filter(([target]) => !(target in asWritten));
  expect(own.length).toBeGreaterThan(3);
  expect(own.filter(([, label]) => label !== 'z')).toEqual([]);
});

test('elsewhere nothing is labelled but what people say', () => {
  const found = labels(['name=seccomp,profile=builtin']);
  expect(Object.fromEntries(found)).toMatchObject(asWritten);
  expect([...found].filter(([target, label]) => !(target in asWritten) && label !== undefined)).toEqual([]);
});
