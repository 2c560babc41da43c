import { closest, isObject } from '../base/index.ts';
import type { Problem, Span } from '../diagnostics/index.ts';
import { valueAt } from '../model/index.ts';
import type { Document, OwnReference } from '../model/index.ts';
import { isLink, isService, takesSecrets, takesSources } from './fields.ts';
import type { Text } from './fields.ts';
import * as say from './problems.ts';

/** What references of odpm's own can name in a document. */
export interface Names {
  readonly of: 'manifest' | 'settings';
  /** `undefined`: they are not known yet; `lostServices` tells of those that are not there. */
  readonly services: readonly string[] | undefined;
  readonly sources: readonly string[];
}

const builtIn = ['odoo', 'db', 'postgres'];

/** What references in a manifest can name. */
export function namesOf({ root }: Document): Names & { readonly services: readonly string[] } {
  const keys = (field: string): string[] => {
    const value = valueAt(root, [field]);
    return isObject(value) ? Object.keys(value) : [];
  };
  return { of: 'manifest', services: [...builtIn, ...keys('services')], sources: keys('service_sources') };
}

interface Asked {
  readonly found: OwnReference;
  readonly text: Text;
  /** As the file has it. */
  readonly pointer: string;
  readonly names: Names;
}

type Rule = (asked: Asked, at: Span | undefined) => readonly Problem[];

const service: Rule = ({ found: { name }, pointer, names: { services: known } }, at) =>
  known === undefined || known.includes(name)
    ? []
    : [say.noSuchService({ name, pointer, known, meant: closest(name, known) }, at)];

const source: Rule = ({ found: { name }, text, pointer, names: { sources: known } }, at) => {
  if (!takesSources(text.pointer)) return [say.sourceNotHere({ name, pointer }, at)];
  return known.includes(name)
    ? []
    : [say.noSuchSource({ name, pointer, known, meant: closest(name, known) }, at)];
};

const secret: Rule = ({ found: { name }, text, pointer, names: { of } }, at) => {
  if (!takesSecrets(text.pointer))
    return [say.secretNotHere({ key: name, pointer, link: isLink(text.pointer), of }, at)];
  return isService(text.pointer) ? [say.secretInEnvironment({ key: name, pointer }, at)] : [];
};

const rules: Readonly<Record<OwnReference['of'], Rule>> = { service, source, secret };

/** A reference of odpm's own that names nothing, or that stands where it would never get a value. */
export const misplaced: Rule = (asked, at) => rules[asked.found.of](asked, at);
