import { isList, pointerTo } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Place, Problem } from '../diagnostics/index.ts';
import { keyOf, serviceName, valueAt } from '../model/index.ts';
import type { Draft } from './draft.ts';
import { patchBodies } from './entries.ts';
import type { Body, Segments } from './entries.ts';
import * as say from './service-problems.ts';
import { nameAt, placeOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { folderAt, mountsOf, tmpfsOf } from './services.ts';

const addons = '/home/odoo/extra-addons';
const backups = '/home/odoo/backups';

/** Mount targets that the containers of odpm do not work without. */
function neededTarget(service: string, target: string, { platform, repositories }: Own): boolean {
  if (service === 'db')
    return /^\/var\/lib\/postgresql(\/data)?$/.test(target) || target.startsWith('/run/odpm');
  const below = (folder: string): boolean => target === folder || target.startsWith(`${folder}/`);
  const own = ['/run/odpm', '/home/odoo/.venv', '/home/odoo/.local/share/Odoo', `/home/odoo/${platform}`];
  return (
    target === addons ||
    target === backups ||
    [...own, ...repositories.map((name) => `${addons}/${name}`)].some(below)
  );
}

/** Names that folders have in the container of odoo. */
interface Own {
  readonly platform: string;
  readonly repositories: readonly string[];
}

const isOwn = (service: string): boolean => service === 'odoo' || service === 'db';

interface Taken {
  readonly target: string;
  readonly at: Segments;
}

const listAt = (value: Json | undefined, at: Segments): Taken[] =>
  isList(value)
    ? value.flatMap((item, index) => (typeof item === 'string' ? [{ target: item, at: [...at, index] }] : []))
    : [];

/** Mounts that a patch puts in the place of others, memory included, or takes out. */
function mountsTouched(reading: Reading, body: Body): Taken[] {
  const at = [...body.at, 'volumes'];
  const replaced = mountsOf(reading, body).map(({ mount, at: place }) => ({
    target: folderAt(mount.target),
    at: place,
  }));
  const emptied = tmpfsOf(reading, body);
  return [...replaced, ...emptied, ...listAt(valueAt(body.value, ['volumes', 'remove']), [...at, 'remove'])];
}

function lostMounts(draft: Draft, reading: Reading, body: Body): Problem[] {
  const service = serviceName(body.service);
  if (!isOwn(service)) return [];
  const place = (at: Segments): Place => keyOf(reading.document.origins, pointerTo(...at));
  const repositories = [draft.developing, ...draft.dependencies].map(({ name }) => name);
  const own = { platform: reading.wanted.platform_name, repositories };
  const touched = mountsTouched(reading, body)
    .filter(({ target }) => neededTarget(service, target, own))
    .map(({ target, at }) => {
      const { giver } = placeOf(reading, ...at);
      return say.neededMount({ ...nameAt(reading, target, at), service }, place(at), giver?.at);
    });
  const all = [...body.at, 'volumes', 'replace'];
  const replaces = isList(valueAt(body.value, ['volumes', 'replace']));
  return replaces ? [say.neededMounts({ service }, place(all)), ...touched] : touched;
}

/** What no longer happens when the odoo container starts otherwise. */
function otherStart(reading: Reading, { service, at, value }: Body): Problem[] {
  if (service !== 'odoo') return [];
  return ['command', 'entrypoint']
    .filter((key) => value[key] !== undefined)
    .map((key) => say.otherStart({ key }, keyOf(reading.document.origins, pointerTo(...at, key))));
}

/** Changes that would keep the services of odpm from working, and those that it only warns of. */
export const patchProblems = (draft: Draft, reading: Reading): Problem[] =>
  patchBodies(reading).flatMap((body) => [...lostMounts(draft, reading, body), ...otherStart(reading, body)]);
