import { isList } from '../../base/index.ts';
import { listOf, objectOf, parts, valueAt } from '../../model/index.ts';
import type { Document } from '../../model/index.ts';
import type { Graph, GraphNode } from './graph.ts';
import type { Said } from './said.ts';

/** Those who are asked before those who ask, what is named first last: who comes later wins. */
function deepestFirst({ seeds, nodes }: Graph): GraphNode[] {
  const byIdentity = new Map(nodes.map((node) => [node, node.needs]));
  const known = new Map(nodes.flatMap((node) => node.asks.map((ask) => [ask, node] as const)));
  const order = new Set<GraphNode>();
  const begun = new Set<GraphNode>();
  const visit = (node: GraphNode): void => {
    if (begun.has(node)) return;
    begun.add(node);
    for (const ask of (byIdentity.get(node) ?? []).toReversed()) {
      const next = known.get(ask);
      if (next) visit(next);
    }
    order.add(node);
  };
  for (const ask of seeds.toReversed()) {
    const node = known.get(ask);
    if (node) visit(node);
  }
  return [...order];
}

const asDocument = ({ text, at }: Said): Document => ({
  root: text,
  origins: new Map(at ? [['', at]] : []),
});

const items = (list: Document | undefined): Document[] => (list ? [...parts(list).values()] : []);

/** Layers of patches, in the order of applying. */
function layersOf(patches: Document | undefined): Document[] {
  if (!patches) return [];
  return isList(patches.root) ? items(patches) : [patches];
}

const empty: Document = { root: {}, origins: new Map() };

const whole =
  ({ origins }: Document) =>
  () =>
    origins.get('');

function withRepositories(members: Map<string, Document>, { nodes }: Graph, own: Document): void {
  const more = nodes.flatMap(({ asks: [first], depth }) =>
    first && depth > 1 ? [asDocument(first.said)] : [],
  );
  if (more.length > 0)
    members.set('dependencies', listOf([...items(members.get('dependencies')), ...more], whole(own)));
  const mine = items(members.get('requirements'));
  const said = new Map(
    nodes.flatMap(({ wishes }) => (wishes?.requirements ?? []).map((each) => [each.text, each])),
  );
  for (const { root } of mine) if (typeof root === 'string') said.delete(root);
  if (said.size > 0)
    members.set('requirements', listOf([...[...said.values()].map(asDocument), ...mine], whole(own)));
}

function withServices(members: Map<string, Document>, graph: Graph, own: Document): void {
  const order = deepestFirst(graph).flatMap(({ wishes }) => wishes ?? []);
  const services = new Map(order.flatMap((wishes) => [...wishes.services]));
  for (const [name, service] of parts(members.get('services') ?? empty)) services.set(name, service);
  if (services.size > 0) members.set('services', objectOf(services, whole(own)));
  const sources = new Map(
    order.flatMap((wishes) => [...wishes.sources].map(([name, said]) => [name, asDocument(said)] as const)),
  );
  for (const [name, link] of parts(members.get('service_sources') ?? empty)) sources.set(name, link);
  if (sources.size > 0) members.set('service_sources', objectOf(sources, whole(own)));
  const layers = order.flatMap(({ patches }) => (patches.size > 0 ? [objectOf(patches, whole(own))] : []));
  if (layers.length > 0)
    members.set(
      'service_patches',
      listOf([...layers, ...layersOf(members.get('service_patches'))], whole(own)),
    );
}

/** Whether services of dependencies are taken in. */
export const inherits = ({ root }: Document): boolean => valueAt(root, ['inherit_services']) !== false;

/**
 * An effective manifest, references filled in, with what its dependencies ask for: their repositories behind its own,
 * their requirements before, services and patches under its own.
 */
export function joined(document: Document, graph: Graph): Document {
  const members = parts(document);
  withRepositories(members, graph, document);
  if (inherits(document)) withServices(members, graph, document);
  return objectOf(members, () => document.origins.get(''));
}
