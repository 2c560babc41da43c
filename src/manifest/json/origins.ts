import { pointerTo, segmentsOf } from '../../base/index.ts';
import type { Pointer } from '../../base/index.ts';
import type { Places, Span } from '../../diagnostics/index.ts';
import type { Origin, Origins } from '../../model/index.ts';
import type { Member, Node } from './parse.ts';

export interface Source {
  readonly file: string;
  readonly text: string;
  readonly places: Places;
}

/** A node and, where it is a member's, the key before it. */
export interface Target {
  readonly pointer: Pointer;
  readonly node: Node;
  readonly key?: Member;
}

export const below = ({ pointer, node }: Target): Target[] => [
  ...(node.members ?? []).map((key) => ({ pointer: pointer + pointerTo(key.name), node: key.node, key })),
  ...(node.items ?? []).map((item, index) => ({ pointer: `${pointer}/${index}`, node: item })),
];

export const spanOf = (
  { pointer }: Target,
  { start, end }: Pick<Node, 'start' | 'end'>,
  { places }: Source,
): Span => ({ ...places(start, end), pointer });

function originOf(target: Target, source: Source): Origin {
  const { node, key } = target;
  return {
    ...spanOf(target, node, source),
    by: source.file,
    ...(key && { key: spanOf(target, key, source) }),
    ...(typeof node.value === 'number' && { source: source.text.slice(node.start, node.end) }),
  };
}

function* everything(target: Target): Generator<Target> {
  yield target;
  for (const each of below(target)) yield* everything(each);
}

/** Finds nodes below a node by pointer; members are put in order when one of them is asked for. */
function finder(): (from: Target, pointer: Pointer) => Target | undefined {
  const indexes = new Map<Node, ReadonlyMap<string, Member>>();
  const memberOf = (node: Node, name: string): Member | undefined => {
    const known = indexes.get(node);
    const index = known ?? new Map((node.members ?? []).map((member) => [member.name, member]));
    if (!known) indexes.set(node, index);
    return index.get(name);
  };
  return (from, pointer) => {
    let { node, key } = from;
    for (const segment of segmentsOf(pointer)) {
      key = node.members && memberOf(node, segment);
      const child = key?.node ?? node.items?.[Number(segment)];
      if (!child) return undefined;
      node = child;
    }
    return { pointer: from.pointer + pointer, node, ...(key && { key }) };
  };
}

function* targets(from: Target, make: (target: Target) => Origin): Generator<readonly [Pointer, Origin]> {
  for (const target of everything(from)) yield [target.pointer.slice(from.pointer.length), make(target)];
}

/** The origins of what a text holds, each made when it is asked for: a sound file needs few of them. */
export function originsIn(body: Node, source: Source): Origins {
  const made = new Map<Node, Origin>();
  const make = (target: Target): Origin => {
    const origin = made.get(target.node) ?? originOf(target, source);
    made.set(target.node, origin);
    return origin;
  };
  const find = finder();
  const at = (from: Target): Origins => ({
    has: (pointer) => find(from, pointer) !== undefined,
    get: (pointer) => {
      const target = find(from, pointer);
      return target && make(target);
    },
    below: (key) => {
      const target = find(from, pointerTo(key));
      return target ? at(target) : new Map<Pointer, Origin>();
    },
    [Symbol.iterator]: () => targets(from, make),
  });
  return at({ pointer: '', node: body });
}
