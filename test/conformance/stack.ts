import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { isList, isObject, spelled } from '../../src/base/index.ts';
import type { Json, JsonObject } from '../../src/base/index.ts';
import { run } from '../../src/cli/main.ts';
import { filesUnder } from '../transcripts/transcript.ts';
import { hostIn, inPlace, layOut } from './case.ts';
import type { Case, Diagnostic } from './case.ts';
import { mount, oneForm } from './form.ts';
import { at, matches, unlike } from './match.ts';

/** A demand on the stack: at a pointer of the Compose file, or of the runtime configuration. */
interface Demand {
  readonly path: string;
  readonly value?: Json;
  readonly absent?: true;
  readonly env?: Readonly<Record<string, Json>>;
  readonly port?: Readonly<Record<string, Json>>;
  readonly includes_source?: string;
  readonly includes_target?: string;
  readonly read_only?: boolean;
  /** Nothing is generated: the manifest has an error there, or the settings have one. */
  readonly error?: true;
}

/** A project, a call, and the stack that comes of it. */
export interface StackCase {
  readonly title: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files: Case['files'];
  /** The Compose file, with matchers where more than one text will do. */
  readonly document?: JsonObject;
  /** Pointers of what may be anything. */
  readonly notCompared?: readonly string[];
  readonly openVariables?: readonly string[];
  readonly expect?: readonly Demand[];
  /** Section → option → value, as they reach Odoo. */
  readonly odooConf?: JsonObject;
  readonly addonsPath?: { readonly order_of_sources: readonly string[] };
  /** Texts that stand in no output and in no file but some. */
  readonly never?: { readonly texts: readonly string[]; readonly but: readonly Json[] };
}

/** What a call left behind. */
interface Made {
  readonly root: string;
  readonly code: number;
  readonly said: string;
  readonly document: JsonObject;
  readonly config: Json;
}

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

function readYaml(folder: string): JsonObject {
  const places = ['.odpm/generated/docker-compose.yml', 'docker-compose.yml'];
  const found = places.map((place) => join(folder, place)).find((place) => existsSync(place));
  return found === undefined ? {} : object(parse(readFileSync(found, 'utf8')) as Json);
}

