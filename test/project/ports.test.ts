import { expect, test } from 'vitest';
import { asText } from '../../src/diagnostics/index.ts';
import { projectOf, resolved, told } from './given.ts';

const box = (key: string, ...values: readonly (string | number)[]) => ({
  services: { box: { image: 'a', [key]: values } },
});

test.each([
  ['9000:80', '127.0.0.1', '9000', '80', 'tcp'],
  ['9000:80/udp', '127.0.0.1', '9000', '80', 'udp'],
  ['80', '127.0.0.1', undefined, '80', 'tcp'],
  [80, '127.0.0.1', undefined, '80', 'tcp'],
  ['0.0.0.0:9000:80', '0.0.0.0', '9000', '80', 'tcp'],
  ['127.0.0.1::80', '127.0.0.1', undefined, '80', 'tcp'],
  ['[::1]:9000:80', '::1', '9000', '80', 'tcp'],
  ['9000-9002:80-82', '127.0.0.1', '9000-9002', '80-82', 'tcp'],
  ['9000-9002:80', '127.0.0.1', '9000-9002', '80', 'tcp'],
])('the port %s', (text, ...[address, published, target, protocol]) => {
  expect(projectOf(box('ports', text)).services.get('box')?.ports).toEqual([
    { address, published, target, protocol, details: {} },
  ]);
});

test('a port without an address is bound to ODPM_BIND', () => {
  const read = resolved(box('ports', '9000:80'), 'ODPM_BASE_IMAGE_PROFILE=ci\nODPM_BIND=0.0.0.0');
  expect(read.ok && read.value.services.get('box')?.ports[0]?.address).toBe('0.0.0.0');
});

test.each([
  ['http', 'it has another form'],
  ['', 'it has another form'],
  ['1:2:3:4', 'it has another form'],
  ['0:80', 'a port is between 1 and 65535'],
  ['80:70000', 'a port is between 1 and 65535'],
  ['90-80:80', 'a port is between 1 and 65535'],
  ['80:80/icmp', 'its protocol is none of tcp, udp, sctp'],
  [':80', 'the host port is missing'],
  ['8000:81:80', 'it does not begin with an IP address'],
  ['256.0.0.1:81:80', 'it does not begin with an IP address'],
  ['[fe80::1::2]:81:80', 'it does not begin with an IP address'],
  ['80-82:80-85', 'its two ranges differ in length'],
])('the port %j is none', (text, why) => {
  expect(
    resolved(box('ports', text)).problems.map(({ code, message, at }) => [code, message, at?.pointer]),
  ).toEqual([
    ['project/bad-port', `/services/box/ports/0 is not a port mapping: ${why}`, '/services/box/ports/0'],
  ]);
});

test('a port that two services publish is shown at both', () => {
  const { problems } = resolved({
    services: {
      shop: { image: 'nginx:1', ports: ['9000:80'] },
      web: { image: 'caddy:2', ports: ['9001:81', '9000:80'] },
    },
  });
  expect(asText(problems, { width: 100, colour: false })).toMatchInlineSnapshot(`
    "warning: port 9000 is published by two services, "shop" and "web"

      odpm.json:25:9
      25 |         "9000:80"
                   ~~~~~~~~~

      see also
      odpm.json:18:9
      18 |         "9000:80"
                   ~~~~~~~~~

      Give one of them another host port; 9002 is free in this project.

      project/port-taken (odpm explain project/port-taken)
    "
  `);
});

test.each([
  [['8069:80'], 'odoo', 8069, 8070],
  [['0.0.0.0:8072:80'], 'odoo', 8072, 8073],
  [['5430-5440:5430-5440'], 'db', 5432, 5441],
  [['5678:80'], 'odoo', 5678, 5679],
])("the ports %j meet odpm's own", (ports, ...[first, port, free]) => {
  expect(resolved(box('ports', ...ports)).problems.map(({ message, fix }) => [message, fix])).toEqual([
    [
      `port ${port} is published by two services, "${first}" and "box"`,
      `Give one of them another host port; ${free} is free in this project.`,
    ],
  ]);
});

test.each([[['192.168.1.1:8069:80']], [['8069:80/udp']], [['8060-8070:80']], [['8069']]])(
  "the ports %j do not meet odpm's own",
  (ports) => {
    expect(told(box('ports', ...ports))).toEqual([]);
  },
);

