import { flatFields } from '../v1/index.ts';

/** The order in which manifests are written where nothing else decides. */
const usual =
  '$schema manifest_schema requires_odpm odoo_version platform platform_name python distro postgres arch'.split(
    ' ',
  );

/** The key that takes the place of a flat one. `odpm_version` gives its place to none: what follows it is new. */
function placeOf(key: string): string {
  if (key === 'odpm_version') return '';
  const becomes = flatFields[`/${key}`]?.becomes ?? `/${key}`;
  return becomes.split('/')[1] ?? key;
}

/**
 * The keys of a nested manifest in their order: each takes the place of the first flat key that feeds it, a new
 * one stands behind what usually stands before it, or at the end.
 */
export function ordered(flatKeys: readonly string[], keys: readonly string[]): readonly string[] {
  const order = [...new Set(flatKeys.map(placeOf))].filter((key) => keys.includes(key));
  for (const key of [...usual, ...keys]) {
    if (order.includes(key) || !keys.includes(key)) continue;
    const before = usual.slice(0, Math.max(0, usual.indexOf(key))).findLast((each) => order.includes(each));
    const at = before === undefined ? 0 : order.indexOf(before) + 1;
    order.splice(usual.includes(key) ? at : order.length, 0, key);
  }
  return order;
}
