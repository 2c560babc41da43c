import type { Problem, Span } from '../diagnostics/index.ts';
import { fill, isFault, isTemplate, parseLink, parseTemplate } from '../model/index.ts';
import type { BadReference, Filled, Origin, Variables } from '../model/index.ts';
import type { Text } from './fields.ts';
import * as say from './problems.ts';

export interface Scope {
  readonly variables: Variables;
  /** `plan`: an unset variable is an error. `validate`: it is a note, and the text stays as it is written. */
  readonly mode: 'plan' | 'validate';
}

export interface Outcome {
  readonly text: string;
  readonly origin: Origin | undefined;
  readonly problems: readonly Problem[];
}

/** The part of a text that is not well formed, where the file spells the text without escapes. */
function partOf(
  origin: Origin | undefined,
  value: string,
  { offset, length }: BadReference,
): Span | undefined {
  if (!origin?.text?.startsWith(`"${value}"`, origin.column - 1)) return origin;
  return { ...origin, column: origin.column + 1 + offset, length };
}

/** `$<NAME` with an operator is literal, and seldom meant so. */
const angles = ({ value }: Text, origin: Origin | undefined): Problem[] =>
  [...value.matchAll(/(?<!\$)(?:\$\$)*\$<([A-Za-z_]\w*)(?![\w>])/g)].map(([, name = '']) =>
    say.angle({ name }, origin),
  );

/** The link that a variable puts credentials into is never shown. */
function credentials({ pointer }: Text, { text, used }: Filled, origin: Origin | undefined): Problem[] {
  if (used.length === 0 || !/^\/(platform\/git|dependencies\/\d+)$/.test(pointer)) return [];
  const link = parseLink(text);
  if (!isFault(link) || !link.why.includes('credentials')) return [];
  return [say.credentials({ names: [...new Set(used)], pointer }, origin)];
}

function unsetOf(
  { pointer }: Text,
  filled: Filled,
  { mode, origin }: Pick<Scope, 'mode'> & { origin: Origin | undefined },
) {
  const names = new Map(filled.unset.map((one) => [one.name, one]));
  const problems = [...names.values()].map(({ name, demand }) =>
    say.unset({ name, demand, pointer: origin?.pointer ?? pointer }, origin),
  );
  return mode === 'plan' ? problems : problems.map((each) => ({ ...each, severity: 'note' as const }));
}

function madeBy({ used }: Filled, variables: Variables): { by?: string } {
  const layers = new Set(used.map((name) => `variable ${name} of ${variables(name)?.by ?? 'nothing'}`));
  return layers.size === 0 ? {} : { by: [...layers].join(', ') };
}

function filledIn(text: Text, origin: Origin | undefined, scope: Scope): Outcome {
  const template = parseTemplate(text.value);
  if (!isTemplate(template)) {
    const bad = text.value.slice(template.offset, template.offset + template.length);
    return {
      text: text.value,
      origin,
      problems: [say.badReference({ text: bad }, partOf(origin, text.value, template))],
    };
  }
  const filled = fill(template, scope.variables);
  const problems = [...angles(text, origin), ...credentials(text, filled, origin)];
  const late = text.when === 'run';
  if (!late || scope.mode === 'validate')
    problems.push(...unsetOf(text, filled, { mode: scope.mode, origin }));
  if (late) return { text: text.value, origin, problems };
  if (filled.unset.length === 0) {
    return {
      text: filled.text,
      origin: origin && { ...origin, ...madeBy(filled, scope.variables) },
      problems,
    };
  }
  const open = [...new Set(filled.unset.map(({ name }) => name))];
  return { text: text.value, origin: origin && { ...origin, open }, problems };
}

/** One text with its references filled in, as far as its field has any. */
export function substituted(text: Text, origin: Origin | undefined, scope: Scope): Outcome {
  if (!text.value.includes('$')) return { text: text.value, origin, problems: [] };
  if (text.when !== 'never') return filledIn(text, origin, scope);
  const problems = text.value.includes('${')
    ? [say.notHere({ pointer: origin?.pointer ?? text.pointer }, origin)]
    : [];
  return { text: text.value, origin, problems };
}
