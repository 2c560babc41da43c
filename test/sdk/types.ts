// What must compile, and what must not, for whoever writes a plugin: `tsc -p .` is the test. The types are those that
// the package ships.

import {
  assertApi,
  definePlugin,
  EXTENSION_API_VERSION,
  exec,
  folder,
  on,
  Refusal,
  verdict,
  write,
} from 'odpm/sdk';
import type {
  Acceptance,
  DistributionProvider,
  EffectContext,
  Events,
  ImageParts,
  PluginContext,
  PluginStep,
  Release,
  ServiceSpec,
} from 'odpm/sdk';
import { CADDY_SERVICE, MAILPIT_SERVICE, REDIS_SERVICE } from 'odpm/sdk/services';
import type * as packed from 'odpm/sdk';
import type * as sources from '../../src/sdk/index.ts';

declare module 'odpm/sdk' {
  interface Offers {
    counter: { readonly count: () => number };
  }
}

class Counter {
  count(): number {
    return 1;
  }
}

class Ubuntu implements DistributionProvider {
  readonly #python: string;
  constructor(python: string) {
    this.#python = python;
  }
  detect({ version }: Release): Acceptance {
    return version === '24.04' || 'it has 24.04 alone';
  }
  displayName({ version }: Release): string {
    return `Ubuntu ${version}`;
  }
  packages(): readonly string[] {
    return [`python${this.#python}`];
  }
  user(uid: string): readonly string[] {
    return [`useradd --uid "${uid}" odoo`];
  }
  dockerfile(profile: string, { packages }: ImageParts): Promise<string> {
    return Promise.resolve(`FROM ubuntu\nRUN apt-get install ${packages.join(' ')} # ${profile}`);
  }
}

/** A plugin that uses every part. */
export const whole = definePlugin({
  setup: (ctx) => ctx.log(ctx.project.odooVersion),
  steps: [
    {
      id: 'counter.file',
      description: 'Write the file.',
      order: 500,
      after: 'compose.generate',
      required: true,
      evaluate: async (ctx) =>
        (await ctx.look.read('counter.txt')) === undefined
          ? verdict.update('there is no counter.txt yet', [folder(ctx.dataFolder), write('counter.txt', '1')])
          : verdict.noop('it is there'),
      execute: (ctx) => ctx.store.set('count', 1),
    },
  ],
  fragments: [
    {
      name: 'counter',
      composeServices: () => ({
        redis: REDIS_SERVICE,
        mailpit: MAILPIT_SERVICE,
        caddy: { ...CADDY_SERVICE },
      }),
      composeServicePatches: async () => Promise.resolve({ odoo: { environment: { COUNT: '1' } } }),
    },
  ],
  hooks: { 'counter.warm': { postUp: (ctx) => ctx.audit({ action: 'warmed', type: 'cache', id: '1' }) } },
  on: [
    on('service.before_create', { service: 'odoo', priority: 50 }, (event, ctx) => [
      ctx.problem({ code: 'no', message: `no ${event.service}`, fix: 'Do not.' }),
    ]),
    on('plan.after', ({ plan }, ctx) => ctx.log(String(plan.steps.length))),
    on('step.after', { step: 'counter.file', phase: 'prepare' }, ({ milliseconds }, ctx) =>
      ctx.log(String(milliseconds)),
    ),
    on('compose.service', { service: 'odoo' }, ({ value }) => ({ ...value, environment: { A: '1' } })),
  ],
  offers: { counter: () => new Counter() },
  providers: {
    distributions: { ubuntu: (ctx) => new Ubuntu(ctx.project.python) },
    toolchains: {
      rust: () => ({
        priority: 50,
        accept: ({ odooVersion }) => odooVersion === '19.0' || 'it is for Odoo 19',
        build: () => Promise.resolve({ packages: ['cargo'], installer: { create: ['a'], install: ['b'] } }),
      }),
    },
    deployers: {
      swarm: ({ scenario }) => ({
        accept: ({ kind }) => scenario === 'server' || `it takes no ${kind}`,
        deploy: ({ compose, publishes, changes }) => ({
          ...{ protocol: 'http', because: 'it changed' },
          ...publishes,
          actions: changes.length > 0 ? [exec([...compose, 'up', '--detach'])] : [],
        }),
        stop: ({ project }) => [exec(['docker', 'stack', 'rm', project])],
        checkStatus: () => [{ name: 'odoo', state: 'running', health: 'none', urls: [] }],
      }),
    },
  },
  commands: {
    count: async (args, ctx) => Promise.resolve(args.length + (ctx.offer('counter')?.count() ?? 0)),
  },
  status: () => [{ label: 'Count', value: '1', state: 'ok' }],
  links: () => [{ name: 'page', url: 'http://127.0.0.1' }],
  onInstall: (ctx) => [exec(['true'], { timeout: 1000 }), folder(ctx.dataFolder)],
  onUpgrade: (from, to) => [write('version.txt', `${from} ${to}`)],
});

