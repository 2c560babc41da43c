/** A JSON Pointer as RFC 6901 writes it: `''` is the root, `/services/db` a member. */
export type Pointer = string;

function escaped(segment: string | number): string {
  const text = String(segment);
  return text.includes('/') || text.includes('~') ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text;
}

export function pointerTo(...segments: readonly (string | number)[]): Pointer {
  let pointer = '';
  for (const segment of segments) pointer += `/${escaped(segment)}`;
  return pointer;
}

export function segmentsOf(pointer: Pointer): string[] {
  const segments = pointer.split('/').slice(1);
  if (!pointer.includes('~')) return segments;
  return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `undefined` above the root. */
export const parentOf = (pointer: Pointer): Pointer | undefined =>
  pointer === '' ? undefined : pointer.slice(0, pointer.lastIndexOf('/'));
