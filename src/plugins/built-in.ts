import { closest } from '../base/index.ts';
import type { JsonObject } from '../base/index.ts';
import type { Span } from '../diagnostics/index.ts';
import type { FoundPlugin } from '../model/index.ts';
import { servedFor } from './api.ts';
import * as say from './problems.ts';
import { wholeFile } from './where.ts';
import type { Draft } from './where.ts';

interface BuiltIn {
  readonly version: string;
  readonly description: string;
  readonly commands?: FoundPlugin['commands'];
  readonly hooks?: FoundPlugin['hooks'];
  /** What its section may say; its code knows what holds where nothing is said. */
  readonly config: JsonObject;
}

const section = (properties: JsonObject): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  properties,
});
const port = (example: number): JsonObject => ({
  type: 'integer',
  minimum: 1,
  maximum: 65_535,
  examples: [example],
});

/** odpm's own plugins, as far as they are known without their code. */
const builtIns: Readonly<Record<string, BuiltIn>> = {
  mailpit: {
    version: '1.0.0',
    description: 'Catches the mails that Odoo sends, and shows them.',
    commands: {
      inbox: { summary: 'Say where mails are shown.', access: 'read' },
      clear: { summary: 'Throw all mails away.', access: 'write' },
    },
    hooks: ['mailpit.clear'],
    config: section({ port: port(8025) }),
  },
  redis: {
    version: '1.0.0',
    description: 'A Redis server beside Odoo.',
    config: section({ image: { type: 'string', minLength: 1, examples: ['redis:8'] } }),
  },
  caddy: {
    version: '1.0.0',
    description: 'Caddy as a reverse proxy in front of Odoo.',
    config: section({ port: port(8080), only: { type: 'boolean', examples: [true] } }),
  },
};

const nobody: Partial<BuiltIn> = {};

export const isBuiltIn = (name: string): boolean => Object.hasOwn(builtIns, name);

/** A plugin of odpm's own, asked for by name. */
export function builtIn(name: string, at: Span | undefined): Draft {
  const found = isBuiltIn(name) ? builtIns[name] : undefined;
  const { version, description, commands = {}, hooks = [] } = found ?? nobody;
  const known = Object.keys(builtIns);
  return {
    name,
    origin: 'built-in',
    version,
    description,
    author: undefined,
    api: servedFor('*') ?? '',
    entry: name,
    root: '',
    from: 'odpm itself',
    requires: {},
    commands,
    hooks,
    aliases: {},
    at,
    problems: found ? [] : [say.noBuiltIn({ name, near: closest(name, known), known }, at)],
    document: undefined,
    schema: found && { root: found.config, shown: 'odpm itself' },
    key: name,
    place: at ?? wholeFile('odpm.json'),
    unread: false,
  };
}
