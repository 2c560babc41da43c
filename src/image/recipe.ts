import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { projectViewOf } from '../model/index.ts';
import type { Installer, Passed, Project, Provided, StepContext, Tools } from '../model/index.ts';

/** Who makes the base image of a project: its distribution, and the toolchains that accept it. */
export interface Recipe {
  readonly distribution: Provided<'distributions'>;
  readonly toolchains: readonly Provided<'toolchains'>[];
  /** Toolchains that do not. */
  readonly passed: readonly Passed<Provided<'toolchains'>>[];
  /** What the toolchains want together, each thing once. */
  readonly tools: Required<Omit<Tools, 'installer'>>;
  /** The ways to fill the virtual environment, the best one first. */
  readonly installers: readonly Installer[];
}

interface Built {
  readonly name: string;
  readonly tools: Tools;
}

const each = (built: readonly Built[], of: (tools: Tools) => readonly string[] | undefined): string[] => [
  ...new Set(built.flatMap(({ tools }) => of(tools) ?? [])),
];

const together = (built: readonly Built[]): Recipe['tools'] => ({
  requirements: each(built, ({ requirements }) => requirements),
  packages: each(built, ({ packages }) => packages).sort(),
  lines: each(built, ({ lines }) => lines),
});

const installersOf = (built: readonly Built[]): Installer[] =>
  built.flatMap(({ name, tools: { installer } }) => (installer ? [{ name, ...installer }] : []));

async function allBuilt(
  toolchains: readonly Provided<'toolchains'>[],
  project: Project,
): Promise<Checked<readonly Built[]>> {
  const view = projectViewOf(project);
  const built: Built[] = [];
  for (const { name, ask } of toolchains) {
    const tools = await ask.build(view);
    if (!tools.ok) return tools;
    built.push({ name, tools: tools.value });
  }
  return good(built);
}

/** Asks who makes the base image of a project, and what each toolchain wants of it. */
export async function recipeOf({
  project,
  providers,
}: Pick<StepContext, 'project' | 'providers'>): Promise<Checked<Recipe>> {
  const distribution = await providers.distribution(project);
  if (!distribution.ok) return distribution;
  const found = await providers.toolchains(project);
  if (!found.ok) return found;
  const { taken, passed } = found.value;
  const built = await allBuilt(taken, project);
  if (!built.ok) return bad(...built.problems);
  const [tools, installers] = [together(built.value), installersOf(built.value)];
  return good({ distribution: distribution.value, toolchains: taken, passed, tools, installers });
}
