import { isTemplate, objectOf, parseTemplate, valueAt } from '../../model/index.ts';
import type { Document, Origin } from '../../model/index.ts';
import { leftOut, takenOver } from './notes.ts';
import type { Note } from './notes.ts';

/** What `user_settings.json` gives to a manifest that does not say it itself. */
export interface FromSettings {
  readonly members: ReadonlyMap<string, Document>;
  readonly notes: readonly Note[];
}

const file = 'user_settings.json';

function textAt(
  { root, origins }: Document,
  ...path: readonly string[]
): [string, Origin | undefined] | undefined {
  const value = valueAt(root, path);
  return typeof value === 'string' && value.trim() !== ''
    ? [value.trim(), origins.get(`/${path.join('/')}`)]
    : undefined;
}

const leaf = (root: string, origin: Origin | undefined): Document => ({
  root,
  origins: new Map(origin ? [['', origin]] : []),
});

const hasReference = (text: string): boolean => {
  const template = parseTemplate(text);
  return !isTemplate(template) || template.some((part) => typeof part !== 'string');
};

function developing(settings: Document): FromSettings {
  const [link, origin] = textAt(settings, 'developing_project') ?? [undefined, undefined];
  if (link === undefined) return { members: new Map(), notes: [] };
  if (/^file:/i.test(link) && !hasReference(link)) {
    const because = `developing_project of ${file}, ${link}, is a path of this machine and stays there; to share it, write "developing": { "git": "file://\${DEVELOPING_DIR}" } and set DEVELOPING_DIR in .env`;
    return { members: new Map(), notes: [leftOut('/developing/git', because)] };
  }
  const member = objectOf(new Map([['git', leaf(link, origin)]]), origin);
  return {
    members: new Map([['developing', member]]),
    notes: [takenOver('/developing/git', `developing_project of ${file}`)],
  };
}

const fields = [
  ['language', 'db_lang'],
  ['country', 'db_country_code'],
] as const;

/** References are not filled in there: a manifest's `database` knows none. */
function database(settings: Document): FromSettings {
  const notes: Note[] = [];
  const found = new Map<string, Document>();
  for (const [name, key] of fields) {
    const [text, origin] = textAt(settings, 'db_creation_data', key) ?? [undefined, undefined];
    if (text === undefined) continue;
    const because = `db_creation_data.${key} of ${file}`;
    if (hasReference(text)) notes.push(leftOut(`/database/${name}`, `${because} holds a reference`));
    else {
      notes.push(takenOver(`/database/${name}`, because));
      found.set(name, leaf(text, origin));
    }
  }
  if (found.size === 0) return { members: new Map(), notes };
  const [first] = found.values();
  return { members: new Map([['database', objectOf(found, first?.origins.get(''))]]), notes };
}

/** `developing` and `database` for a manifest that lacks them; a path of this machine is named and not written. */
export function fromSettings(settings: Document, has: (key: string) => boolean): FromSettings {
  const parts = [
    ...(has('database') ? [] : [database(settings)]),
    ...(has('developing') ? [] : [developing(settings)]),
  ];
  return {
    members: new Map(parts.flatMap(({ members }) => [...members])),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
