import { few } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';
import { scenariosNamed } from './once-each.ts';
import type { Shown } from './reading.ts';

interface At {
  readonly pointer: string;
}

const listed = (words: readonly string[]): string => few(words.map((word) => `"${word}"`));

const named = ({ name, by = '' }: Shown): string => (name === undefined ? `what ${by} names` : `"${name}"`);

interface NoSource extends Shown {
  readonly known: readonly string[];
  readonly meant: string | undefined;
}

export const noSource = problem('project/no-source', {
  message: ({ name, by = '' }: NoSource) =>
    `service_sources declares no ${name === undefined ? `source that ${by} names` : `"${name}"`}`,
  fix: ({ name = 'tools', meant, known }) =>
    meant !== undefined
      ? `Did you mean "${meant}"?`
      : known.length > 0
        ? `Write one of ${listed(known)}.`
        : `Add "service_sources": {"${name}": "https://github.com/my-org/${name}.git main"}.`,
});

interface NoSidecar {
  readonly name: string;
  readonly known: readonly string[];
  readonly meant: string | undefined;
}

export const noSidecar = problem('project/no-sidecar', {
  severity: 'warning',
  message: ({ name }: NoSidecar) => `the manifest has no service "${name}" to switch on or off`,
  fix: ({ meant, known }) =>
    meant !== undefined
      ? `Did you mean "${meant}"?`
      : known.length > 0
        ? `Write one of ${listed(known)}, or remove it.`
        : 'Remove it.',
});

interface WaitsNoLonger {
  readonly service: string;
  readonly name: string;
}

export const waitsNoLonger = problem('project/waits-no-longer', {
  severity: 'note',
  message: ({ service, name }: WaitsNoLonger) =>
    `"${service}" starts without "${name}", which user_settings.json switches off`,
  fix: ({ name }) => `Write "${name}": true there when it is needed.`,
});

interface NameTaken {
  readonly name: string;
  readonly own: string;
  readonly setting: string;
}

export const nameTaken = problem('project/name-taken', {
  message: ({ name, own }: NameTaken) =>
    `two services would be called "${name}": this one, and ${own === 'db' ? 'the database' : 'Odoo itself'}`,
  fix: ({ setting }) => `Give the service another name, or change ${setting}.`,
});

interface BadForm extends At {
  readonly why: string;
  readonly instead: string;
}

export const badPort = problem('project/bad-port', {
  message: ({ pointer, why }: BadForm) => `${pointer} is not a port mapping: ${why}`,
  fix: () => 'Write it like "8025:8025", "127.0.0.1:8025:8025" or "5353:53/udp".',
});

interface PortTaken {
  readonly port: number;
  readonly first: string;
  readonly second: string;
  /** `undefined`: none is. */
  readonly free: number | undefined;
}

const noneFree = 'Publish fewer ports: no port is free in this project.';

export const portTaken = problem('project/port-taken', {
  severity: 'warning',
  message: (f: PortTaken) => `port ${f.port} is published by two services, "${f.first}" and "${f.second}"`,
  fix: ({ free }) =>
    free === undefined ? noneFree : `Give one of them another host port; ${free} is free in this project.`,
});

/** With the settings for names. */
export const ownPortTaken = problem('project/own-port-taken', {
  severity: 'warning',
  message: ({ port, first, second }: PortTaken) => `${first} and ${second} are the same port, ${port}`,
  fix: ({ second, free }) =>
    free === undefined ? noneFree : `Set ${second} to another port in .env: ${second}=${free}`,
});

interface PortTwice {
  readonly port: number;
  readonly service: string;
  /** For ports that cannot be done without. */
  readonly free: number | undefined;
}

export const portTwice = problem('project/port-twice', {
  severity: 'warning',
  message: ({ port, service }: PortTwice) => `port ${port} is published twice by the service "${service}"`,
  fix: ({ free }) =>
    free === undefined
      ? 'Remove one of the two.'
      : `Give one of them another host port; ${free} is free in this project.`,
});

interface BadMount extends At {
  readonly why: string;
  readonly instead: string;
}

export const badMount = problem('project/bad-mount', {
  message: ({ pointer, why }: BadMount) => `${pointer} is not a mount: ${why}`,
  fix: ({ instead }) => instead,
});

export const badVariable = problem('project/bad-variable', {
  message: ({ pointer }: At) => `${pointer} does not name a variable`,
  fix: () => 'Write it like "NAME=value".',
});

export const noName = problem('project/no-variable-name', {
  message: ({ pointer }: At) => `${pointer} is not the name of a variable`,
  fix: () => 'Write the name alone: "unset": ["NAME"].',
});

export const unsetAsText = problem('project/unset-as-text', {
  severity: 'note',
  message: ({ pointer }: At) => `${pointer} gives the container a variable "unset", and removes none`,
  fix: () => 'To remove variables, write a list of names: "unset": ["NAME"].',
});

export const badForm = problem('project/bad-form', {
  message: ({ pointer, why }: BadForm) => `${pointer} ${why}`,
  fix: ({ instead }) => instead,
});

export const repeated = problem('project/repeated', {
  message: ({ pointer }: At) => `${pointer} is already in its list`,
  fix: () => 'Remove it.',
});

export const badImage = problem('project/bad-image', {
  message: ({ pointer, why }: BadForm) => `${pointer} is not the name of an image${why}`,
  fix: ({ instead }) => instead,
});

