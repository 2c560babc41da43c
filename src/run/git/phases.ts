const phase =
  /^(?<remote>remote: )?(?<what>[A-Z]\w+ \w+): +(?<percent>\d+)% \((?<done>\d+)\/\d+\)(?:, (?<size>[\d.]+ (?:bytes|[KMGT]iB)))?.*?(?<end>, done\.)?\s*$/;

type Words = readonly [now: string, then: string, what: string];

const words: Readonly<Record<string, Words>> = {
  'Counting objects': ['counts', 'counted', 'objects'],
  'Compressing objects': ['compresses', 'compressed', 'objects'],
  'Receiving objects': ['receives', 'received', 'objects'],
  'Resolving deltas': ['resolves', 'resolved', 'deltas'],
  'Updating files': ['writes', 'wrote', 'files'],
};

interface Found {
  readonly what: string;
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

/** What counts, one by one: on the server, or here. */
function counting({ remote, percent = '', size }: Partial<Found>, [now, , things]: Words): Phase {
  const who = remote === undefined ? '' : 'the server ';
  const amount = size === undefined ? '' : `, ${size}`;
  return { text: `${who}${now} ${things}: ${percent} %${amount}`, ended: false };
}

function counted({ done = '', size }: Partial<Found>, [, then, things]: Words): Phase {
  const what = done === '1' ? things.replace(/s$/, '') : things;
  return { text: `${then} ${done} ${what}${size === undefined ? '' : `, ${size}`}`, ended: true };
}

/** A line of git's progress; `undefined` for what is none. */
export function phaseOf(line: string): Phase | undefined {
  const found: Partial<Found> | undefined = phase.exec(line)?.groups;
  const said = words[found?.what ?? ''];
  if (!found || !said) return undefined;
  const isOver = found.remote === undefined && found.end !== undefined;
  return isOver ? counted(found, said) : counting(found, said);
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
