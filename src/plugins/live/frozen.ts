const copies = new WeakMap<object, object>();
const ours = new WeakSet<object>();

/** Takes a new object for one of odpm's own, which nobody changes from here on; what is in it has to be so already. */
export function sealed<T extends object>(value: T): T {
  ours.add(Object.freeze(value));
  return value;
}

/** Whether it is data that odpm itself made and froze. */
export const isSealed = (value: object): boolean => ours.has(value);

function copyOf(value: object): object {
  const copy: object = Array.isArray(value)
    ? value.map((item: unknown) => frozen(item))
    : Object.fromEntries(
        Object.entries(value).map(([key, member]: [string, unknown]) => [key, frozen(member)]),
      );
  copies.set(value, copy);
  return sealed(copy);
}

/** A copy of data that nobody can change, at any depth: what plugins are given of odpm's own. Made once of each object. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || isSealed(value)) return value;
  return (copies.get(value) ?? copyOf(value)) as T;
}
