import { isList, isObject, spelled } from '../base/index.ts';
import { listOf, objectOf, parts, serviceName, valueAt } from '../model/index.ts';
import type { Document, UserSettings } from '../model/index.ts';

/** A member of an object changed, or left out when nothing comes of it. */
function changed(
  document: Document,
  key: string,
  change: (member: Document) => Document | undefined,
): Document {
  const members = parts(document);
  const member = members.get(key);
  if (!member || !isObject(document.root)) return document;
  const made = change(member);
  if (made) members.set(key, made);
  else members.delete(key);
  return objectOf(members, document.origins.get(''));
}

const without = (document: Document, off: ReadonlySet<string>): Document =>
  objectOf(new Map([...parts(document)].filter(([name]) => !off.has(name))), document.origins.get(''));

/** What a service waits for, without those that are left out. */
function waiting(dependencies: Document, off: ReadonlySet<string>): Document | undefined {
  const { root, origins } = dependencies;
  if (isList(root)) {
    const kept = [...parts(dependencies).values()].filter(
      ({ root: name }) => !off.has(serviceName(spelled(name))),
    );
    return kept.length > 0 ? listOf(kept, origins.get('')) : undefined;
  }
  const left = without(dependencies, off);
  return Object.keys(left.root ?? {}).length > 0 ? left : undefined;
}

/** Bodies by name: those of services that are left out go, the others no longer wait for them. */
function bodies(document: Document, off: ReadonlySet<string>): Document {
  const left = [...parts(without(document, off))].map(
    ([name, body]) => [name, changed(body, 'depends_on', (each) => waiting(each, off))] as const,
  );
  return objectOf(new Map(left), document.origins.get(''));
}

const layers = (patches: Document, off: ReadonlySet<string>): Document =>
  isList(patches.root)
    ? listOf(
        [...parts(patches).values()].map((one) => bodies(one, off)),
        patches.origins.get(''),
      )
    : bodies(patches, off);

/** A manifest without the services that `sidecars` of `user_settings.json` switches off, and what only they needed. */
export function withoutSidecars(document: Document, user: UserSettings): Document {
  const said = valueAt(user.document.root, ['sidecars']);
  const off = new Set(
    Object.entries(isObject(said) ? said : {}).flatMap(([name, on]) => (on === false ? [name] : [])),
  );
  const declared = valueAt(document.root, ['services']);
  if (!isObject(declared) || !Object.keys(declared).some((name) => off.has(name))) return document;
  const services = changed(document, 'services', (each) => bodies(each, off));
  return changed(services, 'service_patches', (each) => layers(each, off));
}