test.each([
  ['1-65535:1-65535', 'Publish fewer ports: no port is free in this project.'],
  ['2000-65535:2000-65535', 'Give one of them another host port; 1024 is free in this project.'],
])('when %s is taken, a free port is looked for below it', (ports, fix) => {
  const services = { a: { image: 'x', ports: [ports] }, b: { image: 'x', ports: [ports] } };
  expect(resolved({ services }).problems.at(-1)?.fix).toBe(fix);
});

test.each([
  ['ODOO_PORT=5432', 'ODOO_PORT and POSTGRES_PORT are the same port, 5432', 'POSTGRES_PORT=5433'],
  ['ODOO_PORT=8072', 'ODOO_PORT and GEVENT_PORT are the same port, 8072', 'GEVENT_PORT=8073'],
])("odpm's own ports may not be one: %s", (line, message, free) => {
  const { problems } = resolved({}, `ODPM_BASE_IMAGE_PROFILE=ci\n${line}`);
  expect(problems.map((one) => [one.message, one.at?.line, one.also.length, one.fix])).toEqual([
    [message, 2, 0, `Set ${free.split('=')[0]} to another port in .env: ${free}`],
  ]);
});

test.each([
  [{ odoo: { tmpfs: ['/run/odpm'] } }, '/service_patches/odoo/tmpfs/0'],
  [{ odoo: { tmpfs: '/run/odpm/config.json' } }, '/service_patches/odoo/tmpfs'],
  [{ odoo: { tmpfs: ['/tmp', '/home/odoo/.venv:size=1m'] } }, '/service_patches/odoo/tmpfs/1'],
  [
    { postgres: { tmpfs: { append: ['/var/lib/postgresql/data/'] } } },
    '/service_patches/postgres/tmpfs/append/0',
  ],
])('odpm needs what the memory of %j would hide', (service_patches, pointer) => {
  expect(told({ service_patches })).toEqual([`project/needed-mount ${pointer}`]);
});

test.each([
  [{ tmpfs: ['/a'], volumes: ['./a:/a'] }, ['project/mount-on-tmpfs /services/box/tmpfs/0']],
  [{ tmpfs: '/a:size=1m', volumes: ['./a:/a/'] }, ['project/mount-on-tmpfs /services/box/tmpfs']],
  [{ tmpfs: ['/a', '/a:size=1m'] }, ['project/mount-twice /services/box/tmpfs/1']],
  [{ tmpfs: ['/a'], volumes: ['./a:/a/b'] }, []],
])('mounts of %j', (body, problems) => {
  expect(told({ services: { box: { image: 'x', ...body } } })).toEqual(problems);
});

test.each([
  ['expose', ['1', '65535', '80-90/udp'], []],
  ['expose', ['0'], ['project/bad-form /services/box/expose/0']],
  ['expose', ['70000'], ['project/bad-form /services/box/expose/0']],
  ['expose', ['90-80'], ['project/bad-form /services/box/expose/0']],
  ['cap_add', ['NET_ADMIN', 'NET_ADMIN'], ['project/repeated /services/box/cap_add/1']],
  ['cap_drop', ['ALL', 'ALL'], ['project/repeated /services/box/cap_drop/1']],
  ['security_opt', ['a', 'a'], ['project/repeated /services/box/security_opt/1']],
])('%s: %j', (key, values, problems) => {
  expect(told(box(key, ...values))).toEqual(problems);
});

test.each([
  [{ unset: ['A'] }, []],
  [{ unset: ['A=1', '', 'B'] }, ['no-variable-name', 'no-variable-name']],
  [{ unset: 'A' }, ['unset-as-text']],
])('the environment %j of a patch', (environment, codes) => {
  const { problems } = resolved({ service_patches: { odoo: { environment } } });
  expect(problems.map(({ code }) => code.replace('project/', ''))).toEqual(codes);
});

test.each([
  ['Nginx:1', 'Write "nginx:1".'],
  ['registry.example.org/My-Org/App:Latest', 'Write "registry.example.org/my-org/app:Latest".'],
  ['My.io/My', 'Write "My.io/my".'],
])('the image %s is written in small letters', (image, fix) => {
  expect(resolved({ services: { box: { image } } }).problems.map((one) => one.fix)).toEqual([fix]);
});

test.each([
  [{ odoo: { ports: ['9000:8069'] } }, '/services/box/ports/0'],
  [{ postgres: { ports: { append: ['9000:5433'] } } }, '/services/box/ports/0'],
  [{ odoo: { ports: { replace: ['9000:8069'] } } }, '/services/box/ports/0'],
])('the patch %j meets a port of the project', (service_patches, pointer) => {
  expect(told({ ...box('ports', '9000:80'), service_patches })).toContain(`project/port-taken ${pointer}`);
});

