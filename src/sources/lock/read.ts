import { isList, isObject, pointerTo } from '../../base/index.ts';
import type { Json, JsonObject, Pointer } from '../../base/index.ts';
import { bad, checked } from '../../diagnostics/index.ts';
import type { Checked, Place, Problem, Span } from '../../diagnostics/index.ts';
import { discreet, identityOf, isFault, originOf, parseLink, valueAt } from '../../model/index.ts';
import type { Document, Lock, LockEntry } from '../../model/index.ts';
import * as say from '../lock-problems.ts';
import { thorough } from './lock.generated.js';

/** A document, and what is found to be wrong with it. */
interface Reading {
  readonly document: Document;
  readonly problems: Problem[];
}

/** An address may hold a password: its line is not shown. */
const unquoted = (span: Span | undefined): Place => span && { ...span, text: undefined };

/** Everything in which it differs from its schema; what is wrong above is not wrong below once more. */
function flawsOf({ root, origins }: Document): Problem[] {
  const validate = thorough();
  if (validate(root)) return [];
  return (validate.errors ?? []).map(({ keyword, instancePath, params }) => {
    const lacks = keyword === 'required' ? String(params['missingProperty']) : undefined;
    return say.lockBroken({ pointer: instancePath, lacks }, originOf(origins, instancePath));
  });
}

const isNewer = (version: Json | undefined): version is number => typeof version === 'number' && version > 1;

function entryAt(reading: Reading, value: JsonObject, pointer: Pointer): LockEntry[] {
  const { origins } = reading.document;
  const { url, commit } = value;
  if (typeof url !== 'string' || typeof commit !== 'string') return [];
  const at = { url: originOf(origins, `${pointer}/url`), commit: originOf(origins, `${pointer}/commit`) };
  if (/\$[{<]/.test(url)) {
    reading.problems.push(say.lockVariable({ pointer: `${pointer}/url` }, at.url));
    return [];
  }
  const link = parseLink(url);
  if (isFault(link)) {
    const { why } = discreet(link);
    reading.problems.push(say.lockLink({ pointer: `${pointer}/url`, why }, unquoted(at.url)));
    return [];
  }
  if (link.kind === 'git' && !/^[0-9a-f]{40}$/i.test(commit))
    reading.problems.push(say.lockShort({ pointer: `${pointer}/commit`, commit }, at.commit));
  const branch = value['branch'];
  return [
    {
      url,
      identity: identityOf(link),
      kind: link.kind,
      commit: link.kind === 'git' ? commit.toLowerCase() : commit,
      branch: typeof branch === 'string' ? branch : undefined,
      at: at.commit,
    },
  ];
}

function one(reading: Reading, key: string): LockEntry | undefined {
  const value = valueAt(reading.document.root, [key]);
  return isObject(value) ? entryAt(reading, value, pointerTo(key))[0] : undefined;
}

function dependenciesIn(reading: Reading): readonly LockEntry[] {
  const list = valueAt(reading.document.root, ['dependencies']);
  const all = (isList(list) ? list : []).flatMap((value, index) =>
    isObject(value) ? entryAt(reading, value, pointerTo('dependencies', index)) : [],
  );
  const first = new Map(all.toReversed().map((entry) => [entry.identity, entry]));
  for (const entry of all) {
    const before = first.get(entry.identity);
    if (before && before !== entry)
      reading.problems.push(say.lockTwice({ repository: entry.identity }, entry.at, before.at));
  }
  return all;
}

function sourcesIn(reading: Reading): ReadonlyMap<string, LockEntry> {
  const sources = valueAt(reading.document.root, ['service_sources']);
  return new Map(
    Object.entries(isObject(sources) ? sources : {}).flatMap(([name, value]) => {
      const [entry] = isObject(value) ? entryAt(reading, value, pointerTo('service_sources', name)) : [];
      return entry ? [[name, entry] as const] : [];
    }),
  );
}

/** What a lock file says, of this odpm or of odpm 4: read as JSON → Lock, or everything that is wrong with it. */
export function lockOf(document: Document): Checked<Lock> {
  const { root, origins } = document;
  const version = valueAt(root, ['schema_version']);
  if (isNewer(version))
    return bad(say.lockNewer({ version: String(version) }, originOf(origins, '/schema_version')));
  const flaws = flawsOf(document);
  if (flaws.length > 0) return bad(...flaws);
  const reading: Reading = { document, problems: [] };
  const generated = valueAt(root, ['generated_at']);
  const lock = {
    generatedAt: typeof generated === 'string' ? generated : undefined,
    platform: one(reading, 'platform'),
    developing: one(reading, 'developing'),
    dependencies: dependenciesIn(reading),
    sources: sourcesIn(reading),
  };
  return checked(lock, reading.problems);
}
