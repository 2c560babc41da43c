import { isAbsolute, join, normalize } from 'node:path';
import { closest } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import type { LinkFault, Mount } from '../model/index.ts';
import { isPath, isRoot, longMount, onRoot, written } from './long.ts';
import type { Surroundings } from './reading.ts';

const labels = ['z', 'Z'];
const consistencies = ['cached', 'delegated', 'consistent'];
const propagations = ['shared', 'slave', 'private', 'rshared', 'rslave', 'rprivate'];
const known = ['ro', 'rw', 'nocopy', ...labels, ...consistencies, ...propagations];

const example = 'Write it like "./conf:/etc/app:ro" or "data:/var/lib/app".';

type Fault = LinkFault;
type Source = Pick<Mount, 'kind' | 'source'>;
type Around = Pick<Surroundings, 'folder' | 'home'>;

/** Below the project folder a path stays relative: so generated files are the same on every machine. */
function folderOf(path: string, { folder, home }: Around): Source {
  if (path.startsWith('~')) return { kind: 'bind', source: join(home, path.slice(1)) };
  const inside = normalize(path).replace(/(?<=.)\/$/, '');
  if (isAbsolute(path)) return { kind: 'bind', source: inside };
  if (inside === '..' || inside.startsWith('../')) return { kind: 'bind', source: join(folder, inside) };
  return { kind: 'bind', source: `./${inside === '.' ? '' : inside}` };
}

function sourceOf(text: string, around: Around): Source | Fault {
  if (isPath.test(text)) return folderOf(text, around);
  if (text.startsWith('~')) {
    return { why: '~ is only your own home folder', instead: 'Write the whole path: "/home/me/conf".' };
  }
  if (/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(text)) return { kind: 'volume', source: text };
  if (text.includes('/')) {
    return {
      why: 'its source is neither a path nor the name of a volume',
      instead: `Write "./" in front of a path in the project.`,
    };
  }
  return { why: 'its source is not the name of a volume', instead: example };
}

function flagFault(words: readonly string[]): Fault | undefined {
  const stranger = words.find((word) => !known.includes(word));
  if (stranger === undefined) return undefined;
  const meant = closest(stranger, known);
  const instead = meant === undefined ? `Known flags: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
  return { why: 'it ends with an unknown flag', instead };
}

function targetFault(target: string): Fault | undefined {
  if (!isAbsolute(target)) return { why: 'its target is not an absolute path', instead: example };
  return isRoot(target) ? onRoot : undefined;
}

/** Flags behind a target in the words of the long form; of two that say the same thing the last. */
function detailsOf(said: readonly string[]): JsonObject {
  const one = (words: readonly string[]): string | undefined => said.findLast((flag) => words.includes(flag));
  const [consistency, propagation, selinux] = [consistencies, propagations, labels].map(one);
  const bind = { ...(propagation && { propagation }), ...(selinux && { selinux }) };
  return {
    ...(consistency && { consistency }),
    ...(Object.keys(bind).length > 0 && { bind }),
    ...(said.includes('nocopy') && { volume: { nocopy: true } }),
  };
}

/** A mount's short form → the long one, or what is wrong with it. */
function mountOf(text: string, around: Around): Mount | Fault {
  const words = text.split(':');
  if (words.length > 3) return { why: 'it has more than three parts', instead: example };
  const [target = '', written, ending] = words.length === 1 ? [words[0]] : [words[1], words[0], words[2]];
  const lost = targetFault(target);
  if (lost) return lost;
  const said = ending?.split(',') ?? [];
  const source =
    written === undefined ? { kind: 'volume' as const, source: undefined } : sourceOf(written, around);
  const fault = flagFault(said);
  if ('why' in source) return source;
  if (fault) return fault;
  return { ...source, target: normalize(target), readOnly: said.includes('ro'), details: detailsOf(said) };
}

/** A mount in either form: text or object. */
export function mountFrom(value: Json, around: Around): Mount | Fault {
  const said = written(value);
  if (typeof said === 'string') return mountOf(said, around);
  const mount = longMount(said);
  return 'why' in mount || mount.kind !== 'bind' || mount.source === undefined
    ? mount
    : { ...mount, ...folderOf(mount.source, around) };
}
