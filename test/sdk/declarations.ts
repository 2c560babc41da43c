import { generateDtsBundle } from 'dts-bundle-generator';
import { format } from 'prettier';

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
  const pretty = (text: string): Promise<string> =>
    format(text, { parser: 'typescript', printWidth: 110, singleQuote: true, trailingComma: 'all' });
  const all = await Promise.all(texts.map(pretty));
  return new Map(names.map((name, index) => [name, all[index] ?? '']));
}
