import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Ended } from '../../host/index.ts';
import type { GitFolders } from '../../model/index.ts';
import { failed } from '../exec.ts';
import { call } from './call.ts';
import type { Call } from './call.ts';
import { faultOf } from './fault.ts';
import type { OwnConfig } from './own-config.ts';
import type { Seeking } from './seeking.ts';

/** A work tree of odpm's own. */
export interface InTree extends Seeking {
  /** Absolute. */
  readonly folder: string;
  readonly git: GitFolders;
  readonly own: OwnConfig;
}

type Extra = Pick<Call, 'more' | 'onLine'>;

/** Git in a work tree. */
export const inTree = (
  words: readonly string[],
  { folder, own, at }: InTree,
  extra: Extra = {},
): Promise<Ended> => call({ words, folder, own, ...extra }, at);

/** The same; that it fails is a problem. */
export async function said(words: readonly string[], tree: InTree, extra?: Extra): Promise<Checked<string>> {
  const ended = await inTree(words, tree, extra);
  if (!failed(ended)) return good(ended.stdout);
  const { interrupts } = tree.at.site;
  if (interrupts.code() !== undefined) return bad();
  return bad(faultOf(ended, words[0] ?? '', { ...tree, address: tree.checkout.url }));
}

/** What git says with `-z`. */
export const words = (text: string): string[] => text.split('\0').filter((word) => word !== '');

/** Whether one commit leads to another by way of what came before it; where history was cut off nobody knows, and it does not. */
export const leadsTo = async (from: string, to: string, tree: InTree): Promise<boolean> =>
  !failed(await inTree(['merge-base', '--is-ancestor', from, to], tree));
