const language = ['base', 'diagnostics', 'model'];
const domain = [
  'manifest',
  'settings',
  'scenario',
  'substitute',
  'inspect',
  'project',
  'takeover',
  'sources',
  'image',
  'compose',
  'odoo',
  'hooks',
  'engine',
  'prepare',
  'trust',
];
const every = [
  ...language,
  ...domain,
  'host',
  'place',
  'plugins',
  'check',
  'inherit',
  'run',
  'packages',
  'relock',
  'consent',
  'extend',
];

/** Each room, and the rooms that it may import: through their `index.ts`. This is the only list of rooms. */
export const doors = {
  base: [],
  diagnostics: ['base'],
  model: ['base', 'diagnostics'],
  ...Object.fromEntries(domain.map((room) => [room, language])),
  host: language,
  run: [...language, 'host'],
  place: [...language, 'host', 'manifest', 'project', 'settings', 'sources', 'substitute'],
  plugins: [...language, 'host', 'manifest'],
  check: [
    ...language,
    'host',
    'place',
    'plugins',
    'manifest',
    'project',
    'scenario',
    'settings',
    'substitute',
  ],
  inherit: [...language, 'manifest', 'scenario', 'sources', 'substitute', 'check'],
  packages: [...language, 'host', 'manifest', 'place', 'plugins', 'run'],
  relock: [...language, 'host', 'inherit', 'manifest', 'place', 'packages', 'prepare', 'run', 'sources'],
  consent: [...language, 'host', 'run', 'trust', 'prepare'],
  sdk: language,
  builtin: ['sdk'],
  extend: [
    ...language,
    'host',
    'place',
    'plugins',
    'prepare',
    'project',
    'run',
    'consent',
    'builtin',
    'manifest',
    'scenario',
    'check',
  ],
  pipeline: every,
  rollout: [...every, 'pipeline'],
  contract: [...language, 'host', 'place', 'manifest', 'plugins', 'extend', 'pipeline'],
  verbs: [...every, 'pipeline', 'rollout', 'contract'],
  cli: [...language, 'host', 'verbs'],
  container: [], // Python
  bundle: [], // the build's own programs
};

// What tests of plugins import is built of much more than what plugins do.
const inside = (room) => (room === 'sdk' ? '^src/sdk/(?!testing)' : `^src/${room}(/|\\.ts$)`);
const several = { verbs: 'verbs/.+', sdk: 'sdk/(index|services)' };
const door = (room) => `^src/${several[room] ?? `${room}(/index)?`}\\.ts$`;
/**
 * @param {string} name what the rule says
 * @param {string} from pattern of the files that it binds
 * @param {object} to what they may not import
 */
const forbid = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to });

/** @satisfies {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(doors).map(([room, open]) =>
      forbid(`${room} imports only ${open.join(', ') || 'itself'}`, inside(room), {
        path: '^src/',
        pathNot: [inside(room), ...open.map(door)],
      }),
    ),
    forbid('tests of plugins get contract', '^src/sdk/testing', {
      path: '^src/',
      pathNot: ['^src/sdk/', ...[...language, 'host', 'contract'].map(door)],
    }),
    forbid('no cycles', '^src/', { circular: true }),
    forbid('every import leads somewhere', '^src/', { couldNotResolve: true }),
    forbid('the product knows no test', '^src/', { path: '^(test|fixtures)/' }),
    // The build's own programs are no part of the product.
    forbid('only host is at the machine', '^src/(?!host/|bundle/)', {
      dependencyTypes: ['core'],
      pathNot: '^(node:)?(crypto|path)$',
    }),
    forbid('only host starts programs', '^src/(?!host/)', { path: 'node_modules/execa/' }),
    forbid('verbs are loaded when called', '^src/cli/', { path: '^src/verbs/', dynamic: false }),
    forbid('verbs are strangers', '^src/verbs/(.+)\\.ts$', {
      path: '^src/verbs/',
      pathNot: '^src/verbs/$1\\.ts$',
    }),
    forbid('cli has types of model alone', '^src/cli/', {
      path: '^src/model/',
      dependencyTypesNot: ['type-only'],
    }),
    forbid('rooms with steps are loaded when something is planned', '^src/pipeline/', {
      path: '^src/(sources|image|compose|odoo|hooks|engine)/',
      dynamic: false,
      dependencyTypesNot: ['type-only'],
    }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'default'] },
  },
};
