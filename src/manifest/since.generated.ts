// Made from schemas/odpm.v2.schema.json by `npm run derive`.

/** The first odpm that knows a field, or a shape of it (the JSON types that are newer). */
export const since: readonly Since[] = [
  { path: '/services/*/environment/*', types: ['boolean', 'null'], since: '5.0.0' },
  { path: '/services/*/environment', types: ['array'], since: '5.0.0' },
  { path: '/services/*/depends_on', types: ['object'], since: '5.0.0' },
  { path: '/services/*/init', since: '5.0.0' },
  { path: '/services/*/network_mode', since: '5.0.0' },
  { path: '/services/*/cap_add', since: '5.0.0' },
  { path: '/services/*/cap_drop', since: '5.0.0' },
  { path: '/services/*/devices', since: '5.0.0' },
  { path: '/services/*/security_opt', since: '5.0.0' },
  { path: '/services/*/group_add', since: '5.0.0' },
  { path: '/services/*/labels', since: '5.0.0' },
  { path: '/services/*/working_dir', since: '5.0.0' },
  { path: '/services/*/extra_hosts', since: '5.0.0' },
  { path: '/services/*/stop_grace_period', since: '5.0.0' },
  { path: '/services/*/profiles', since: '5.0.0' },
  { path: '/service_patches/*/environment/unset', types: ['array'], since: '5.0.0' },
  { path: '/service_patches/*/environment/*', types: ['boolean', 'null'], since: '5.0.0' },
  { path: '/service_patches/*/environment', types: ['array'], since: '5.0.0' },
  { path: '/scenarios', since: '4.7.0' },
  { path: '/services/*', types: ['null'], since: '5.0.0' },
];

export interface Since {
  readonly path: string;
  readonly types?: readonly string[];
  readonly since: string;
}
