import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt } from '../../src/model/index.ts';
import { substitute } from '../../src/substitute/index.ts';
import { documentOf, scopeOf, variablesOf } from './document.ts';

function filled(text: string, values: Readonly<Record<string, string>> = {}): unknown {
  const read = substitute(
    documentOf({ odoo_conf: { options: { text } } }),
    scopeOf(variablesOf({ A: 'a', ...values })),
  );
  return read.ok ? valueAt(read.value.root, ['odoo_conf', 'options', 'text']) : read.problems;
}

/** Made of what references are made of, so that much of it nearly is one. */
const pieces = fc.array(
  fc.constantFrom('$', '$$', '${', '}', '$<', '>', 'A', ':-', ':?', '@secret:k', '@', '{', ' '),
);
const text = fc.oneof(
  pieces.map((all) => all.join('')),
  fc.string(),
);

const escaped = (plain: string): string => plain.replaceAll('$', '$$$$');

test('a text without a dollar sign stays as it is', () => {
  fc.assert(
    fc.property(text, (any) => {
      const plain = any.replaceAll('$', '');
      expect(filled(plain)).toBe(plain);
    }),
  );
});

test('a text with its dollar signs doubled becomes the text', () => {
  fc.assert(
    fc.property(text, (plain) => {
      expect(filled(escaped(plain))).toBe(plain);
    }),
  );
});

test('what a variable brings is never read again, wherever it is put', () => {
  fc.assert(
    fc.property(text, text, (value, around) => {
      const whole = `${escaped(around)}\${V}|\${NONE:-<\${V}>}|\${A:+\${V}}`;
      expect(filled(whole, { V: value })).toBe(`${around}${value}|<${value}>|${value}`);
    }),
  );
});

test('any text is filled in or has located problems, the same each time', () => {
  fc.assert(
    fc.property(text, (any) => {
      const first = filled(any);
      expect(filled(any)).toEqual(first);
      if (typeof first === 'string') return;
      const unplaced = (first as { at?: { line: number } }[]).filter(({ at }) => at === undefined);
      expect([first, unplaced]).toEqual([expect.not.objectContaining({ length: 0 }), []]);
    }),
  );
});
