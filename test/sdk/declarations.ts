import { generateDtsBundle } from 'dts-bundle-generator';
import { format } from 'prettier';
import ts from 'typescript';

export const pretty = (text: string): Promise<string> =>
  format(text, { parser: 'typescript', printWidth: 110, singleQuote: true, trailingComma: 'all' });

/** What a module of the SDK declares, as one file that needs no other: package path → text of a `.d.ts`. */
export async function declarationsOf(
  entries: Readonly<Record<string, string>>,
): Promise<Map<string, string>> {
  const names = Object.keys(entries);
  const texts = generateDtsBundle(
    Object.values(entries).map((filePath) => ({
      filePath,
      noCheck: true,
      output: { noBanner: true, exportReferencedTypes: false, sortNodes: false },
    })),
    { preferredConfigPath: 'tsconfig.json' },
  );
  const all = await Promise.all(texts.map(pretty));
  return new Map(names.map((name, index) => [name, all[index] ?? '']));
}

/** Each declaration of a `.d.ts`: name → text. */
function declaredIn(text: string): ReadonlyMap<string, string> {
  const source = ts.createSourceFile('sdk.d.ts', text, ts.ScriptTarget.Latest);
  return new Map(
    source.statements.flatMap((statement) => {
      const list = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0] : statement;
      const name = (list as { readonly name?: ts.Identifier } | undefined)?.name?.text;
      return name === undefined ? [] : [[name, statement.getFullText(source).trim()] as const];
    }),
  );
}

const isExported = (text: string): boolean => /^export /m.test(text);

/** Names that a text speaks of. */
const namesIn = (text: string): ReadonlySet<string> => new Set(text.match(/[A-Za-z_$][\w$]*/g));

/** The declarations of a module, those of `odpm/sdk` taken from there: an augmented interface is one for both. */
export function leaningOn(sdk: string, text: string): string {
  const exported = new Set([...declaredIn(sdk)].flatMap(([name, own]) => (isExported(own) ? [name] : [])));
  const declared = declaredIn(text);
  const wanted = new Set([...declared].flatMap(([name, own]) => (isExported(own) ? [name] : [])));
  for (const name of wanted)
    if (!exported.has(name) || isExported(declared.get(name) ?? ''))
      for (const other of namesIn(declared.get(name) ?? '')) if (declared.has(other)) wanted.add(other);
  const own = [...declared].filter(
    ([name, said]) => wanted.has(name) && (isExported(said) || !exported.has(name)),
  );
  const shared = [...wanted].filter((name) => !own.some(([each]) => each === name)).sort();
  const taken = `import type { ${shared.join(', ')} } from 'odpm/sdk';\n`;
  return `${taken}\n${own.map(([, said]) => said).join('\n')}\n\nexport {};\n`;
}
