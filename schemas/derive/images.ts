import { constant } from './constant.ts';

/** The parts of `schemas/images.json`. */
export interface Images {
  readonly profiles: unknown;
  readonly wkhtmltopdf: unknown;
  readonly toolchains: unknown;
}

const tables = {
  profileParts: {
    what: 'What each profile adds to the one before it.',
    type: 'Readonly<Record<Profile, ProfilePart>>',
  },
  wkhtmltopdf: {
    what: 'Release of Debian → architecture → its package.',
    type: 'Readonly<Record<string, Readonly<Record<Arch, Download>>>>',
  },
  toolchainRows: { what: 'Every toolchain.', type: 'readonly ToolchainRow[]' },
};

/** The tables that base images are made from. */
export const images = ({ profiles, wkhtmltopdf, toolchains }: Images): string =>
  `// Made from schemas/images.json by \`npm run derive\`.
import type { Arch, Profile } from '../model/index.ts';

interface ProfilePart {
  /** Of Debian. */
  readonly packages: readonly string[];
  readonly wkhtmltopdf: boolean;
  /** Below the user's home. */
  readonly folders: readonly string[];
}

interface Download {
  readonly url: string;
  /** Of its bytes. */
  readonly sha256: string;
}

export interface ToolchainRow {
  readonly name: string;
  /** What is left out accepts all. */
  readonly accept: { readonly python?: string; readonly odooUpTo?: number };
  /** Programs that pip installs in the image. */
  readonly requirements: readonly string[];
  readonly packages: readonly string[];
  /** Further lines of the Dockerfile. */
  readonly lines: readonly string[];
  readonly installer?: {
    readonly create: readonly string[];
    /** The first version of Python for which \`create\` is used. */
    readonly createFrom?: string;
    readonly install: readonly string[];
  };
}

${constant('profileParts', tables.profileParts, profiles)}
${constant('wkhtmltopdf', tables.wkhtmltopdf, wkhtmltopdf)}
${constant('toolchainRows', tables.toolchainRows, toolchains)}`;
