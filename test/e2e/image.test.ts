import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withEngine } from './engine.ts';
import { demoProject } from './project.ts';
import type { DemoProject } from './project.ts';
import { proxy } from './proxy.ts';
import type { Proxy } from './proxy.ts';

const tagIn = (text: string): string => /odoo-\S+-debian-13-ci:[0-9a-f]{8}/.exec(text)?.[0] ?? '';

/** The hook ends a run when the image is built, before anything is started. */
const manifest = (packages: readonly string[]): string =>
  JSON.stringify({
    manifest_schema: 2,
    requires_odpm: '5.0.0',
    odoo_version: '19.0',
    platform: { git: 'file://${ODOO_PLATFORM_DIR} 19.0' },
    python: '3.13',
    distro: { name: 'debian', version: '13' },
    postgres: '17',
    system_packages: packages,
    hooks: { pre_up: [['sh', '-c', 'exit 9']] },
  });

const extra = `# Written by the test.
RUN --mount=type=secret,id=PIP_EXTRA_INDEX_URL test -s /run/secrets/PIP_EXTRA_INDEX_URL
RUN touch /made-by-root
ENV GREETING=hello
ENV MADE_BY=test-${String(process.pid)}-${String(Date.now())}
`;

withEngine('the base image, for real', () => {
  let project: DemoProject;
  let way: Proxy;
  let image = '';
  const built = new Set<string>();

  const put = (path: string, text: string): void => writeFileSync(join(project.folder, path), text);
  const inImage = (...argv: readonly string[]): Promise<string> =>
    project.docker('run', '--rm', '--entrypoint', argv[0] ?? '', image, ...argv.slice(1));

  beforeAll(async () => {
    project = await demoProject();
    way = await proxy('me:open-sesame-of-the-test', { '/wkhtmltox.deb': 'other bytes' });
    const gateway = await project.docker(
      'network',
      'inspect',
      'bridge',
      '--format',
      '{{(index .IPAM.Config 0).Gateway}}',
    );
    const address = `${gateway.trim()}:${String(way.port)}`;
    Object.assign(project.environment, {
      ODPM_BASE_IMAGE_PROFILE: 'ci',
      ODOO_PLATFORM_DIR: join(project.folder, 'odoo'),
      HTTP_PROXY: `http://me:open-sesame-of-the-test@${address}`,
      HTTPS_PROXY: `http://me:open-sesame-of-the-test@${address}`,
      PIP_EXTRA_INDEX_URL: `https://me:open-sesame-of-the-test@127.0.0.1:9/simple`,
      ODPM_WKHTMLTOPDF_URL: `http://${address}/wkhtmltox.deb`,
    });
    for (const folder of ['.odpm', 'odoo', 'odoo/addons']) mkdirSync(join(project.folder, folder));
    put('odoo/odoo-bin', '');
    put('odpm.json', manifest(['hello']));
    put('.odpm/Dockerfile.extra', extra);
  });

  afterAll(async () => {
    way.close();
    for (const name of built) {
      const id = await project.docker('image', 'inspect', '--format', '{{.Id}}', name);
      await project.docker('image', 'rm', '--force', id.trim());
    }
    await project.end();
  });

  test('it is built through the proxy, and the run ends at the hook', async () => {
    // What an earlier run left in the cache of the engine would need no network.
    const ended = await project.odpm('up', '--detach', '--trust', '--no-input', '--build');
    expect(ended.err).toContain('pre_up');
    image = tagIn(ended.err);
    built.add(image);
    expect(ended.err).toContain('\u2713 image.base');
    expect(ended.code).toBe(1);
    expect(way.asked.get('deb.debian.org')).toBeGreaterThan(2);
  });

  test('it holds the packages and the lines of the project', async () => {
    expect(await inImage('hello')).toContain('Hello, world!');
    expect(await inImage('sh', '-c', 'ls /made-by-root; echo $GREETING; uv --version')).toMatch(
      /^\/made-by-root\nhello\nuv /,
    );
    const user = process.getuid?.() ?? 0;
    expect(await inImage('id', '-u')).toBe(`${String(user)}\n`);
  });

  test('neither its history nor its layers know the proxy or the index', async () => {
    const told = [
      await project.docker('history', '--no-trunc', image),
      await project.docker('image', 'inspect', image),
      readFileSync(join(project.folder, 'Dockerfile'), 'utf8'),
    ].join('\n');
    expect(told).not.toContain('open-sesame-of-the-test');
    expect(told).not.toContain(String(way.port));
    const search =
      'docker save "$1" | grep --binary-files=text --count --max-count=1 open-sesame-of-the-test';
    const found = spawnSync('sh', ['-c', search, 'sh', image], { encoding: 'utf8' });
    expect(found.stdout).toBe('0\n');
  });

  test('a plan with other packages says what changed', async () => {
    put('odpm.json', manifest(['sl']));
    const { err } = await project.odpm('up', '--detach', '--trust', '--no-input');
    built.add(tagIn(err));
    expect(err).toContain('ci:latest differs: system_packages (+sl -hello)');
    put('odpm.json', manifest(['hello']));
  });

  test('an edited Dockerfile stays until --replace, which keeps a copy', async () => {
    appendFileSync(join(project.folder, 'Dockerfile'), 'RUN mine\n');
    const blocked = await project.odpm('up', '--skip-start', '--trust', '--no-input');
    expect(blocked.code).toBe(7);
    expect(blocked.err).toContain('--replace Dockerfile');
    const replaced = await project.odpm('up', '--skip-start', '--trust', '--replace', 'Dockerfile');
    expect(replaced.code, replaced.err).toBe(0);
    expect(readFileSync(join(project.folder, 'Dockerfile'), 'utf8')).not.toContain('RUN mine');
    const [copy = ''] = readdirSync(join(project.folder, '.odpm/state/replaced'));
    expect(readFileSync(join(project.folder, '.odpm/state/replaced', copy), 'utf8')).toContain('RUN mine');
  });

  test('a wkhtmltopdf with other bytes than the known ones ends the build', async () => {
    Object.assign(project.environment, { ODPM_BASE_IMAGE_PROFILE: 'medium' });
    const ended = await project.odpm('up', '--detach', '--trust', '--no-input');
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('wkhtmltox.deb: FAILED');
  });
});
