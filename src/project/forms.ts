import { isAbsolute, normalize, resolve } from 'node:path';
import { isInside, isObject } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import type { Declared } from '../diagnostics/index.ts';
import { isOperations } from '../model/index.ts';
import type { LinkFault } from '../model/index.ts';
import { isIPv4, isIPv6 } from './address.ts';
import { imageFault, isCapability, isSignal, milliseconds } from './docker-words.ts';
import { mountFrom } from './mounts.ts';
import { portFrom, rangeOf } from './ports.ts';
import * as say from './service-problems.ts';
import type { Reading } from './reading.ts';

type Fault = LinkFault;

export interface Form {
  /** Where it lies in a service. */
  readonly path: readonly string[];
  readonly fault: (value: Json, reading: Reading, index: number | undefined) => Fault | undefined;
  readonly say: Declared<Fault & { readonly pointer: string }>;
}

/** A form of texts alone; other types are the schema's business. */
const text =
  (fits: (value: string) => boolean, why: string, instead: string): Form['fault'] =>
  (value) =>
    typeof value !== 'string' || fits(value) ? undefined : { why, instead };

const absolute = text(
  (path) => isAbsolute(path.split(':')[0] ?? ''),
  'is not an absolute path',
  'Write a path that begins with "/": "/srv/app".',
);

const tmpfs: Form['fault'] = (value, reading, index) =>
  typeof value === 'string' && normalize(value.split(':')[0] ?? '') === '/'
    ? { why: 'is the root of the container', instead: 'Name a folder below it: "/tmp".' }
    : absolute(value, reading, index);

const pathIn = (value: Json): Json | undefined => (isObject(value) ? value['path'] : value);

/** Lexically: where links lead is looked at when a plan is made. */
export const liesInside = (
  path: string,
  { around: { folder, trees = [] }, sources }: Reading,
  from = folder,
): boolean =>
  [folder, ...trees, ...sources.values()].some((each) => isInside(each, resolve(folder, from, path)));

const inside =
  (example: string): Form['fault'] =>
  (value, reading) => {
    const path = pathIn(value);
    if (typeof path !== 'string') return undefined;
    if (/^~(\/|$)/.test(path)) return { why: 'begins with ~, which is not expanded', instead: example };
    return liesInside(path, reading) ? undefined : { why: 'is outside the project', instead: example };
  };

/** What Compose takes for the address of a repository or archive, wherever a folder of that name lies. */
const remote = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i;

const context: Form['fault'] = (value, reading, index) =>
  typeof value === 'string' && remote.test(value)
    ? {
        why: 'is an address, not a folder',
        instead: 'Declare it under service_sources, and write ${@source:NAME} here.',
      }
    : inside('Write a folder inside the project, or ${@source:NAME}.')(value, reading, index);

const twoFiles = ({ dockerfile, dockerfile_inline: inline }: JsonObject): Fault | undefined =>
  typeof dockerfile === 'string' && typeof inline === 'string'
    ? { why: 'has both dockerfile and dockerfile_inline', instead: 'Keep one of the two.' }
    : undefined;

const program: Form['fault'] = (value, _reading, index) =>
  index === 0 && value === ''
    ? {
        why: 'is an empty string where the program should be',
        instead: 'Write the program first: ["redis-server", "--save"].',
      }
    : undefined;

const tests = ['NONE', 'CMD', 'CMD-SHELL'];

/** In a list the first word says how the rest is run. */
const test: Form['fault'] = (value, _reading, index) =>
  index !== 0 || typeof value !== 'string' || tests.includes(value)
    ? undefined
    : {
        why: 'is not NONE, CMD or CMD-SHELL',
        instead: 'Begin the list with one: ["CMD", "redis-cli", "ping"].',
      };

const port: Form['fault'] = (value, { settings: { bind } }) => {
  const read = portFrom(value, bind);
  return typeof read === 'string' ? { why: read, instead: '' } : undefined;
};

const mount: Form['fault'] = (value, { around }) => {
  const read = mountFrom(value, around);
  return 'why' in read ? read : undefined;
};

const imageName: Form['fault'] = (value) => {
  const fault = typeof value === 'string' ? imageFault(value) : undefined;
  if (fault === undefined) return undefined;
  if (fault.small === undefined)
    return { why: '', instead: 'Write it like "redis:8" or "registry.example.org/team/app:1.2".' };
  const why = ': it has capitals';
  return {
    why,
    instead: `Write "${fault.small}".`,
    hidden: { why, instead: 'Write the name in lower case.' },
  };
};

const capability = text(isCapability, 'is not a Linux capability', 'Write it like "NET_ADMIN".');

/** Docker counts in milliseconds; nothing at all is its own default. */
const longEnough = text(
  (duration) => {
    const time = milliseconds(duration);
    return time === undefined || time === 0 || time >= 1;
  },
  'is shorter than Docker accepts',
  'Write "1ms" or more.',
);

const duration = (key: string): Form => ({
  path: ['healthcheck', key],
  fault: longEnough,
  say: say.badForm,
});

/** What Compose or Docker make of texts: shapes are the schema's, this is what stands in them. */
export const forms: readonly Form[] = [
  { path: ['ports'], fault: port, say: say.badPort },
  { path: ['volumes'], fault: mount, say: say.badMount },
  { path: ['image'], fault: imageName, say: say.badImage },
  { path: ['tmpfs'], fault: tmpfs, say: say.badForm },
  { path: ['working_dir'], fault: absolute, say: say.badForm },
  { path: ['env_file'], fault: inside('Write a path inside the project: "./box.env".'), say: say.badForm },
  { path: ['build', 'context'], fault: context, say: say.badForm },
  {
    path: ['build'],
    fault: (value, reading, index) => (isObject(value) ? twoFiles(value) : context(value, reading, index)),
    say: say.badForm,
  },
  { path: ['cap_add'], fault: capability, say: say.badForm },
  { path: ['cap_drop'], fault: capability, say: say.badForm },
  {
    path: ['stop_signal'],
    fault: text(isSignal, 'is not a signal', 'Write it like "SIGINT".'),
    say: say.badForm,
  },
  {
    path: ['dns'],
    fault: text((name) => isIPv4(name) || isIPv6(name), 'is not an IP address', 'Write it like "1.1.1.1".'),
    say: say.badForm,
  },
  {
    path: ['extra_hosts'],
    fault: (value, reading, index) =>
      index === undefined || isOperations(value)
        ? undefined
        : text(
            (line) => /^[^:=\s]+[:=]\S+$/.test(line),
            'is not a host with its address',
            'Write it like "git.example.org:10.0.0.5".',
          )(value, reading, index),
    say: say.badForm,
  },
  {
    path: ['expose'],
    fault: text(
      (one) => rangeOf(one.replace(/\/(tcp|udp|sctp)$/, '')) !== undefined,
      'is not a port',
      'Write it like "8080" or "5353/udp".',
    ),
    say: say.badForm,
  },
  {
    path: ['devices'],
    fault: text(
      (one) => /^[^:]+(:[^:]+){0,2}$/.test(one),
      'is not a device',
      'Write it like "/dev/ttyUSB0:/dev/ttyUSB0".',
    ),
    say: say.badForm,
  },
  { path: ['command'], fault: program, say: say.badForm },
  { path: ['entrypoint'], fault: program, say: say.badForm },
  { path: ['healthcheck', 'test'], fault: test, say: say.badForm },
  ...['interval', 'timeout', 'start_period', 'start_interval'].map(duration),
];
