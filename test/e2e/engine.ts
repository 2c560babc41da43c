import { describe, inject } from 'vitest';

/** `describe`, for what needs a Docker Engine: skipped where none answers. */
export const withEngine = describe.skipIf(!inject('engine'));
