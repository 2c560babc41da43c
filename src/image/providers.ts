import { lifted } from '../model/index.ts';
import type { OwnProviders } from '../model/index.ts';
import { debian } from './debian.ts';
import { toolchains } from './toolchains.ts';

/** What this room brings for others to choose. */
export const providers = {
  distributions: { debian: () => lifted('distributions', debian) },
  toolchains: Object.fromEntries(
    [...toolchains].map(([name, toolchain]) => [name, () => lifted('toolchains', toolchain)]),
  ),
} satisfies OwnProviders;
