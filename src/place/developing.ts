import { join } from 'node:path';
import { pathFrom, shellWord } from '../base/index.ts';
import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { readJson } from '../manifest/index.ts';
import {
  discreet,
  fill,
  isCloneOf,
  isFault,
  isTemplate,
  originOf,
  parseLink,
  parseTemplate,
  pathOf,
  placed,
  shownUrl,
  valueAt,
} from '../model/index.ts';
import type { Checkout, Link, Look, Origin, UserSettings, Values, Variables } from '../model/index.ts';
import { projectsFolder } from '../settings/index.ts';
import { otherOrigin } from './fork.ts';
import * as say from './problems.ts';

/** The link of the repository that people work in, references filled in, and where it stands. */
export interface Asked {
  readonly link: string;
  readonly pointer: string;
  readonly origin: Origin | undefined;
  /** Variables gave some of it. */
  readonly filled?: boolean;
}

/** What a manifest says of the repository that it belongs in. One whose variables are not set says nothing yet. */
function ofManifest(file: string, text: string, values: Values): Asked | undefined {
  // Few manifests do: the others need no second reading.
  if (!text.includes('"developing')) return undefined;
  const document = readJson(file, text);
  if (!document.ok) return undefined;
  const { root, origins } = document.value;
  const places = [['developing', 'git'], ['developing_project']];
  for (const segments of places) {
    const value = valueAt(root, segments);
    const template = typeof value === 'string' ? parseTemplate(value) : undefined;
    if (template === undefined || !isTemplate(template)) continue;
    const filled = fill(template, values);
    const pointer = `/${segments.join('/')}`;
    const whole = filled.unset.length === 0 && filled.later.length === 0 && filled.text.trim() !== '';
    const origin = originOf(origins, pointer);
    return whole ? { link: filled.text, pointer, origin, filled: filled.used.length > 0 } : undefined;
  }
  return undefined;
}

/** `user_settings.json` wins over the manifest. */
export function askedFor(
  said: UserSettings['developing'],
  own: { readonly file: string; readonly text: string | undefined },
  values: Values,
): Asked | undefined {
  if (said === undefined) return own.text === undefined ? undefined : ofManifest(own.file, own.text, values);
  const open = said.origin?.open !== undefined || said.origin?.later !== undefined;
  return open ? undefined : { ...said, pointer: '/developing_project' };
}

export interface Where {
  /** The project folder. */
  readonly folder: string;
  readonly home: string;
  readonly look: Look;
  readonly variables: Variables;
}

/** The clone of the repository that people work in, where there is none yet. */
export interface ToClone {
  readonly checkout: Checkout;
  /** Where it is to lie, absolute. */
  readonly folder: string;
  /** What asks for it. */
  readonly at: Origin | undefined;
}

/** The folder that it is, or is to become. */
type Lies = Checked<string> & { readonly toClone?: ToClone };

type GitLink = Extract<Link, { kind: 'git' }>;

const byHand = ({ url, ref, commit }: GitLink, path: string): string => {
  const [from, to] = [shellWord(url), shellWord(path)];
  const branch = ref === undefined || commit !== undefined ? '' : `--branch ${shellWord(ref)} `;
  const behind = commit === undefined ? '' : ` && git -C ${to} checkout --detach ${commit}`;
  return `git clone ${branch}${from} ${to}${behind}`;
};

interface Lying {
  readonly link: GitLink;
  readonly origin: Origin | undefined;
  readonly where: Where;
}

/** Whatever people have cloned there is used. */
async function lying(real: string, folder: string, { link, origin: at, where }: Lying): Promise<Lies> {
  const origin = await otherOrigin(link, real, where);
  if (origin === undefined) return good(real);
  return good(real, [say.otherRepository({ folder, origin, url: shownUrl(link.url) }, at)]);
}

async function clone(link: GitLink, { pointer, origin }: Asked, where: Where): Promise<Lies> {
  if (await isCloneOf(link.canonical, where.folder, where.look)) return good(where.folder);
  const projects = pathFrom(projectsFolder(where.variables), where);
  const folder = join(projects, pathOf(link.canonical));
  const real = await where.look.real(folder);
  if (real !== undefined) return lying(real, folder, { link, origin, where });
  const { checkout } = placed(link, { projects, id: '', locked: new Map() });
  const missing = bad(say.notCloned({ pointer, folder, clone: byHand(link, folder) }, origin));
  return { ...missing, ...(checkout && { toClone: { checkout, folder, at: origin } }) };
}

/** The folder of the repository that people work in, links followed; clones are looked for where odpm 4 has them. */
export async function developingFolder(asked: Asked, where: Where): Promise<Lies> {
  const { pointer, origin } = asked;
  const link = parseLink(asked.link, where.folder);
  if (isFault(link)) {
    // The file may hold secrets, and so may variables: no word of it is shown.
    const { why, instead } = asked.filled || origin?.text === undefined ? discreet(link) : link;
    return bad(say.badLink({ pointer, why, instead }, origin));
  }
  if (link.kind === 'git') return clone(link, asked, where);
  const real = await where.look.real(link.path);
  const found = real === undefined ? undefined : await where.look.stat(real);
  return real !== undefined && found?.kind === 'directory'
    ? good(real)
    : bad(say.noFolder({ pointer, folder: link.path }, origin));
}
