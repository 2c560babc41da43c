/**
 * Why Odoo cannot read a folder from `addons_path`, which separates its entries by commas, strips them, and stands in one
 * line of a file; `undefined`: it can.
 */
export function flawOf(path: string): string | undefined {
  if (path.includes(',')) return 'it holds a comma';
  if (/\p{Cc}/u.test(path)) return 'it holds a control character';
  return path.trimEnd() === path ? undefined : 'it ends with white space';
}
