import type { Problem } from '../../diagnostics/index.ts';
import { identityOf, isFault, parseLink, placed } from '../../model/index.ts';
import type { Keeping, Link } from '../../model/index.ts';
import { badNestedLink, tooDeep, tooMany } from '../graph-problems.ts';
import { askingOf } from './files.ts';
import type { Ask, Graph, GraphNode, Reading, Seeds } from './graph.ts';
import { unquoted } from './oca.ts';
import type { Said } from './said.ts';

/** How many may ask one another, and how many there may be in all. */
const most = { depth: 30, nodes: 2000 };

const labelOf = (link: Link): string =>
  link.kind === 'folder' ? link.path : link.canonical.replace(/^https:\/\//, '');

interface Asks {
  readonly asks: readonly Ask[];
  readonly problems: readonly Problem[];
}

/** Links as somebody asks; of the project's own links others tell what is wrong with them. */
function asksOf(links: readonly Said[], by: GraphNode | undefined): Asks {
  const asks: Ask[] = [];
  const problems: Problem[] = [];
  for (const said of links) {
    const link = parseLink(said.text);
    if (!isFault(link)) asks.push({ by, link, said });
    else if (by) problems.push(badNestedLink({ ...link, label: by.label }, unquoted(said.at, link)));
  }
  return { asks, problems };
}

/** What is said last of a repository counts, at the place of the first: as in a manifest. */
const onceEach = (asks: readonly Ask[]): Ask[] => [
  ...new Map(asks.map((ask) => [identityOf(ask.link), ask])).values(),
];

interface Walk {
  readonly seeds: Seeds;
  keeping: Keeping;
  readonly nodes: Map<string, GraphNode>;
  readonly problems: Problem[];
}

const added = ({ link, by }: Ask, identity: string, { keeping }: Walk): GraphNode => ({
  ...placed(link, keeping),
  identity,
  label: labelOf(link),
  link,
  depth: (by?.depth ?? 0) + 1,
  asks: [],
  here: false,
  wishes: undefined,
  needs: [],
});

/** What is wrong with taking one more in. */
function refusal({ depth, label }: GraphNode, { nodes }: Walk, at: Said['at']): Problem | undefined {
  if (depth > most.depth) return tooDeep({ label, most: most.depth }, at);
  return nodes.size >= most.nodes ? tooMany({ label, most: most.nodes }, at) : undefined;
}

/** Takes in who asks for what; returns what nobody asked for before. */
async function takenIn(asks: readonly Ask[], walk: Walk, { known: find }: Reading): Promise<GraphNode[]> {
  const links = asks.filter(({ link }) => !walk.nodes.has(identityOf(link))).map(({ link }) => link);
  walk.keeping = await find(links, walk.keeping);
  const fresh: GraphNode[] = [];
  for (const ask of asks) {
    const identity = identityOf(ask.link);
    if (walk.seeds.own.has(identity)) continue;
    const known = walk.nodes.get(identity);
    const node = known ?? added(ask, identity, walk);
    const refused = known ? undefined : refusal(node, walk, ask.said.at);
    if (refused) {
      // One is enough: what comes behind it is too deep or too much as well.
      if (!walk.problems.some(({ code }) => code === refused.code)) walk.problems.push(refused);
      continue;
    }
    node.asks.push(ask);
    if (known) continue;
    walk.nodes.set(identity, node);
    fresh.push(node);
  }
  return fresh;
}

/**
 * Who asks for what, breadth first, from the files that are here: of a repository that is not, nothing is known but
 * who asks for it. A repository that several ask for is one; the first that asks decides on its branch.
 */
export async function explore(seeds: Seeds, reading: Reading): Promise<Graph> {
  const walk: Walk = { seeds, keeping: seeds.keeping, nodes: new Map(), problems: [] };
  const { asks: own } = asksOf(seeds.dependencies, undefined);
  const first = onceEach(own);
  let level = await takenIn([...first, ...own.filter((ask) => !first.includes(ask))], walk, reading);
  while (level.length > 0) {
    const found = await Promise.all(level.map((node) => askingOf(node, reading, seeds)));
    const asks = level.flatMap((node, at): readonly Ask[] => {
      const { here = false, wishes, links = [], problems = [] } = found[at] ?? {};
      const said = asksOf(links, node);
      walk.problems.push(...problems, ...said.problems);
      node.here = here;
      node.wishes = wishes;
      node.needs = onceEach(said.asks);
      return node.needs;
    });
    level = await takenIn(asks, walk, reading);
  }
  const { keeping, problems } = walk;
  return { seeds: first, nodes: [...walk.nodes.values()], keeping, problems };
}
