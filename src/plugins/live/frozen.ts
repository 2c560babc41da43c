const copies = new WeakMap<object, object>();
const ours = new WeakSet<object>();

function copyOf(value: object): object {
  const copy: object = Array.isArray(value)
    ? value.map((item: unknown) => frozen(item))
    : Object.fromEntries(
        Object.entries(value).map(([key, member]: [string, unknown]) => [key, frozen(member)]),
      );
  Object.freeze(copy);
  copies.set(value, copy);
  ours.add(copy);
  return copy;
}

/** A copy of data that nobody can change, at any depth: what plugins are given of odpm's own. Made once of each object. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ours.has(value)) return value;
  return (copies.get(value) ?? copyOf(value)) as T;
}