interface DependsOnNothing extends Shown {
  readonly service: string;
  /** With the service itself. */
  readonly known: readonly string[];
  readonly meant: string | undefined;
}

/** Of very many no more than are named. */
const others = ({ known, service }: DependsOnNothing): string[] =>
  known.slice(0, 20).filter((name) => name !== service);

export const dependsOnNothing = problem('project/depends-on-nothing', {
  message: (facts: DependsOnNothing) =>
    `"${facts.service}" depends on ${named(facts)}, which is not a service`,
  fix: (facts) =>
    facts.meant === undefined
      ? `Name one of ${listed(others(facts))}, or remove it.`
      : `Did you mean "${facts.meant}"?`,
});

export const dependsOnItself = problem('project/depends-on-itself', {
  message: ({ service }: { readonly service: string }) => `"${service}" depends on itself`,
  fix: () => 'Remove it.',
});

export const dependsInCircle = problem('project/depends-in-a-circle', {
  message: ({ way }: { readonly way: readonly string[] }) =>
    `services wait for each other: ${way.join(' → ')}`,
  fix: ({ way }) => `Remove "${way.at(-1) ?? ''}" from what "${way.at(-2) ?? ''}" depends on.`,
});

export const noNetwork = problem('project/no-network', {
  message: ({ name, by = '' }: Shown & { readonly meant: string | undefined }) =>
    `the network ${name === undefined ? `that ${by} names` : `"${name}"`} is not declared`,
  fix: ({ name, meant }) =>
    meant === undefined
      ? `Write "default", or set ODPM_COMPOSE_NETWORK${name === undefined ? '' : `=${name}`} in .env.`
      : `Did you mean "${meant}"?`,
});

export const networkTwice = problem('project/network-twice', {
  message: ({ service }: { readonly service: string }) => `"${service}" has both network_mode and networks`,
  fix: () => 'Keep one of the two.',
});

interface Needs {
  readonly service: string;
}

export const outOfSource = problem('project/out-of-source', {
  message: ({ pointer }: At) => `${pointer} leads out of the source`,
  fix: () => 'Write a path below it: "${@source:NAME}/docker".',
});

type Mounted = Needs & Shown;

const spot = ({ name, by = '' }: Shown): string => name ?? `what ${by} names`;

export const neededMount = problem('project/needed-mount', {
  message: (facts: Mounted) => `odpm itself needs what is mounted at ${spot(facts)} in "${facts.service}"`,
  fix: () => 'Mount at another place, for example "/mnt/extra".',
});

export const neededMounts = problem('project/needed-mounts', {
  message: ({ service }: Needs) => `odpm itself needs mounts of "${service}" that "replace" would drop`,
  fix: () => 'Write "append" instead of "replace".',
});

export const neededStart = problem('project/needed-start', {
  message: ({ service }: Needs) =>
    `a profile would keep "${service}" from starting, which odpm always starts`,
  fix: () => 'Remove "profiles".',
});

interface WaitForProfile extends Needs {
  readonly name: string;
  /** `depends_on`, `network_mode` or `pid`. */
  readonly key: string;
}

export const waitsForProfile = problem('project/waits-for-profile', {
  message: ({ service, name }: WaitForProfile) =>
    `"${service}" depends on "${name}", which only a profile starts`,
  fix: ({ name, key }) =>
    key === 'network_mode' || key === 'pid'
      ? `Remove the profiles of "${name}", or remove ${key}.`
      : `Remove the profiles of "${name}", or write "required": false for it in the long form.`,
});

export const mountTwice = problem('project/mount-twice', {
  severity: 'warning',
  message: (facts: Mounted) =>
    `"${facts.service}" has two mounts at ${spot(facts)}: only one of them takes effect`,
  fix: () => 'Give one of them another target.',
});

export const mountOnTmpfs = problem('project/mount-on-tmpfs', {
  message: (facts: Mounted) =>
    `"${facts.service}" has a volume and a tmpfs at ${spot(facts)}, which Docker refuses`,
  fix: () => 'Give one of them another target.',
});

export const otherStart = problem('project/other-start', {
  severity: 'warning',
  message: ({ key }: { readonly key: string }) =>
    `with its own ${key}, odoo starts without its virtual environment and odoo.conf`,
  fix: ({ key }) =>
    `Remove ${key}, unless the new one does what odpm's did; arguments go after "odpm up --".`,
});

interface PatchOfNothing {
  readonly service: string;
  /** Those that lack it; none: all that were looked at. */
  readonly scenarios: readonly string[];
  readonly known: readonly string[];
  readonly meant: string | undefined;
}

export const patchOfNothing = problem('project/patch-of-nothing', {
  message: ({ service, scenarios }: PatchOfNothing) =>
    scenarios.length === 0
      ? `there is no service "${service}" to patch`
      : `there is no service "${service}" to patch in ${scenariosNamed(scenarios)}`,
  fix: ({ meant, known }) =>
    meant === undefined ? `Patch one of ${listed(known)}, or remove it.` : `Did you mean "${meant}"?`,
});

interface Needed {
  readonly variable: string;
  readonly service: string;
}

export const neededVariable = problem('project/needed-variable', {
  message: ({ variable, service }: Needed) => `odpm itself needs ${variable} of the service "${service}"`,
  fix: ({ variable }) => `Remove ${variable} from the patch.`,
});
