import { join } from 'node:path';
import { isInside } from '../../base/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { versionOfLink } from '../../model/index.ts';
import type { Look } from '../../model/index.ts';
import { leadsOut, unreadable } from '../graph-problems.ts';
import type { GraphNode, Reading, Seeds } from './graph.ts';
import { ocaLinks } from './oca.ts';
import type { Said, Wishes } from './said.ts';

/** What the files of a repository ask for. */
export interface Asking {
  readonly here: boolean;
  readonly wishes: Wishes | undefined;
  readonly links: readonly Said[];
  readonly problems: readonly Problem[];
}

interface File {
  readonly text: string | undefined;
  readonly problems: readonly Problem[];
}

/** Whether a path is a regular file of the repository: a link in it may lead to what is none of its business. */
async function isOwn(path: string, folder: string, look: Look): Promise<boolean> {
  const [real, root] = await Promise.all([look.real(path), look.real(folder)]);
  if (real === undefined || root === undefined || !isInside(root, real)) return false;
  return (await look.stat(real))?.kind === 'file';
}

async function fileOf({ folder, label }: GraphNode, name: string, look: Look): Promise<File> {
  const path = join(folder, name);
  const facts = await look.stat(path);
  if (!facts) return { text: undefined, problems: [] };
  const at = { file: path, line: 0, column: 0, length: 0, text: undefined };
  if (facts.kind !== 'file' && !(await isOwn(path, folder, look)))
    return { text: undefined, problems: [leadsOut({ label, name }, at)] };
  const read = await look.read(path);
  if (read.ok) return { text: read.value, problems: [] };
  const why = read.problems[0]?.message ?? 'it cannot be read';
  return { text: undefined, problems: [unreadable({ label, name, why }, at)] };
}

/** The version of Odoo that a repository is for, as far as it or its branch says. */
function versionOf({ link }: GraphNode, wishes: Wishes | undefined, usual: string): string {
  return wishes?.odooVersion?.text ?? versionOfLink(`x ${link.ref ?? ''}`) ?? usual;
}

interface Manifest {
  readonly wishes: Wishes | undefined;
  readonly problems: readonly Problem[];
}

function wishesIn(node: GraphNode, { text, problems }: File, { read }: Reading): Manifest {
  if (text === undefined) return { wishes: undefined, problems };
  const { label, folder } = node;
  const found = read({ label, folder, file: join(folder, 'odpm.json'), text });
  return { wishes: found.ok ? found.value : undefined, problems: [...problems, ...found.problems] };
}

const notHere: Asking = { here: false, wishes: undefined, links: [], problems: [] };

/** Reads what a repository asks for, where its files are here. */
export async function askingOf(
  node: GraphNode,
  reading: Reading,
  { version, deep }: Pick<Seeds, 'version' | 'deep'>,
): Promise<Asking> {
  const { folder, label } = node;
  const { look } = reading;
  const kind = (await look.stat(folder))?.kind;
  if (kind !== 'directory' && kind !== 'link') return notHere;
  if (!deep) return { ...notHere, here: true };
  const [manifest, oca] = await Promise.all([
    fileOf(node, 'odpm.json', look),
    fileOf(node, 'oca_dependencies.txt', look),
  ]);
  const { wishes, problems } = wishesIn(node, manifest, reading);
  const named = { label, folder, file: join(folder, 'oca_dependencies.txt'), text: oca.text ?? '' };
  const found = ocaLinks(named, versionOf(node, wishes, version));
  return {
    here: true,
    wishes,
    links: [...(wishes?.dependencies ?? []), ...found.links],
    problems: [...problems, ...oca.problems, ...found.problems],
  };
}
