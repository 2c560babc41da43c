import { few } from '../../base/index.ts';
import { generated, verdict } from '../../model/index.ts';
import type { Provided, ProviderKind, Step, StepContext, Verdict } from '../../model/index.ts';
import { dockerfile } from '../dockerfile.ts';
import { readExtra } from '../extra.ts';
import { baseImage, prebuiltImage } from '../identity.ts';
import { recipeOf } from '../recipe.ts';
import type { Recipe } from '../recipe.ts';

type AnyProvided = Pick<Provided<ProviderKind>, 'name' | 'plugin'>;

/** What plugins have to do with the image: `; with rust of the plugin rust; without go: it finds no go.mod`. */
function ofPlugins({ distribution, toolchains, passed }: Recipe): string {
  const all: readonly AnyProvided[] = [distribution, ...toolchains];
  const used = all.flatMap(({ name, plugin }) =>
    plugin === undefined ? [] : `${name} of the plugin ${plugin}`,
  );
  const unused = passed.flatMap(({ one: { name, plugin }, why }) =>
    plugin === undefined ? [] : [`; without ${name} of the plugin ${plugin}: ${why}`],
  );
  return `${used.length > 0 ? `; with ${few(used)}` : ''}${unused.join('')}`;
}

async function prebuilt(recipe: Recipe, { project }: StepContext, name: string): Promise<Verdict> {
  const { installers } = recipe;
  const image = await prebuiltImage(recipe, project, name);
  return image.ok
    ? verdict.skip(`${name} is used instead of building`, 'prebuilt', {
        facts: { image: image.value, installers },
      })
    : verdict.blocked(image.problems, { facts: { installers } });
}

async function written(recipe: Recipe, { project, look, request }: StepContext): Promise<Verdict> {
  const facts = { installers: recipe.installers };
  const extra = await readExtra(look);
  if (!extra.ok) return verdict.blocked(extra.problems, { facts });
  const { systemPackages } = project;
  const body = await dockerfile(recipe, project, { systemPackages, extra: extra.value });
  if (!body.ok) return verdict.blocked(body.problems, { facts });
  const { replace } = request;
  const file = await generated({ path: 'Dockerfile', body: body.value, replace }, look);
  const image = await baseImage(recipe, project, { extra: extra.value, path: file.path });
  if (!image.ok) return verdict.blocked(image.problems, { facts });
  const because = `${file.verdict.because}${ofPlugins(recipe)}`;
  return { ...file.verdict, because, facts: { ...facts, image: image.value } };
}

export const templateDockerfile: Step = {
  id: 'template.dockerfile',
  description: 'Write the Dockerfile of the base image.',
  phase: 'prepare',
  required: true,
  async evaluate(at) {
    const recipe = await recipeOf(at);
    if (!recipe.ok) return verdict.blocked(recipe.problems);
    const { baseImage: name } = at.project.settings;
    return name === undefined ? written(recipe.value, at) : prebuilt(recipe.value, at, name);
  },
};