assertApi(`^${EXTENSION_API_VERSION}`);

export const refuse = (ctx: PluginContext): never => {
  throw new Refusal(ctx.problem({ code: 'no', message: 'no', fix: 'Do not.' }));
};

// The sources and what is shipped say the same.
export const shipped = (given: typeof sources): typeof packed => given;
export const ours = (given: typeof packed): typeof sources => given;

const step = { id: 'a.b', description: 'A step.' };

export const wrong = [
  // @ts-expect-error -- no such point
  on('service.before_creat', () => []),
  // @ts-expect-error -- a plan is not narrowed by service
  on('plan.after', { service: 'odoo' }, () => undefined),
  // @ts-expect-error -- misspelt
  on('step.after', { setp: 'a.b' }, () => undefined),
  // @ts-expect-error -- a transform returns the value
  on('compose.service', () => undefined),
  // @ts-expect-error -- a transform returns what fits
  on('compose.service', () => ({ image: 1 })),
  // @ts-expect-error -- problems, no text
  on('manifest.validate', () => 'no'),
  // @ts-expect-error -- problems are made by ctx.problem()
  on('manifest.validate', () => [{ message: 'no' }]),
  // @ts-expect-error -- an instance, where a factory belongs
  definePlugin({ offers: { counter: new Counter() } }),
  // @ts-expect-error -- an instance, where a factory belongs
  definePlugin({ providers: { distributions: { ubuntu: new Ubuntu('3.12') } } }),
  // @ts-expect-error -- no such kind
  definePlugin({ providers: { builders: {} } }),
  // @ts-expect-error -- it has no build
  definePlugin({ providers: { toolchains: { rust: () => ({ accept: () => true }) } } }),
  // @ts-expect-error -- a no has a reason
  definePlugin({ providers: { toolchains: { rust: () => ({ accept: () => false, build: () => ({}) }) } } }),
  // @ts-expect-error -- misspelt
  definePlugin({ fragment: [] }),
  // @ts-expect-error -- a step answers with a verdict
  definePlugin({ steps: [{ ...step, evaluate: () => true }] }),
  // @ts-expect-error -- a command answers with an exit code
  definePlugin({ commands: { open: () => 'done' } }),
  // @ts-expect-error -- a service is an object
  definePlugin({ fragments: [{ name: 'a', composeServices: () => ({ a: 'redis:8' }) }] }),
  // @ts-expect-error -- no such state
  definePlugin({ status: () => [{ label: 'a', value: 'b', state: 'fine' }] }),
  // @ts-expect-error -- no such moment
  definePlugin({ hooks: { 'a.b': { preClone: () => undefined } } }),
  // @ts-expect-error -- an argument is a list of its own
  exec('docker ps'),
  // @ts-expect-error -- a blocked step has at least one problem
  verdict.blocked(),
];

export const looks: PluginStep = {
  ...step,
  evaluate: (ctx) => {
    // @ts-expect-error -- what a run has not read is undefined
    ctx.services.map(({ name }) => name);
    // @ts-expect-error -- contexts are frozen
    ctx.config = {};
    // @ts-expect-error -- nobody offers that
    ctx.offer('countre');
    return verdict.skip('no');
  },
};

// @ts-expect-error -- asking has no effects
export type Set = PluginContext['store']['set'];
// @ts-expect-error -- nor does it add to the record
export type Audit = PluginContext['audit'];
// @ts-expect-error -- an effect is more than a look
export const effect: EffectContext = {} as PluginContext;
// @ts-expect-error -- a point has its own payload
export type Service = Events['plan.before']['service'];
// @ts-expect-error -- ports are a list
export const service: ServiceSpec = { image: 'a', ports: '80:80' };
// @ts-expect-error -- misspelt
export const misspelt: ServiceSpec = { imge: 'a' };
