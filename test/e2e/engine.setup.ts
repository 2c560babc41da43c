import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whether a Docker Engine answers. */
    engine: boolean;
  }
}

const loud = (text: string): void => {
  const line = '!'.repeat(78);
  process.stderr.write(`\n${line}\n!! ${text}\n${line}\n`);
};

/** Asks Docker once. A missing engine skips these tests, and says so; ODPM_REQUIRE_DOCKER=1 makes it a failure. */
export default function setup(project: TestProject): (() => void) | undefined {
  const asked = spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  const engine = asked.status === 0;
  project.provide('engine', engine);
  if (engine) return undefined;
  const skipped = `${project.name}: NO DOCKER ENGINE ANSWERS; THE TESTS THAT NEED ONE ARE SKIPPED`;
  if (process.env['ODPM_REQUIRE_DOCKER'] === '1') throw new Error(`${skipped}, AND ODPM_REQUIRE_DOCKER IS 1`);
  loud(skipped);
  return () => {
    loud(skipped);
  };
}
