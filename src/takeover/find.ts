import type { Look } from '../model/index.ts';
import { clusters } from './cluster.ts';
import type { Found as Cluster } from './cluster.ts';
import { marked, templates } from './files.ts';
import { filestores } from './filestores.ts';
import type { Filestore } from './filestores.ts';

/** What lies in a project folder and is of odpm 4. */
export interface Left {
  readonly cluster: Cluster | undefined;
  readonly filestores: readonly Filestore[];
  readonly templates: readonly string[];
  /** Generated files, by their first line. */
  readonly marked: readonly string[];
}

/** Looks for the work of odpm 4; nothing of it is there: `undefined`. */
export async function find(look: Look, major: number): Promise<Left | undefined> {
  const [cluster] = await clusters(look, major);
  const left = {
    cluster,
    filestores: await filestores(look),
    templates: await templates(look),
    marked: await marked(look),
  };
  const files = [...left.filestores, ...left.templates, ...left.marked];
  return cluster || files.length > 0 ? left : undefined;
}
