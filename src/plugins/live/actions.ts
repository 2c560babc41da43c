import { relative, resolve } from 'node:path';
import { isInside } from '../../base/index.ts';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { FoundPlugin, PluginAction } from '../../model/index.ts';
import { writeOutside } from '../live-problems.ts';
import { moduleOf } from './blame.ts';
import type { Session } from './session.ts';
import { dataFolderOf } from './store.ts';

/** Files that people write, or that hold secrets. */
const ofPeople = ['.env', 'odpm.json', 'user_settings.json', '.odpm/secrets.json'];
/** Folders of which odpm alone knows what is in them. */
const ofOdpm = ['.odpm/runtime', '.odpm/state', '.odpm/plugins', '.odpm/packages', '.git'];
const filesOfOdpm = ['.odpm/plugins.lock.json'];

/** Whose a path of the project folder is, when a plugin must not touch it. */
function whoseIs(path: string, plugin: string): string | undefined {
  if (path === '') return 'is the project folder itself';
  if (path === '..') return 'is outside of the project folder';
  if (ofPeople.includes(path)) return 'belongs to the people of the project';
  const own = dataFolderOf(plugin);
  if (path === own || path.startsWith(`${own}/`)) return undefined;
  const isOdpms = filesOfOdpm.includes(path) || ofOdpm.some((at) => path === at || path.startsWith(`${at}/`));
  return isOdpms ? 'belongs to odpm' : undefined;
}

/** Actions with paths from the project folder, as all of odpm's own have; or what they must not touch. */
export function allowed(
  actions: readonly PluginAction[],
  found: FoundPlugin,
  session: Session,
): Checked<readonly PluginAction[]> {
  const { folder } = session.at.project;
  const problems: Problem[] = [];
  const taken = actions.map((action): PluginAction => {
    if (action.kind === 'exec') return action;
    const at = resolve(folder, action.path);
    const path = isInside(folder, at) ? relative(folder, at) : '..';
    const whose = whoseIs(path, found.name);
    const facts = { plugin: found.name, path: action.path, whose: whose ?? '' };
    if (whose !== undefined) problems.push(writeOutside(facts, moduleOf(found, session)));
    return { ...action, path };
  });
  return problems.length > 0 ? bad(...problems) : good(taken);
}
