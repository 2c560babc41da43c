/** `registry:5000/redis:7.2-alpine` → `['registry:5000/redis', [7, 2]]`; `undefined`: its tag names no version. */
function parts(image: string): readonly [name: string, version: readonly number[]] | undefined {
  const { name, version } = /^(?<name>.+):v?(?<version>\d+(\.\d+)*)[^:/]*$/.exec(image)?.groups ?? {};
  return name === undefined || version === undefined ? undefined : [name, version.split('.').map(Number)];
}

/** Whether an image is an older one of the same program, as far as tags tell: of `8` and `8.2` neither is. */
export function isOlder(image: string, than: string): boolean {
  const [one, other] = [parts(image), parts(than)];
  if (!one || one[0] !== other?.[0]) return false;
  for (const [index, number] of one[1].entries()) {
    const theirs = other[1][index];
    if (theirs === undefined) return false;
    if (number !== theirs) return number < theirs;
  }
  return false;
}
