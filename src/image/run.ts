import { indexVariables } from '../model/index.ts';

/** What a build is told without a trace in the image: ids of BuildKit's secrets, each the name of a variable. */
export const certificates = 'ODPM_CA_FILE';
export const mirror = 'ODPM_WKHTMLTOPDF_URL';

const scratch = '/run/odpm';

/** A folder of one build step that no layer keeps. */
export const inScratch = (name: string): string => `${scratch}/${name}`;

const bundle = inScratch('ca.pem');
const aptConf = inScratch('apt.conf');

export const secretAt = (id: string): string => `/run/secrets/${id}`;

/**
 * The certificates of the image, and those of the secret when there is one, for everything that speaks TLS. To
 * apt-get the name of a package is a name, never a pattern.
 */
const trusting = [
  `{ cat /etc/ssl/certs/ca-certificates.crt ${secretAt(certificates)} > ${bundle} 2>/dev/null || true; }`,
  `echo 'Acquire::https::CAInfo "${bundle}"; APT::Cmd::Pattern-Only "true";' > ${aptConf}`,
  `export SSL_CERT_FILE=${bundle} CURL_CA_BUNDLE=${bundle} PIP_CERT=${bundle} APT_CONFIG=${aptConf}`,
];

const indexes = [
  `for name in ${indexVariables.join(' ')}; do if [ -s "${secretAt('$name')}" ]; then export "$name=$(cat "${secretAt('$name')}")"; fi; done`,
];

/** One layer: shell commands, each of which must succeed. */
export const run = (commands: readonly string[], options: readonly string[] = []): string =>
  `RUN ${[...options.map((option) => `${option} \\\n    `), ''].join('')}${commands.join(' \\\n && ')}`;

const mounts = (ids: readonly string[]): string[] => [
  ...ids.map((id) => `--mount=type=secret,id=${id}`),
  `--mount=type=tmpfs,target=${scratch}`,
];

/** A layer whose commands fetch something: they get the user's certificates, and the secrets that are named. */
export const fetching = (commands: readonly string[], ids: readonly string[] = []): string =>
  run([...trusting, ...commands], mounts([certificates, ...ids]));

/** The same for pip, which gets the user's indexes besides. */
export const installing = (requirements: readonly string[]): string => {
  const pip = 'python3 -m pip install --no-cache-dir --break-system-packages --root-user-action=ignore';
  const words = requirements.map((requirement) => `'${requirement}'`).join(' ');
  return run([...trusting, ...indexes, `${pip} ${words}`], mounts([certificates, ...indexVariables]));
};
