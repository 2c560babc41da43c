import { expect, test } from 'vitest';
import { problemsIn, rowsIn, shop } from './shop.ts';
import type { Shop } from './shop.ts';

const ubuntu = `
import { definePlugin } from 'odpm/sdk';

const names = new Map([['24.04', 'noble'], ['22.04', 'jammy']]);

export default definePlugin({
  providers: {
    distributions: {
      ubuntu: () => ({
        detect: ({ version }) => names.has(version) || 'its releases are ' + [...names.keys()].join(', '),
        displayName: ({ version }) => 'Ubuntu ' + version,
        packages: (profile) => ['python3-venv', ...(profile === 'ci' ? [] : ['wkhtmltopdf'])],
        user: (uid, gid) => ['groupadd --gid "' + gid + '" odoo', 'useradd --uid "' + uid + '" odoo'],
        dockerfile: (profile, { release, packages, systemPackages, requirements, lines, user, extra }) =>
          [
            'FROM ubuntu:' + release.version,
            'RUN apt-get install -y ' + [...packages, ...systemPackages].join(' '),
            ...requirements.map((each) => "RUN pip install '" + each + "'"),
            ...lines,
            'RUN ' + user.join(' && '),
            extra,
            'USER $ODPM_UID:$ODPM_GID\\n',
          ].join('\\n'),
      }),
    },
  },
});
`;

const rust = `
export default {
  providers: {
    toolchains: {
      rust: () => ({
        accept: ({ odooVersion }) => Number.parseInt(odooVersion, 10) >= 17 || 'it is for Odoo 17 and newer',
        build: () => ({
          packages: ['cargo'],
          requirements: ['maturin<2'],
          lines: ['ENV CARGO_HOME=/home/odoo/.cache/cargo'],
          installer: { create: ['maturin-venv', '{folder}'], install: ['maturin-pip', 'install'] },
        }),
      }),
      go: () => ({ accept: () => 'there is no go.mod', build: () => ({}) }),
    },
  },
};
`;

const distro = { name: 'ubuntu', version: '24.04' };
const files = { '.odpm/plugins/ubuntu.mjs': ubuntu, '.odpm/plugins/rust.mjs': rust };

const skipping = 'up --skip-start --trust';

/** The generated Dockerfile, without its digest. */
const dockerfileOf = ({ read }: Shop): string => (read('Dockerfile') ?? '').replace(/^(#.*\n)+/, '');

test('a distribution and a toolchain of plugins make the image, and the plan says so', async () => {
  const project = await shop({ manifest: { distro, system_packages: ['libmagic1'] }, files });
  const { code, err } = await project.odpm(skipping, { environment: { ODPM_BASE_IMAGE_PROFILE: 'ci' } });
  expect(problemsIn(err)).toBe('');
  expect(code).toBe(0);
  expect(rowsIn(err)).toMatchObject({
    'plugin.rust': expect.stringContaining('toolchains rust, go') as string,
    'plugin.ubuntu': expect.stringContaining('distribution ubuntu') as string,
    'template.dockerfile':
      'there is no Dockerfile yet; with ubuntu of the plugin ubuntu, rust of the plugin rust; without go of the plugin rust: there is no go.mod',
  });
  expect(dockerfileOf(project)).toBe(`FROM ubuntu:24.04
RUN apt-get install -y build-essential cargo libffi-dev libjpeg-dev libldap2-dev libpq-dev libsasl2-dev libssl-dev libxml2-dev libxslt1-dev python3-venv zlib1g-dev libmagic1
RUN pip install 'uv>=0.5,<1'
RUN pip install 'maturin<2'
ENV UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
ENV CARGO_HOME=/home/odoo/.cache/cargo
RUN groupadd --gid "$ODPM_GID" odoo && useradd --uid "$ODPM_UID" odoo

USER $ODPM_UID:$ODPM_GID
`);
  expect(project.read('docker-compose.yml')).toMatch(
    /image: "?odoo-amd64-python-3\.13-ubuntu-24\.04-ci:[0-9a-f]{8}/,
  );
  const config = JSON.parse(project.read('.odpm/runtime/config.json') ?? '{}') as {
    installers: { name: string }[];
  };
  expect(config.installers.map(({ name }) => name)).toEqual(['uv', 'pip', 'rust']);
});

test('what a toolchain wants makes another image', async () => {
  const tagIn = async (project: Shop): Promise<string | undefined> => {
    await project.odpm(skipping);
    return /debian-13-full:[0-9a-f]{8}/.exec(project.read('docker-compose.yml') ?? '')?.[0];
  };
  const project = await shop();
  const before = await tagIn(project);
  project.write('.odpm/plugins/rust.mjs', rust);
  const after = await tagIn(project);
  expect(before).toMatch(/^debian-13-full:/);
  expect(after).toMatch(/^debian-13-full:/);
  expect(after).not.toBe(before);
});

test('without the plugin the distribution is as unknown as it ever was', async () => {
  const project = await shop({ manifest: { distro } });
  const { code, err } = await project.odpm('plan --no-docker');
  expect(code).toBe(3);
  expect(err).toContain('no distribution "ubuntu" is known, only "debian"');
});

test('a name that nothing is known by is told beside whatever else is wrong', async () => {
  const services = { web: { image: 'caddy:2', depends_on: ['nobody'] } };
  const { err } = await (await shop({ manifest: { distro, services } })).odpm('plan --no-docker');
  expect(err.match(/\(odpm explain .*\)/g)).toEqual([
    '(odpm explain project/unknown-distribution)',
    '(odpm explain project/depends-on-nothing)',
  ]);
});

test('a plugin that is switched off brings nothing', async () => {
  const project = await shop({ manifest: { distro }, files });
  const { code, err } = await project.odpm('plan --no-docker --no-plugins');
  expect(code).toBe(3);
  expect(err).toContain('nothing provides the distribution ubuntu 24.04');
  expect(err).toContain('| debian of odpm: it has another name');
});

test('manifest validate loads no code, and leaves the name to it', async () => {
  const project = await shop({ manifest: { distro }, files: { '.odpm/plugins/ubuntu.mjs': 'throw 1;' } });
  const { code, err, out } = await project.odpm('manifest validate');
  expect({ code, out }).toEqual({ code: 0, out: 'odpm.json: 1 note\n' });
  expect(err).toContain('odpm itself knows no distribution "ubuntu"; a plugin may add it');
});
