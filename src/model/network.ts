import type { Settings, Variable } from './settings.ts';

const upper = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'FTP_PROXY'];

/** Programs read one spelling or the other. */
export const proxyVariables: readonly string[] = [...upper, ...upper.map((name) => name.toLowerCase())];

/** Where Python packages come from; a value may hold a password. */
export const indexVariables: readonly string[] = ['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL'];

/** The same, and how it is fetched, for uv. */
export const uvVariables: readonly string[] = [
  ...['UV_DEFAULT_INDEX', 'UV_INDEX', 'UV_INDEX_URL', 'UV_EXTRA_INDEX_URL', 'UV_FIND_LINKS'],
  ...['UV_INDEX_STRATEGY', 'UV_INSECURE_HOST', 'UV_KEYRING_PROVIDER', 'UV_HTTP_TIMEOUT'],
];

/** What the process environment says of a variable; a project's files have no say in how its user reaches the network. */
export const ofProcess = ({ said }: Settings, name: string): Variable | undefined =>
  said(name).find(({ at, value }) => at === undefined && value.trim() !== '');
