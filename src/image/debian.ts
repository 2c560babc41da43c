import { debianReleases, profiles } from '../model/index.ts';
import type { DistributionProvider, ImageParts, Profile, Release } from '../model/index.ts';
import { profileParts, wkhtmltopdf } from './images.generated.ts';
import { fetching, inScratch, installing, mirror, run, secretAt } from './run.ts';

/** The smallest first: each holds what is in the ones before it. */
const growing: readonly Profile[] = profiles.toReversed();

const partsUpTo = (profile: Profile) =>
  growing.slice(0, growing.indexOf(profile) + 1).map((one) => profileParts[one]);

const perLine = 6;

const listed = (words: readonly string[]): string =>
  words.map((word, at) => (at % perLine === 0 ? `\\\n      ${word}` : word)).join(' ');

const install = (packages: readonly string[]): string[] => [
  'apt-get update',
  `DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${listed(packages)}`,
  'rm -rf /var/lib/apt/lists/*',
];

/** Debian's own package lacks the patches of Qt that headers and footers of reports need. */
function patchedPrinter(profile: Profile, { release, arch }: ImageParts): string[] {
  const found = wkhtmltopdf[release.version]?.[arch];
  if (!found || !profileParts[profile].wkhtmltopdf) return [];
  const file = inScratch('wkhtmltox.deb');
  const said = secretAt(mirror);
  return [
    fetching(
      [
        `url="$(cat ${said} 2>/dev/null || true)"`,
        `curl --fail --silent --show-error --location --retry 3 --output ${file} "\${url:-${found.url}}"`,
        `echo '${found.sha256}  ${file}' | sha256sum --check --strict -`,
        ...install([file]),
      ],
      [mirror],
    ),
  ];
}

const home = '/home/odoo';
const folders = ['.', '.venv', '.local', '.local/share', '.local/share/Odoo', '.cache', 'extra-addons'];

function people(profile: Profile, user: readonly string[]): string {
  const own = [...folders, ...partsUpTo(profile).flatMap((part) => part.folders)];
  const made = `install -d -o "$ODPM_UID" -g "$ODPM_GID" "${home}/$folder"`;
  return run([...user, `for folder in ${own.join(' ')}; do \\\n      ${made}; \\\n    done`]);
}

const releases: Readonly<Record<string, string>> = debianReleases;

const codename = ({ version }: Release): string => releases[version] ?? version;

export const debian: DistributionProvider = {
  detect: ({ version }) =>
    Object.hasOwn(wkhtmltopdf, version) || `its releases are ${Object.keys(wkhtmltopdf).join(', ')}`,

  displayName: (release) => `Debian ${release.version} (${codename(release)})`,

  packages: (profile) => partsUpTo(profile).flatMap(({ packages }) => packages),

  dockerfile(profile, parts) {
    const { release, python, packages, requirements, lines, systemPackages, extra, user } = parts;
    const blocks = [
      `FROM python:${python}-${codename(release)}`,
      'ARG ODPM_UID=9999\nARG ODPM_GID=9999',
      fetching(install(packages)),
      ...patchedPrinter(profile, parts),
      ...(requirements.length > 0 ? [installing(requirements)] : []),
      ...lines,
      ...(systemPackages.length > 0 ? [`# system_packages\n${fetching(install(systemPackages))}`] : []),
      people(profile, user),
      `ENV HOME=${home}\nWORKDIR ${home}`,
      ...(extra === '' ? [] : [`# .odpm/Dockerfile.extra\n${extra}`]),
      'USER $ODPM_UID:$ODPM_GID',
    ];
    return `${blocks.join('\n\n')}\n`;
  },

  user: (uid, gid) => [
    `(getent group "${gid}" || groupadd --gid "${gid}" odoo)`,
    `(getent passwd "${uid}" || useradd --uid "${uid}" --gid "${gid}" --home-dir ${home} --no-create-home odoo)`,
  ],
};
