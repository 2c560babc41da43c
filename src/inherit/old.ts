import { isObject, isList } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { andThen, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { isFault, parseLink, valueAt } from '../model/index.ts';
import type { Look } from '../model/index.ts';
import type { OldWish } from '../sources/index.ts';
import type { Beginning } from './beginning.ts';
import { seedsOf } from './seeds.ts';

function wishOf(text: Json | undefined, source?: string): OldWish[] {
  const link = typeof text === 'string' ? parseLink(text) : undefined;
  if (link === undefined || isFault(link) || link.kind !== 'git') return [];
  return [{ link, ...(source !== undefined && { source }) }];
}

/** The repositories that the project itself asks for. */
function wishesOf(begun: Beginning): OldWish[] {
  const { root } = seedsOf(begun);
  const [dependencies, sources] = [valueAt(root, ['dependencies']), valueAt(root, ['service_sources'])];
  return [
    ...wishOf(valueAt(root, ['platform', 'git'])),
    ...(isList(dependencies) ? dependencies : []).flatMap((text) => wishOf(text)),
    ...Object.entries(isObject(sources) ? sources : {}).flatMap(([name, text]) => wishOf(text, name)),
  ];
}

/** A beginning that knows which working trees odpm 4 left of the repositories of the project. */
export async function withOld(begun: Checked<Beginning>, look: Look): Promise<Checked<Beginning>> {
  const wishes = begun.ok ? wishesOf(begun.value) : [];
  if (!begun.ok || wishes.length === 0) return begun;
  const { withOldTrees } = await import('../sources/index.ts');
  const { scope, folder, see } = begun.value;
  const keeping = await withOldTrees(wishes, scope.keeping, { look, folder, see });
  return andThen(begun, (value) => good({ ...value, scope: { ...scope, keeping } }));
}
