import { indexVariables, proxyVariables, uvVariables } from '../model/index.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const base = ['PATH', 'HOME', 'USER', 'LANG', 'LC_*', 'TZ', 'TMPDIR', 'XDG_*', 'SSH_AUTH_SOCK', 'SSL_CERT_*'];
const engine = ['HOST', 'CONTEXT', 'CONFIG', 'CERT_PATH', 'TLS*', 'API_VERSION'].map(
  (word) => `DOCKER_${word}`,
);

const allowed = {
  docker: [...engine, 'BUILDKIT_*', 'BUILDX_*', ...indexVariables, ...uvVariables],
  git: [
    ...['GIT_ASKPASS', 'SSH_ASKPASS', 'SSH_ASKPASS_REQUIRE', 'GIT_SSH', 'GIT_SSH_COMMAND', 'GIT_SSH_VARIANT'],
    ...['GIT_SSL_CAINFO', 'GIT_CONFIG_GLOBAL'],
    // What helpers for credentials ask with, or keep them in.
    ...[
      'DISPLAY',
      'WAYLAND_DISPLAY',
      'DBUS_SESSION_BUS_ADDRESS',
      'GNUPGHOME',
      'PASSWORD_STORE_DIR',
      'KRB5CCNAME',
    ],
  ],
} as const;

/** Variables that decide which program runs, or what it does besides its arguments. */
const steering = [
  ...['LD_*', 'DYLD_*', 'NODE_OPTIONS', 'PATH', 'BASH_ENV', 'ENV'],
  ...['GIT_*', 'DOCKER_*', 'COMPOSE_*', 'PYTHON*'],
];

const oneOf = (name: string, patterns: readonly string[]): boolean =>
  patterns.some((word) => (word.endsWith('*') ? name.startsWith(word.slice(0, -1)) : name === word));

const only = (environment: Environment, wanted: (name: string) => boolean): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter(
      (row): row is [string, string] => row[1] !== undefined && wanted(row[0]),
    ),
  );

/**
 * What git or Docker's programs get of odpm's environment: an allowed list, so that nothing else steers them, and
 * what is named here but for names of Docker's and Compose's own.
 */
export function cleanFor(
  program: 'docker' | 'git',
  environment: Environment,
  named: readonly string[] = [],
): Record<string, string> {
  const known = [...base, ...proxyVariables, ...allowed[program]];
  const more = new Set(named.filter((name) => !oneOf(name, ['DOCKER_*', 'COMPOSE_*'])));
  return only(environment, (name) => more.has(name) || oneOf(name, known));
}

/** odpm's own environment and what only `.env` has, but for names that steer programs: these are left out. */
export function forHooks(
  environment: Environment,
  dotenv: ReadonlyMap<string, string>,
): { environment: Record<string, string>; leftOut: readonly string[] } {
  const added = [...dotenv].filter(([name]) => environment[name] === undefined);
  return {
    environment: {
      ...only(environment, () => true),
      ...Object.fromEntries(added.filter(([name]) => !oneOf(name, steering))),
    },
    leftOut: added.map(([name]) => name).filter((name) => oneOf(name, steering)),
  };
}
