import { mutatedText, mutatedTree } from './mutate.ts';
import { randomOf } from './random.ts';
import type { Random } from './random.ts';
import { dotenv, manifests, userSettings } from './seeds.ts';

const written = (tree: unknown, random: Random): string =>
  JSON.stringify(tree, undefined, random.pick([undefined, 2, '\t']));

function manifest(random: Random): string {
  const seed = random.pick(manifests);
  if (random.chance(0.25)) return mutatedText(written(seed, random), random);
  const text = written(mutatedTree(seed, random), random);
  return random.chance(0.1) ? mutatedText(text, random) : text;
}

/** The files of a project of which some are broken, from a seed. */
export function filesOf(seed: number): Record<string, string> {
  const random = randomOf(seed);
  const kind = random.below(10);
  const sound = JSON.stringify(random.pick(manifests), undefined, 2);
  const settings = JSON.stringify(mutatedTree(userSettings, random));
  return {
    '/project/odpm.json': kind === 0 ? sound : manifest(random),
    ...(kind < 3 && { '/project/.env': mutatedText(dotenv, random) }),
    ...(kind === 3 && { '/project/user_settings.json': settings }),
  };
}
