import { byText, closest, few } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { verdict } from '../model/index.ts';
import type { ExtensionStep, Step } from '../model/index.ts';
import { order } from './order.ts';
import { anchorCycle, unknownAnchor } from './problems.ts';

/** Steps of plugins that say no place stand here. */
const slot = 'hooks.post_prepare';

const anchorOf = ({ before, after }: ExtensionStep): string | undefined => after ?? before;

const inTurn = (steps: readonly ExtensionStep[]): ExtensionStep[] =>
  [...steps].sort((a, b) => a.order - b.order || byText(a.id, b.id));

/** A step that has no place says why, where steps without one stand. */
const misplaced = (step: ExtensionStep, problem: Problem): ExtensionStep => ({
  ...step,
  before: undefined,
  after: undefined,
  evaluate: () => Promise.resolve(verdict.blocked([problem])),
});

/** A step that stands at another belongs to the phase of that one. */
const inPhaseOf = (step: ExtensionStep, anchor: Step | undefined): ExtensionStep => ({
  ...step,
  phase: anchor?.phase ?? step.phase,
});

/** The anchored steps that stand right before or behind a step, each with those at itself. */
function around(step: Step, anchored: readonly ExtensionStep[]): Step[] {
  const at = (side: 'before' | 'after') =>
    inTurn(
      anchored.filter(
        (each) => anchorOf(each) === step.id && (each.after === undefined) === (side === 'before'),
      ),
    );
  const whole = (each: ExtensionStep): Step[] => around(inPhaseOf(each, step), anchored);
  return [...at('before').flatMap(whole), step, ...at('after').flatMap(whole)];
}

/** Follows anchors to a step that has a place; what keeps one from being found. */
function faultOf(
  step: ExtensionStep,
  byId: ReadonlyMap<string, ExtensionStep>,
  known: readonly string[],
): Problem | undefined {
  const way: string[] = [];
  let at = step;
  for (;;) {
    const anchor = anchorOf(at);
    if (anchor === undefined) return undefined;
    if (way.includes(at.id)) return anchorCycle({ plugin: step.plugin, steps: few([...way, at.id], ' → ') });
    way.push(at.id);
    if (known.includes(anchor)) return undefined;
    const next = byId.get(anchor);
    if (!next) {
      const near = closest(anchor, [...known, ...byId.keys()]);
      return unknownAnchor({ plugin: at.plugin, step: at.id, anchor, near });
    }
    at = next;
  }
}

/** odpm's own steps in their order, and among them those of plugins: by anchor, else by `order` and id at their slot. */
export function sequence(own: readonly Step[], extensions: readonly ExtensionStep[]): Step[] {
  const byId = new Map(own.map((step) => [step.id, step]));
  if (extensions.length === 0) return order.flatMap((id) => byId.get(id) ?? []);
  const named = new Map(extensions.map((step) => [step.id, step]));
  const sound = extensions.map((step) => {
    const fault = faultOf(step, named, [...byId.keys()]);
    return fault ? misplaced(step, fault) : step;
  });
  const anchored = sound.filter((step) => anchorOf(step) !== undefined);
  const free = inTurn(sound.filter((step) => anchorOf(step) === undefined));
  return order.flatMap((id): Step[] => {
    const step = byId.get(id);
    const before = id === slot ? free.flatMap((each) => around(each, anchored)) : [];
    return [...before, ...(step ? around(step, anchored) : [])];
  });
}
