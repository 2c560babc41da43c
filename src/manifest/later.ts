const any = (words: string): string => `(?:${words.split(' ').join('|')})`;

const services =
  'build env_file networks ulimits logging platform shm_size tmpfs deploy expose read_only dns sysctls stdin_open stop_signal secrets source';
const patched =
  'image command entrypoint ports volumes depends_on restart user tty init privileged pid network_mode cap_add cap_drop devices security_opt group_add healthcheck labels hostname working_dir extra_hosts stop_grace_period profiles';

/** Keys that manifests of other versions have and this one has no use for: known, so never a slip of the pen. */
const later = [
  `/${any('developing locks arch database extensions resources proxy image inherit_services')}`,
  `(?:/scenarios/[^/]+)?/${any('secrets service_sources system_packages')}`,
  '/platform/build_date',
  `(?:/scenarios/[^/]+)?/services/[^/]+/${any(services)}`,
  `(?:/scenarios/[^/]+)?/service_patches/[^/]+/${any(`${services} ${patched}`)}`,
  `(?:/scenarios/[^/]+)?/hooks/${any('post_clone post_up pre_down')}`,
].map((path) => new RegExp(`^${path}$`));

export const comesLater = (pointer: string): boolean => later.some((path) => path.test(pointer));
