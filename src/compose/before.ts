import { byText } from '../base/index.ts';
import type { Before } from '../model/index.ts';

/** Key → its lines, in a service of a Compose file of ours. */
type Block = ReadonlyMap<string, string>;

/** Keys whose parts have names that say more than the key. */
const named = new Set(['environment', 'labels', 'depends_on', 'healthcheck']);

const line = /^(?<blank> *)(?<key>"(?:[^"\\]|\\.)*"|[^\s":]+):/;

const spoken = (key: string): string => (key.startsWith('"') ? (JSON.parse(key) as string) : key);

interface Key {
  /** Two blanks a level. */
  readonly level: number;
  readonly name: string;
}

function keyOf(text: string): Key | undefined {
  const { blank = '', key } = line.exec(text)?.groups ?? {};
  return key === undefined ? undefined : { level: blank.length / 2, name: spoken(key) };
}

/** The lines of a service by key; a line that begins no key belongs to the one before. */
function blockOf(lines: readonly string[]): Block {
  const block = new Map<string, string>();
  let [key, part] = ['', ''];
  for (const text of lines) {
    const found = keyOf(text);
    if (found?.level === 2) [key, part] = [found.name, found.name];
    if (found?.level === 3 && named.has(key)) part = `${key}.${found.name}`;
    block.set(part, `${block.get(part) ?? ''}${text}\n`);
  }
  return block;
}

/** The services of a Compose file that our emitter wrote. */
function blocksOf(text: string): ReadonlyMap<string, Block> {
  const [, below = ''] = text.split(/^services:\n/m);
  const [services = ''] = below.split(/^\S/m);
  const lines = new Map<string, string[]>();
  let own: string[] = [];
  for (const each of services.split('\n')) {
    const found = keyOf(each);
    if (found?.level === 1) lines.set(found.name, (own = []));
    else own.push(each);
  }
  return new Map([...lines].map(([service, block]) => [service, blockOf(block)]));
}

const digestKey = 'labels.io.odpm.digest';

function differing(one: Block, other: Block): string[] {
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  return keys
    .filter((key) => key !== digestKey && one.get(key)?.trim() !== other.get(key)?.trim())
    .sort(byText);
}

const digestIn = (block: Block): string => /[0-9a-f]{64}/.exec(block.get(digestKey) ?? '')?.[0] ?? '';

/** What a generated Compose file said of each service, and in which keys the one that takes its place differs. */
export function before(old: string, wanted: string): ReadonlyMap<string, Before> {
  if (old === '') return new Map();
  const next = blocksOf(wanted);
  return new Map(
    [...blocksOf(old)].map(([service, block]) => [
      service,
      { digest: digestIn(block), keys: differing(block, next.get(service) ?? new Map<string, string>()) },
    ]),
  );
}
