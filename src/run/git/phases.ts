const phase =
  /^(?<remote>remote: )?(?<what>[A-Z]\w+ \w+): +(?<percent>\d+)% \((?<done>\d+)\/\d+\)(?:, (?<size>[\d.]+ (?:bytes|[KMGT]iB)))?.*?(?<end>, done\.)?\s*$/;

const words: Readonly<Record<string, readonly [now: string, then: string, what: string]>> = {
  'Counting objects': ['counts', 'counted', 'objects'],
  'Compressing objects': ['compresses', 'compressed', 'objects'],
  'Receiving objects': ['receives', 'received', 'objects'],
  'Resolving deltas': ['resolves', 'resolved', 'deltas'],
  'Updating files': ['writes', 'wrote', 'files'],
};

interface Found {
  readonly remote: string;
  readonly percent: string;
  readonly done: string;
  readonly size: string;
  readonly end: string;
}

/** How far git is, for people. */
export interface Phase {
  readonly text: string;
  /** Worth a line of its own: it has ended, and was work of this machine. */
  readonly ended: boolean;
}

/** A line of git's progress; `undefined` for what is none. */
export function phaseOf(line: string): Phase | undefined {
  const found = phase.exec(line)?.groups;
  const said = words[found?.['what'] ?? ''];
  if (!found || !said) return undefined;
  const { remote, percent = '', done = '', size, end } = found as Partial<Found>;
  const [now, then, things] = said;
  const amount = size === undefined ? '' : `, ${size}`;
  if (remote === undefined && end !== undefined)
    return { text: `${then} ${done} ${things}${amount}`, ended: true };
  const who = remote === undefined ? '' : 'the server ';
  return { text: `${who}${now} ${things}: ${percent} %${amount}`, ended: false };
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