test.each([
  [{ odoo: { ports: ['9001:8069'] } }],
  [{ odoo: { ports: { remove: ['8069'] } } }],
  [{ odoo: { ports: { remove: [8069] } } }],
  [{ odoo: { ports: { replace: ['9001:8069'] } } }],
  [{ box: { ports: ['9001:80'] } }],
  [{ box: { ports: { remove: ['8069:80'] } } }],
])('after the patch %j nobody meets', (service_patches) => {
  expect(told({ ...box('ports', '8069:80'), service_patches }).join()).not.toContain('project/port-taken');
});

test('a patch that takes a port of its own service is shown, with a port that is free', () => {
  const { problems } = resolved({ service_patches: { odoo: { ports: ['5678:8080'] } } });
  expect(problems.map(({ code, at, message, fix }) => [code, at?.pointer, message, fix])).toEqual([
    [
      'project/port-twice',
      '/service_patches/odoo/ports/0',
      'port 5678 is published twice by the service "odoo"',
      'Give one of them another host port; 5679 is free in this project.',
    ],
  ]);
});

test.each(['ODPM_SCENARIO=server', 'ODPM_DEBUGGER_BACKEND=pydevd_connect'])(
  'where no debugger listens in the container, its port is free: %s',
  (env) => {
    expect(told(box('ports', '5678:80'), `ODPM_BASE_IMAGE_PROFILE=ci\n${env}`)).toEqual([]);
  },
);

test('a port that a setting says counts while odpm looks for the others', () => {
  const env = 'ODPM_BASE_IMAGE_PROFILE=ci\nODPM_PORTS=auto\nODOO_PORT=8069';
  expect(told(box('ports', '8069:80', '8072:81'), env)).toEqual(['project/port-taken /services/box/ports/0']);
});

test("odpm's own ports meet nothing while odpm looks for free ones", () => {
  expect(told(box('ports', '8069:80'), 'ODPM_BASE_IMAGE_PROFILE=ci\nODPM_PORTS=auto')).toEqual([]);
});

test('a service that publishes a port twice is warned of', () => {
  expect(told(box('ports', '9000:80', '9000:81'))).toEqual(['project/port-twice /services/box/ports/1']);
});

test.each([
  ['./a/../b:/b:ro', { kind: 'bind', source: './b', target: '/b', readOnly: true, details: {} }],
  ['.:/b', { kind: 'bind', source: './', target: '/b', readOnly: false, details: {} }],
  [
    '../b:/b:rw,z',
    {
      kind: 'bind',
      source: '/home/me/b',
      target: '/b',
      readOnly: false,
      details: { bind: { selinux: 'z' } },
    },
  ],
  ['/srv/b/:/b', { kind: 'bind', source: '/srv/b', target: '/b', readOnly: false, details: {} }],
  ['~/b:/b', { kind: 'bind', source: '/home/me/b', target: '/b', readOnly: false, details: {} }],
  [
    'data:/b:nocopy',
    { kind: 'volume', source: 'data', target: '/b', readOnly: false, details: { volume: { nocopy: true } } },
  ],
  ['/b', { kind: 'volume', source: undefined, target: '/b', readOnly: false, details: {} }],
])('the mount %s', (text, mount) => {
  expect(projectOf(box('volumes', text)).services.get('box')?.mounts).toEqual([mount]);
});

test.each([
  ['b', 'its target is not an absolute path'],
  ['./a:b', 'its target is not an absolute path'],
  ['/data:ro', 'its target is not an absolute path'],
  ['~ana/a:/b', '~ is only your own home folder'],
  ['a:/', 'its target is the root of the container'],
  ['a/b:/b', 'its source is neither a path nor the name of a volume'],
  ['a b:/b', 'its source is not the name of a volume'],
  [':/b', 'its source is not the name of a volume'],
  ['./a:/b:read', 'it ends with an unknown flag'],
  ['a:/b:ro:z', 'it has more than three parts'],
])('the mount %s is none', (text, why) => {
  expect(resolved(box('volumes', text)).problems.map(({ code, message }) => [code, message])).toEqual([
    ['project/bad-mount', `/services/box/volumes/0 is not a mount: ${why}`],
  ]);
});
