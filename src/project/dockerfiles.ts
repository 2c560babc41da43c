import { isAbsolute } from 'node:path';
import { isObject } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { bodiesOf, isOpen } from './entries.ts';
import { liesInside } from './forms.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { badForm } from './service-problems.ts';

const fault = {
  why: 'is outside the project',
  instead: 'Write a path below the folder of the build context: "docker/Dockerfile".',
};

/** Dockerfiles outside the project. Compose counts their paths from the folder that the build gets. */
export const strayDockerfiles = (reading: Reading): Problem[] =>
  bodiesOf(reading).flatMap(({ value: { build }, at, isPatch }) => {
    if (!isObject(build) || isOpen(reading, { value: build, at: [...at, 'build'] })) return [];
    const { context, dockerfile } = build;
    if (typeof dockerfile !== 'string') return [];
    const from = typeof context === 'string' ? context : '.';
    // The folder of a patch may be said by what it changes: that is looked at when a plan is made.
    const known = !isPatch || context !== undefined || isAbsolute(dockerfile);
    if (!known || liesInside(dockerfile, reading, from)) return [];
    const { pointer, origin } = placeOf(reading, ...at, 'build', 'dockerfile');
    return [badForm({ pointer, ...fault }, origin)];
  });