function readConfig(folder: string): Json {
  const path = join(folder, '.odpm/runtime/config.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Json) : null;
}

/** Names in the texts of a case that stand for what this machine has. */
function here<T>(value: T, root: string): T {
  const { uid = 0, gid = 0 } = { uid: process.getuid?.(), gid: process.getgid?.() };
  const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';
  const text = JSON.stringify(value)
    .replaceAll('{{UID}}', String(uid))
    .replaceAll('{{GID}}', String(gid))
    .replaceAll('{{ARCH}}', arch);
  return JSON.parse(inPlace(text, root)) as T;
}

const names = (document: JsonObject): string[] => Object.keys(object(document['services']));

const guarded = ['ports', 'networks', 'restart', 'privileged', 'pid', 'network_mode', 'cap_add', 'devices'];
const ownVariable = /^(ODPM|POSTGRES|PG)/;

/** What odpm's own services may have beside what is expected of them. */
function within(found: JsonObject, wanted: JsonObject): JsonObject {
  const entries = Object.entries(found).flatMap(([key, value]): [string, Json][] => {
    if (!(key in wanted) && !guarded.includes(key)) return [];
    if (key !== 'environment') return [[key, value]];
    const asked = object(wanted['environment']);
    const kept = Object.entries(object(value)).filter(([name]) => name in asked || !ownVariable.test(name));
    return [[key, Object.fromEntries(kept)]];
  });
  return Object.fromEntries(entries);
}

function withoutOpen(service: JsonObject, open: readonly string[]): JsonObject {
  const { environment, ...rest } = service;
  if (environment === undefined) return service;
  const kept = Object.entries(object(environment)).filter(([name]) => !open.includes(name));
  return { ...rest, environment: Object.fromEntries(kept) };
}

function services(given: StackCase, wanted: JsonObject, found: JsonObject): string[] {
  const manifest = object(given.files['odpm.json'] as Json);
  const declared = ['services', ...['developer', 'server', 'ci'].map((each) => `scenarios/${each}/services`)];
  const sidecars = declared.flatMap((pointer) => Object.keys(object(at(manifest, `/${pointer}`))));
  const open = given.openVariables ?? [];
  const left = (name: string): string[] =>
    (given.notCompared ?? []).flatMap((pointer) =>
      pointer.startsWith(`/services/${name}/`) ? [pointer.split('/').at(-1) ?? ''] : [],
    );
  return names(wanted).flatMap((name) => {
    const asked = withoutOpen(object(at(wanted, `/services/${name}`)), open);
    const whole = withoutOpen(object(at(found, `/services/${name}`)), open);
    const compared = Object.fromEntries(Object.entries(whole).filter(([key]) => !left(name).includes(key)));
    const own = !sidecars.includes(name);
    return unlike(asked, own ? within(compared, asked) : compared).map((each) => `${name}: ${each}`);
  });
}

function compared(given: StackCase, { document, root }: Made): string[] {
  if (!given.document) return [];
  const folder = join(root, 'project');
  const wanted = oneForm(here(given.document, root), folder);
  const found = oneForm(document, folder);
  const others = [...new Set([...names(wanted), ...names(found)])].filter(
    (name) => !(names(wanted).includes(name) && names(found).includes(name)),
  );
  if (others.length > 0) return [`services ${names(found).join()} instead of ${names(wanted).join()}`];
  const networks = matches(object(wanted['networks']), object(found['networks']))
    ? []
    : [`networks: ${JSON.stringify(found['networks'])} instead of ${JSON.stringify(wanted['networks'])}`];
  return [...services(given, wanted, found), ...networks];
}

const said = (demand: Demand): string => `not there: ${JSON.stringify(demand)}`;

function hasMount(demand: Demand, value: Json | undefined, folder: string): boolean {
  const mounts = (isList(value) ? value : []).map((each) => mount(each, folder));
  return mounts.some(
    ({ source, target, readOnly }) =>
      (demand.includes_source === undefined || source === demand.includes_source) &&
      (demand.includes_target === undefined || target === demand.includes_target) &&
      (demand.read_only === undefined || readOnly === demand.read_only),
  );
}

function hasPort(wanted: Readonly<Record<string, Json>>, value: Json | undefined): boolean {
  const { host_ip: address, published, target } = wanted;
  const line = [address, published, target, 'tcp'].map(String).join(' ');
  return isList(value) && value.includes(line);
}

function holds(demand: Demand, { document, root }: Made): boolean {
  const folder = join(root, 'project');
  const formed = at(oneForm(document, folder), demand.path);
  if (demand.absent) return formed === undefined;
  if (demand.value !== undefined) return matches(demand.value, formed);
  if (demand.port) return hasPort(demand.port, formed);
  if (demand.env) {
    return Object.entries(demand.env).every(([name, value]) => matches(value, object(formed)[name]));
  }
  return hasMount(demand, at(document, demand.path), folder);
}

function demands({ expect = [] }: StackCase, made: Made): string[] {
  return here(expect, made.root).flatMap((demand) => (holds(demand, made) ? [] : [said(demand)]));
}

function conf({ odooConf = {} }: StackCase, { config }: Made): string[] {
  return Object.entries(odooConf).flatMap(([section, options]) =>
    Object.entries(object(options)).flatMap(([option, value]) => {
      const found = at(config, `/odoo_conf/sections/${section}/${option}`);
      return matches(value, found) ? [] : [`${section}.${option} is ${JSON.stringify(found)}`];
    }),
  );
}

function order({ addonsPath }: StackCase, { document, config, root }: Made): string[] {
  if (!addonsPath) return [];
  const volumes = at(document, '/services/odoo/volumes');
  const mounts = (isList(volumes) ? volumes : []).map((each) => mount(each, join(root, 'project')));
  const path = spelled(at(config, '/odoo_conf/sections/options/addons_path') ?? '').split(',');
  const places = here(addonsPath.order_of_sources, root).map((source) => {
    const target = mounts.find((each) => each.source === source)?.target ?? 'nowhere';
    return path.findIndex((each) => `${each}/`.startsWith(`${target}/`));
  });
  const fine = places.every(
    (place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? 0)),
  );
  return fine ? [] : [`addons_path has another order: ${path.join()}`];
}

function leaked({ never }: StackCase, { root, said: output }: Made): string[] {
  if (!never) return [];
  const folder = join(root, 'project');
  const hidden = never.but.filter((each) => typeof each === 'string');
  const held = filesUnder(folder)
    .filter((path) => !hidden.includes(relative(folder, path)))
    .filter((path) => never.texts.some((text) => readFileSync(path, 'utf8').includes(text)))
    .map((path) => `${relative(folder, path)} holds a secret`);
  return never.texts.some((text) => output.includes(text)) ? ['a secret is printed', ...held] : held;
}

/** The errors that `manifest validate` has to have, and `up` that stops at them. */
async function refused(given: StackCase, { root, code, said: output }: Made): Promise<string[]> {
  let shown = '';
  const host = hostIn(root, given, (text) => (shown += text));
  await run(['manifest', 'validate', '--format', 'json'], host);
  const { diagnostics } = JSON.parse(shown) as { diagnostics: Diagnostic[] };
  const places = diagnostics.filter(({ severity }) => severity === 'error').map(({ pointer }) => pointer);
  const lost = (given.expect ?? []).filter(({ path }) => path !== '' && !places.includes(path));
  return [...(code === 3 ? [] : [`ended with ${String(code)}: ${output}`]), ...lost.map(said)];
}

/** Lays a case out, prepares its stack, and says in words how that differs from what is expected. */
export async function strayed(given: StackCase): Promise<string[]> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-stack-')));
  try {
    layOut(given.files, root);
    let output = '';
    const host = hostIn(root, given, (text) => (output += text));
    const terminal = { ...host.terminal, err: (text: string) => void (output += text) };
    const code = await run(given.args, { ...host, terminal });
    const folder = join(root, 'project');
    const made = { root, code, said: output, document: readYaml(folder), config: readConfig(folder) };
    if (given.expect?.some(({ error }) => error)) return await refused(given, made);
    if (code !== 0) return [`ended with ${String(code)}: ${output}`];
    return [compared, demands, conf, order, leaked].flatMap((each) => each(given, made));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
