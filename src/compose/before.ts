import { byText } from '../base/index.ts';
import type { Before } from '../model/index.ts';

/** Service → key → its lines in a Compose file of ours, which one emitter writes: two blanks a level, a key a line. */
type Blocks = ReadonlyMap<string, ReadonlyMap<string, string>>;

const spoken = (key: string): string => (key.startsWith('"') ? (JSON.parse(key) as string) : key);

/** Keys whose parts have names that say more than the key. */
const named = new Set(['environment', 'labels', 'depends_on', 'healthcheck']);

const line = /^(?<blank> *)(?<key>"(?:[^"\\]|\\.)*"|[^\s":]+):/;

function blocksOf(text: string): Blocks {
  const blocks = new Map<string, Map<string, string>>();
  const [, services = ''] = text.split(/^services:\n/m);
  let own = new Map<string, string>();
  let [key, part] = ['', ''];
  for (const each of services.split('\n')) {
    if (/^\S/.test(each)) break;
    const { blank = '', key: found = '' } = line.exec(each)?.groups ?? {};
    const name = found === '' ? '' : spoken(found);
    if (name !== '' && blank.length === 2) blocks.set(name, (own = new Map()));
    if (name !== '' && blank.length === 4) [key, part] = [name, name];
    if (name !== '' && blank.length === 6 && named.has(key)) part = `${key}.${name}`;
    if (blank.length !== 2) own.set(part, `${own.get(part) ?? ''}${each}\n`);
  }
  return blocks;
}

const digestKey = 'labels.io.odpm.digest';

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  return keys.filter((key) => key !== digestKey && one.get(key) !== other.get(key)).sort(byText);
}

const digestIn = (block: ReadonlyMap<string, string>): string =>
  /[0-9a-f]{64}/.exec(block.get(digestKey) ?? '')?.[0] ?? '';

/** What a generated Compose file said of each service, and in which keys the one that takes its place differs. */
export function before(old: string, wanted: string): ReadonlyMap<string, Before> {
  const next = blocksOf(wanted);
  return new Map(
    [...blocksOf(old)].map(([service, block]) => [
      service,
      { digest: digestIn(block), keys: differing(block, next.get(service) ?? new Map()) },
    ]),
  );
}
