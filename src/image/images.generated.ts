// Made from schemas/images.json by `npm run derive`.
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
    /** The first version of Python for which `create` is used. */
    readonly createFrom?: string;
    readonly install: readonly string[];
  };
}

/** What each profile adds to the one before it. */
export const profileParts: Readonly<Record<Profile, ProfilePart>> = {
  ci: {
    packages: ['ca-certificates', 'curl', 'postgresql-client'],
    wkhtmltopdf: false,
    folders: [],
  },
  medium: {
    packages: ['fontconfig'],
    wkhtmltopdf: true,
    folders: [],
  },
  full: {
    packages: ['chromium', 'ffmpeg', 'xauth', 'xvfb'],
    wkhtmltopdf: true,
    folders: ['.vscode-server'],
  },
};

/** Release of Debian → architecture → its package. */
export const wkhtmltopdf: Readonly<Record<string, Readonly<Record<Arch, Download>>>> = {
  '11': {
    amd64: {
      url: 'https://github.com/wkhtmltopdf/packaging/releases/download/0.12.6.1-3/wkhtmltox_0.12.6.1-3.bullseye_amd64.deb',
      sha256: '9c687f0c58cf50e01f2a6375d2e34372f8feeec56a84690ea113d298fccadd98',
    },
    arm64: {
      url: 'https://github.com/wkhtmltopdf/packaging/releases/download/0.12.6.1-3/wkhtmltox_0.12.6.1-3.bullseye_arm64.deb',
      sha256: 'e73435a82cf21ba0387bfee32a193f221fa43e48dda6ed38b12e4c1b70c69728',
    },
  },
  '12': {
    amd64: {
      url: 'https://github.com/wkhtmltopdf/packaging/releases/download/0.12.6.1-3/wkhtmltox_0.12.6.1-3.bookworm_amd64.deb',
      sha256: '98ba0d157b50d36f23bd0dedf4c0aa28c7b0c50fcdcdc54aa5b6bbba81a3941d',
    },
    arm64: {
      url: 'https://github.com/wkhtmltopdf/packaging/releases/download/0.12.6.1-3/wkhtmltox_0.12.6.1-3.bookworm_arm64.deb',
      sha256: 'b6606157b27c13e044d0abbe670301f88de4e1782afca4f9c06a5817f3e03a9c',
    },
  },
  '13': {
    amd64: {
      url: 'https://github.com/wkhtmltopdf/packaging/releases/download/0.12.6.1-3/wkhtmltox_0.12.6.1-3.bookworm_amd64.deb',
      sha256: '98ba0d157b50d36f23bd0dedf4c0aa28c7b0c50fcdcdc54aa5b6bbba81a3941d',
    },
    arm64: {
      url: 'https://github.com/wkhtmltopdf/packaging/releases/download/0.12.6.1-3/wkhtmltox_0.12.6.1-3.bookworm_arm64.deb',
      sha256: 'b6606157b27c13e044d0abbe670301f88de4e1782afca4f9c06a5817f3e03a9c',
    },
  },
};

/** Every toolchain. */
export const toolchainRows: readonly ToolchainRow[] = [
  {
    name: 'uv',
    accept: {
      python: '3.8',
    },
    requirements: ['uv>=0.5,<1'],
    packages: [],
    lines: ['ENV UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never'],
    installer: {
      createFrom: '3.12',
      create: ['uv', 'venv', '--no-project', '--allow-existing', '--python', '{base}', '{folder}'],
      install: ['uv', 'pip', 'install', '--python', '{python}'],
    },
  },
  {
    name: 'pip',
    accept: {},
    requirements: [],
    packages: [
      'build-essential',
      'libffi-dev',
      'libjpeg-dev',
      'libldap2-dev',
      'libpq-dev',
      'libsasl2-dev',
      'libssl-dev',
      'libxml2-dev',
      'libxslt1-dev',
      'zlib1g-dev',
    ],
    lines: [],
    installer: {
      create: ['{base}', '-m', 'venv', '{folder}'],
      install: [
        '{python}',
        '-m',
        'pip',
        'install',
        '--no-input',
        '--disable-pip-version-check',
        '--progress-bar',
        'off',
      ],
    },
  },
  {
    name: 'node-assets',
    accept: {
      odooUpTo: 13,
    },
    requirements: [],
    packages: ['node-less'],
    lines: [],
  },
];
