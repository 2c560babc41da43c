const byte = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const four = new RegExp(`^${byte}(?:\\.${byte}){3}$`);

export const isIPv4 = (text: string): boolean => four.test(text);

/** Eight groups of hex digits; one `::` stands for the groups that are missing. */
export function isIPv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const enough = halves.length === 2 ? groups.length < 8 : groups.length === 8;
  return enough && groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group));
}
