import { isAbsolute, join, normalize } from 'node:path';
import { closest } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { LinkFault, Mount } from '../model/index.ts';
import { longMount, written } from './long.ts';

const flags = ['ro', 'rw', 'z', 'Z', 'nocopy', 'cached', 'delegated', 'consistent'];
const propagation = ['shared', 'slave', 'private', 'rshared', 'rslave', 'rprivate'];
const known = [...flags, ...propagation];

const example = 'Write it like "./conf:/etc/app:ro" or "data:/var/lib/app".';

type Fault = LinkFault;
type Source = Pick<Mount, 'kind' | 'source'>;

/** Below the project folder a path stays relative: so generated files are the same on every machine. */
function folderOf(path: string, folder: string): Source {
  const inside = normalize(path).replace(/(?<=.)\/$/, '');
  if (isAbsolute(path)) return { kind: 'bind', source: inside };
  if (inside === '..' || inside.startsWith('../')) return { kind: 'bind', source: join(folder, inside) };
  return { kind: 'bind', source: `./${inside === '.' ? '' : inside}` };
}

function sourceOf(text: string, folder: string): Source | Fault {
  if (/^(\/|\.\.?(\/|$))/.test(text)) return folderOf(text, folder);
  if (text.startsWith('~')) return { why: '~ is not expanded', instead: 'Write ${HOME} instead of ~.' };
  if (/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(text)) return { kind: 'volume', source: text };
  if (text.includes('/')) {
    return {
      why: 'its source is neither a path nor the name of a volume',
      instead: `Write "./" in front of a path in the project.`,
    };
  }
  return { why: 'its source is no name of a volume', instead: example };
}

function flagFault(words: readonly string[]): Fault | undefined {
  const stranger = words.find((word) => !known.includes(word));
  if (stranger === undefined) return undefined;
  const meant = closest(stranger, known);
  const instead = meant === undefined ? `Known flags: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
  return { why: 'it ends with an unknown flag', instead };
}

/** A mount's short form → the long one, or what is wrong with it. */
function mountOf(text: string, folder: string): Mount | Fault {
  const words = text.split(':');
  if (words.length > 3) return { why: 'it has more than three parts', instead: example };
  const [target = '', written, ending] = words.length === 1 ? [words[0]] : [words[1], words[0], words[2]];
  if (!isAbsolute(target)) return { why: 'its target is no absolute path', instead: example };
  const said = ending?.split(',') ?? [];
  const source =
    written === undefined ? { kind: 'volume' as const, source: undefined } : sourceOf(written, folder);
  const fault = flagFault(said);
  if ('why' in source) return source;
  if (fault) return fault;
  const kept = said.filter((flag) => flag !== 'ro' && flag !== 'rw');
  return { ...source, target: normalize(target), readOnly: said.includes('ro'), flags: kept };
}

/** A mount in either form: text or object. */
export function mountFrom(value: Json, folder: string): Mount | Fault {
  const said = written(value);
  if (typeof said === 'string') return mountOf(said, folder);
  const mount = longMount(said);
  return 'why' in mount || mount.kind !== 'bind' || mount.source === undefined
    ? mount
    : { ...mount, ...folderOf(mount.source, folder) };
}
