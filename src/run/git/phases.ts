const phase =
  /^(?:remote: )?(?<what>Receiving objects|Resolving deltas|Updating files|Unpacking objects): +(?<percent>\d+)% \((?<done>\d+)\/\d+\)(?:, (?<size>[\d.]+ (?:bytes|[KMGT]iB)))?/;

const words: Readonly<Record<string, readonly [string, string]>> = {
  'Receiving objects': ['received', 'objects'],
  'Resolving deltas': ['resolved', 'deltas'],
  'Unpacking objects': ['unpacked', 'objects'],
  'Updating files': ['wrote', 'files'],
};

const lastPart = (line: string): string => line.slice(line.lastIndexOf('\r') + 1);

/** A line of git's progress → one for people; `undefined` for what is none. Parts between carriage returns are one line. */
export function phaseOf(line: string): string | undefined {
  const { what = '', done = '', size } = phase.exec(lastPart(line))?.groups ?? {};
  const said = words[what];
  return said && `${said[0]} ${done} ${said[1]}${size === undefined ? '' : `, ${size}`}`;
}

const units = { bytes: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4 };

/** How much a pack that broke off would have been: `60 MiB`. */
export function needed(said: string): string | undefined {
  const last = said
    .split(/[\r\n]/)
    .map((line) => phase.exec(line)?.groups)
    .findLast((found) => found?.['size'] !== undefined);
  const [amount = '', unit = ''] = last?.['size']?.split(' ') ?? [];
  const percent = Number(last?.['percent']);
  if (!(percent > 0) || !(unit in units)) return undefined;
  const bytes = (Number(amount) * units[unit as keyof typeof units] * 100) / percent;
  return `${Math.ceil(bytes / units.MiB)} MiB`;
}
