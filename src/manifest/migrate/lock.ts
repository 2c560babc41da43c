import { isList, isObject } from '../../base/index.ts';
import type { Json, Pointer } from '../../base/index.ts';
import { checked } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { fill, isFault, isTemplate, objectOf, parseLink, parseTemplate, valueAt } from '../../model/index.ts';
import type { Document, Origin, Variables } from '../../model/index.ts';
import { schemaProblems } from '../schema.ts';
import { thorough } from './lock.generated.js';
import { leftOut, takenOver } from './notes.ts';
import type { Note } from './notes.ts';

/** What a lock file gives to `locks.git`. */
export interface Locked {
  /** Link → commit; `undefined` when there is none to write. */
  readonly git: Document | undefined;
  readonly notes: readonly Note[];
}

interface Entry {
  readonly url: string;
  readonly commit: string;
  readonly origin: Origin | undefined;
}

const file = '.odpm/deps.lock.json';
const validators = { validate: (value: unknown) => thorough()(value), thorough };

const firstWord = (link: string): string => link.trim().split(/\s+/)[0] ?? '';

/** Canonical address → the link as the manifest spells it. */
function spellings(root: Json, variables: Variables): ReadonlyMap<string, string> {
  const dependencies = valueAt(root, ['dependencies']);
  const links = [
    valueAt(root, ['odoo_git_link']),
    valueAt(root, ['developing_project']),
    ...(isList(dependencies) ? dependencies : []),
  ].filter((link) => typeof link === 'string');
  return new Map(
    links.flatMap((written): [string, string][] => {
      const template = parseTemplate(written);
      if (!isTemplate(template)) return [];
      const link = parseLink(fill(template, { variables, physical: (name) => name }).text);
      return isFault(link) || link.kind === 'folder' ? [] : [[link.canonical, firstWord(written)]];
    }),
  );
}

function entriesOf({ root, origins }: Document): readonly Entry[] {
  const found: Entry[] = [];
  const add = (value: Json | undefined, at: Pointer): void => {
    if (!isObject(value)) return;
    const { url, commit } = value;
    if (typeof url !== 'string' || typeof commit !== 'string') return;
    found.push({ url, commit, origin: origins.get(`${at}/commit`) });
  };
  add(valueAt(root, ['platform']), '/platform');
  add(valueAt(root, ['developing']), '/developing');
  const [dependencies, sources] = [valueAt(root, ['dependencies']), valueAt(root, ['service_sources'])];
  if (isList(dependencies)) dependencies.forEach((each, index) => add(each, `/dependencies/${index}`));
  if (isObject(sources))
    for (const [name, each] of Object.entries(sources)) add(each, `/service_sources/${name}`);
  return found;
}

/** Why an entry cannot stand in a manifest, or the address that it would have there. */
function addressOf({ url, commit }: Entry): { canonical: string } | { because: string } {
  const link = parseLink(url);
  if (isFault(link)) return { because: `${url} of ${file}: ${link.why}` };
  if (link.kind === 'folder') return { because: `${url} of ${file} is a folder of this machine` };
  if (!/^[0-9a-f]{7,40}$/i.test(commit))
    return { because: `"${commit}" of ${url} in ${file} is not a commit` };
  return { canonical: link.canonical };
}

/**
 * The commits of a lock file for `locks.git`: under the link as the flat manifest spells it, and where no link
 * names the repository, under its canonical address.
 */
export function lockedCommits(lock: Document, root: Json, variables: Variables): Checked<Locked> {
  const known = spellings(root, variables);
  const git = new Map<string, Document>();
  const notes: Note[] = [];
  for (const entry of entriesOf(lock)) {
    const address = addressOf(entry);
    if ('because' in address) {
      notes.push(leftOut('/locks/git', address.because));
      continue;
    }
    const spelled = known.get(address.canonical);
    const because =
      spelled === undefined
        ? `${address.canonical} of ${file}, which no link of the manifest names`
        : `${spelled} of ${file}`;
    notes.push(takenOver('/locks/git', because));
    const origins = new Map(entry.origin ? [['', entry.origin]] : []);
    git.set(spelled ?? address.canonical, { root: entry.commit, origins });
  }
  const problems = schemaProblems(lock, validators);
  return checked({ git: git.size > 0 ? objectOf(git, lock.origins.get('')) : undefined, notes }, problems);
}
