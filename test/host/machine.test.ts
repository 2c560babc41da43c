import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';
import { bundled, needs } from './means.ts';

needs('setpriv')('a user of a number alone has / for a home', async () => {
  const program = await bundled(
    `import { machineOf } from './src/host/machine.ts'; console.log(machineOf('/').home);`,
  );
  chmodSync(dirname(program), 0o755);
  const words = ['--reuid=65533', '--regid=65534', '--clear-groups', process.execPath, program];
  const ended = spawnSync('setpriv', words, { encoding: 'utf8', env: {} });
  expect(ended.stderr + ended.stdout).toBe('/\n');
});
