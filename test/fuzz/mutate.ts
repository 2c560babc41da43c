import type { Random } from './random.ts';

type Tree = Record<string, unknown>;
type Holder = Tree | unknown[];

const hostile = [
  '',
  ' ',
  '${',
  '${}',
  '${A',
  '${A:-${B:-${C}}}',
  '${A:?}',
  '${@secret:k}',
  '${@service:nowhere}',
  '${@source:}',
  '$<A>',
  '$<A:-b>',
  '$$$$',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '\u0000',
  '\u001b[31mred\u001b[0m',
  '\u202e\u2066reversed',
  '\ud800',
  '\u{1f600}',
  '\ufeff',
  'é́',
  '../../etc/passwd',
  'https://ann:hunter2@git.example.org/a.git',
  'ext::sh -c true',
  'file:///srv/x',
  '-oProxyCommand=x',
  '99999:1',
  '8069:8069',
  '1e400',
  '0x10',
  'a\nb',
  'a\r\nb\tc',
  '~/x',
  '/',
  '%00',
  'x'.repeat(3000),
  '${A:-'.repeat(40),
  '0'.repeat(400),
] as const;

const strange = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  2 ** 53,
  [],
  {},
  [[]],
  [null],
  [{}],
  { a: null },
  { remove: ['80'] },
  { append: [], replace: [], remove: [] },
  { unset: ['A'] },
  { target: 80 },
  { type: 'bind' },
] as const;

const keys = [
  'image',
  'build',
  'ports',
  'environment',
  'volumes',
  'services',
  'service_patches',
  'scenarios',
  'odoo_conf',
  'hooks',
  'secrets',
  'network_mode',
  'deploy',
  'source',
  'container_name',
  'manifest_schema',
  'odpm_version',
  'requires_odpm',
  'resources',
  'proxy',
  'a/b',
  'a~b',
] as const;

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

function holdersIn(root: unknown): Holder[] {
  if (!isHolder(root)) return [];
  return [root, ...Object.values(root).flatMap(holdersIn)];
}

const deep = (levels: number): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

const own = (holder: Holder, key: string): unknown => (holder as Tree)[key];

function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

interface Site {
  readonly root: unknown;
  readonly holder: Holder;
  readonly key: string;
  readonly random: Random;
}

const anyKey = ({ random }: Site): string => (random.chance(0.6) ? random.pick(keys) : random.pick(hostile));

function elsewhere({ root, random }: Site): unknown {
  const [first = {}, ...rest] = holdersIn(root);
  const from = random.pick([first, ...rest]);
  const [name = '', ...names] = Object.keys(from);
  return structuredClone(own(from, random.pick([name, ...names])));
}

const changes: readonly [(site: Site) => void, ...((site: Site) => void)[]] = [
  ({ holder, key }) => Reflect.deleteProperty(holder, key),
  (site) => put(site.holder, anyKey(site), own(site.holder, site.key)),
  (site) => put(site.holder, site.key, elsewhere(site)),
  ({ holder, key, random }) => put(holder, key, random.pick(hostile)),
  ({ holder, key, random }) => put(holder, key, structuredClone(random.pick(strange))),
  ({ holder, key, random }) => put(holder, key, `${asText(own(holder, key))}${random.pick(hostile)}`),
  ({ holder, key, random }) => put(holder, key, [own(holder, key), random.pick(hostile)]),
  ({ holder, key, random }) => put(holder, key, { [random.pick(keys)]: own(holder, key) }),
  ({ holder, key, random }) => put(holder, key, deep(random.below(90))),
  (site) => {
    const moved = own(site.holder, site.key);
    Reflect.deleteProperty(site.holder, site.key);
    put(site.holder, anyKey(site), moved);
  },
];

/** A copy of a tree with one to four things in it changed: keys, types, texts, depth. */
export function mutatedTree(seed: object, random: Random): unknown {
  const root: unknown = structuredClone(seed);
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const [first, ...rest] = holdersIn(root).filter((holder) => Object.keys(holder).length > 0);
    if (!first) break;
    const holder = random.pick([first, ...rest]);
    const [key = '', ...names] = Object.keys(holder);
    random.pick(changes)({ root, holder, key: random.pick([key, ...names]), random });
  }
  return root;
}

const pieces = [
  ...hostile,
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '\t',
  '=',
  "'",
  '`',
  '#',
  'NaN',
  '1',
  '-',
  '/*',
  '//',
  '\\u',
  '"a":1,',
  'export ',
  'A=',
  'a: b',
] as const;

/** A text with one to six places in it changed: characters taken away, written twice, put in, moved. */
export function mutatedText(seed: string, random: Random): string {
  let text = seed;
  for (let left = 1 + random.below(6); left > 0; left -= 1) {
    const at = random.below(text.length + 1);
    const end = Math.min(text.length, at + random.below(random.chance(0.1) ? 400 : 12));
    const cut = text.slice(at, end);
    const [before, after] = [text.slice(0, at), text.slice(end)];
    const middle = random.pick(['', cut + cut, cut + random.pick(pieces), random.pick(pieces)]);
    text = random.chance(0.03) ? before : before + middle + after;
  }
  return text;
}
