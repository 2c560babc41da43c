import { isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { valueAt } from '../model/index.ts';
import * as say from './problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

const language = /^[a-z]{2}(_[A-Z]{2})?$/;
const reference = /\$[{<]/;

function databaseProblems(reading: Reading): Problem[] {
  const said = valueAt(reading.document.root, ['database', 'language']);
  if (typeof said !== 'string' || language.test(said) || reference.test(said)) return [];
  const { pointer, origin } = placeOf(reading, 'database', 'language');
  return [say.oddLanguage({ pointer }, origin)];
}

function requirementProblems(reading: Reading): Problem[] {
  return reading.wanted.requirements.flatMap((line, index) => {
    const option = line
      .split(/[\r\n]/)
      .map((one) => one.trim())
      .find((one) => one.startsWith('-'));
    if (line.trim() !== '' && option === undefined) return [];
    const { pointer, origin } = placeOf(reading, 'requirements', index);
    return option === undefined
      ? [say.emptyRequirement({ pointer }, origin)]
      : [say.requirementOption({ pointer, word: option.split(/[\s=]/)[0] ?? '' }, origin)];
  });
}

const providers = ['file', 'env', 'exec'];

/** `exec` is nothing without a program. */
function programOf(reading: Reading, provider: Json | undefined): Problem[] {
  if (isObject(provider) && provider['argv'] !== undefined) return [];
  const { pointer, origin } = placeOf(reading, 'secrets', 'provider');
  const lacks = isObject(provider) ? `${pointer}/argv` : pointer;
  return [say.noProviderProgram({ pointer: lacks }, origin && { ...origin, pointer: lacks })];
}

function providerProblems(reading: Reading): Problem[] {
  const said = valueAt(reading.document.root, ['secrets', 'provider']);
  const at = isObject(said) ? ['secrets', 'provider', 'type'] : ['secrets', 'provider'];
  const type = valueAt(reading.document.root, at);
  if (type === 'exec') return programOf(reading, said);
  if (typeof type !== 'string' || providers.includes(type)) return [];
  return [say.unknownProvider({ type, known: providers }, placeOf(reading, ...at).origin)];
}

/** Values whose form the schema cannot say. */
export const plainValues = (reading: Reading): Problem[] => [
  ...databaseProblems(reading),
  ...requirementProblems(reading),
  ...providerProblems(reading),
];
