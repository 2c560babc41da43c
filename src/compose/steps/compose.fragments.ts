import { unlessWithheld, verdict } from '../../model/index.ts';
import type { Look, Part, Step } from '../../model/index.ts';
import { fragmentsFolder, fragmentsOf, mark, patchesFolder } from '../fragments.ts';
import type { Fragment } from '../fragments.ts';

async function part({ id, description, path, text, by }: Fragment, look: Look): Promise<Part> {
  const behind = by === undefined ? '' : `; ${by}`;
  const found = await look.read(path);
  if (!found.ok) return { id, description, verdict: verdict.blocked(found.problems) };
  if (found.value === text)
    return { id, description, verdict: verdict.noop(`${path} is as it should be${behind}`) };
  const actions = [{ kind: 'write', path, text, mode: 0o644 } as const];
  const why =
    found.value === undefined
      ? verdict.update(`there is no ${path} yet${behind}`, 'absent', { actions })
      : verdict.update(`${path} was made from other input${behind}`, 'outdated', { actions });
  return { id, description, verdict: why };
}

const folders = [
  [fragmentsFolder, 'fragment'],
  [patchesFolder, 'patch'],
] as const;

/** Files of services that are no longer there. */
async function left(wanted: readonly Fragment[], look: Look): Promise<Part[]> {
  const found = await Promise.all(
    folders.map(async ([folder, kind]) => {
      const names = (await look.list(folder)).filter(({ name }) => name.endsWith('.yml'));
      return names.map(({ name }) => ({ path: `${folder}/${name}`, service: name.slice(0, -4), kind }));
    }),
  );
  const others = found.flat().filter(({ path }) => !wanted.some((each) => each.path === path));
  const parts = await Promise.all(
    others.map(async ({ path, service, kind }): Promise<Part[]> => {
      const text = await look.read(path);
      if (!text.ok || text.value?.startsWith(mark) !== true) return [];
      const actions = [{ kind: 'remove', path } as const];
      const gone = verdict.update(`odpm.json no longer mentions ${service}`, 'outdated', { actions });
      return [
        {
          id: `compose.${kind}.${service}`,
          description: `Forget the service ${service}.`,
          verdict: gone,
          required: false,
        },
      ];
    }),
  );
  return parts.flat();
}

const counted = (count: number, word: string): string => `${String(count)} ${word}${count === 1 ? '' : 's'}`;

export const composeFragments: Step = {
  id: 'compose.fragments',
  description: 'Describe each service of the manifest in a file of its own.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look, facts }) {
    const wanted = fragmentsOf(project);
    const parts = await Promise.all(wanted.map((each) => part(each, look)));
    const { size } = project.services;
    const because = `${counted(size, 'service')} and ${counted(wanted.length - size, 'patched service')} of the manifest`;
    const all = [...parts, ...(await left(wanted, look))];
    const known = all.map((row) => ({ ...row, verdict: unlessWithheld(row.verdict, facts) }));
    return verdict.noop(because, { parts: known });
  },
};
