import { expect, test } from 'vitest';
import { problem } from '../../src/diagnostics/index.ts';
import type { Host } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { tellerOf } from '../../src/run/index.ts';

const full = problem('run/full', {
  message: (f: { disk: string; free: string }) => `${f.disk} is full`,
  fix: (f) => `Free ${f.free} there.`,
});

test.each(['json', undefined] as const)(
  'with --progress %s a problem is told once; one that has become an error, or needs something else, is told too',
  (mode) => {
    const written: string[] = [];
    const host = memoryHost({});
    const terminal: Host['terminal'] = { ...host.terminal, err: (text) => void written.push(text) };
    const teller = tellerOf({ ...host, terminal }, mode);
    const error = full({ disk: '/home', free: '1 GB' });
    const warning = { ...error, severity: 'warning' as const };
    expect(teller.problems([warning, warning])).toEqual([warning, warning]);
    teller.problems([warning]);
    expect(written).toHaveLength(1);
    expect(written[0]?.match(/Free 1 GB there/g)).toHaveLength(1);
    teller.problems([error]);
    teller.problems([full({ disk: '/home', free: '2 GB' })]);
    expect(written.slice(1).join('')).toMatch(/is full.*Free 1 GB there.*is full.*Free 2 GB there/s);
  },
);
