import type { Host } from '../host/index.ts';
import type { Discovery, Extensions, OwnHandler } from '../model/index.ts';

const spent = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;

/** `--verbose`: how long plans and steps take, told as they go. */
export function tellingTimes({ clock, terminal }: Host): readonly OwnHandler[] {
  let began = clock.now();
  return [
    {
      point: 'plan.before',
      priority: 0,
      handle: () => {
        began = clock.now();
      },
    },
    {
      point: 'plan.after',
      priority: 1000,
      handle: ({ plan }) =>
        terminal.err(`  plan: ${String(plan.steps.length)} steps asked in ${spent(clock.now() - began)}\n`),
    },
    {
      // An image takes minutes to build, and says nothing of itself before it does.
      point: 'step.before',
      priority: 0,
      handle: ({ step }) => {
        terminal.err(`  step ${step.id}: begins\n`);
        return [];
      },
    },
    {
      point: 'step.after',
      priority: 1000,
      handle: ({ step, result, milliseconds }) =>
        terminal.err(`  step ${step.id}: ${result}, ${spent(milliseconds)}\n`),
    },
  ];
}

/** `--verbose`: each plugin that was found, what became of it, and how long it took. */
export function tellPlugins({ plugins, off }: Discovery, extensions: Extensions, { terminal }: Host): void {
  const uses = extensions.stats();
  for (const { name, from, api } of plugins) {
    const took = uses.filter((use) => use.plugin === name).reduce((sum, use) => sum + use.milliseconds, 0);
    const became = extensions.loaded.includes(name) ? `accepted, registered, ${spent(took)}` : 'not loaded';
    terminal.err(`  plugin ${name}: found ${from}, api ${api.replace(/\.0$/, '')}, ${became}\n`);
  }
  for (const [name, by] of off) terminal.err(`  plugin ${name}: off by ${by}\n`);
}
