import { LineCounter, isAlias, isMap, isScalar, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { bad, checked, good } from '../diagnostics/index.ts';
import type { Checked, Problem, Span } from '../diagnostics/index.ts';
import { overrideFile } from '../model/index.ts';
import type { Look } from '../model/index.ts';
import { overrideAlias, overrideIncludes, overrideNotYaml, overrideUnfit } from './problems.ts';

type Places = (offset: number) => Span;

function placesOf(text: string, lines: LineCounter): Places {
  const rows = text.split('\n');
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file: overrideFile, line, column: col, length: 1, text: rows[line - 1] ?? '' };
  };
}

const startOf = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;

/** Keys that make Compose read further files: nobody could say yes to what these will hold. */
function included(document: Document, at: Places): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (!isScalar(key)) return;
      const reads = key.value === 'include' || (key.value === 'extends' && isMap(value) && value.has('file'));
      if (reads) problems.push(overrideIncludes({ key: String(key.value) }, at(startOf(key))));
    },
  });
  return problems;
}

/** An alias bomb of a few lines takes gigabytes in Compose. */
function aliased(document: Document, at: Places): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Alias: (_key, node) => {
      if (isAlias(node)) problems.push(overrideAlias({ name: node.source }, at(startOf(node))));
    },
  });
  return problems;
}

/** The team's override file, when it can be used: a readable file of YAML that stands by itself. */
export async function readOverride(look: Look): Promise<Checked<string | undefined>> {
  if (!(await look.stat(overrideFile))) return good(undefined);
  const found = await look.read(overrideFile);
  if (!found.ok) return found;
  if (found.value === undefined) return bad(overrideUnfit({}));
  const lines = new LineCounter();
  const document = parseDocument(found.value, { lineCounter: lines, logLevel: 'silent' });
  const at = placesOf(found.value, lines);
  const broken = document.errors.map(({ pos: [offset] }) => overrideNotYaml({}, at(offset)));
  return checked(
    found.value,
    broken.length > 0 ? broken : [...included(document, at), ...aliased(document, at)],
  );
}
