import { closest, isObject, pointerTo } from '../base/index.ts';
import type { JsonObject } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, valueAt } from '../model/index.ts';
import { readSchema, schemaAsks } from './config-schema.ts';
import * as say from './problems.ts';
import type { Draft, Section, Where } from './where.ts';

function sectionsIn({ document: { root } }: Where): JsonObject {
  const said = valueAt(root, ['extensions', 'config']);
  return isObject(said) ? said : {};
}

/** What the manifest configures a plugin with, checked by the schema that the plugin brings. */
export async function sectionOf({ name, schema }: Draft, where: Where): Promise<Section> {
  const sections = sectionsIn(where);
  const said = Object.hasOwn(sections, name) ? sections[name] : undefined;
  const section = isObject(said) ? said : undefined;
  const config = section ?? {};
  if (!schema) return { config, problems: [] };
  const read = await readSchema(schema, where.look);
  if (!read.ok) return { config, problems: read.problems };
  if (!section && !schemaAsks(read.value.root)) return { config, problems: [] };
  const { checkedBy } = await import('./config-check.ts');
  return checkedBy(read.value, { name, section: config, document: where.document, file: schema.shown });
}

/** Sections that belong to no plugin. */
export function strangeSections(drafts: readonly Draft[], where: Where): readonly Problem[] {
  if (drafts.some(({ unread }) => unread)) return [];
  const known = drafts.map(({ name }) => name);
  const strange = Object.keys(sectionsIn(where)).filter((name) => !known.includes(name));
  return strange.map((name) => {
    const facts = { where: 'extensions.config', name, near: closest(name, known), known };
    return say.unknownPlugin(facts, keyOf(where.document.origins, pointerTo('extensions', 'config', name)));
  });
}
