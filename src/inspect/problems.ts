import { closest } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

export const noPointer = problem('inspect/no-pointer', {
  exit: 64,
  message: ({ written }: { readonly written: string }) => `"${written}" does not begin with a slash`,
  fix: ({ written }) => `Write /${written.replaceAll('.', '/')}`,
});

interface NoSuchValue {
  readonly pointer: string;
  /** The nearest place above that is there. */
  readonly parent: string;
  readonly known: readonly string[];
  /** The pointer that was probably meant. */
  readonly meant: string | undefined;
  /** The scenario whose part of the manifest was named. */
  readonly scenario: string | undefined;
}

const listed = (known: readonly string[]): string =>
  known.length > 12 ? `${known.slice(0, 12).join(', ')}, …` : known.join(', ');

export const noSuchValue = problem('inspect/no-such-value', {
  exit: 64,
  message: ({ pointer }: NoSuchValue) => `there is nothing at ${pointer}`,
  fix: ({ parent, known, meant, scenario }) => {
    if (scenario !== undefined)
      return `See what it makes of the manifest: odpm config show --scenario ${scenario}`;
    if (meant !== undefined) return `Did you mean ${meant}?`;
    const place = parent === '' ? 'the manifest' : parent;
    return known.length === 0
      ? `Write ${parent}: it has no parts.`
      : `Below ${place} there are ${listed(known)}.`;
  },
});

export const noScenario = problem('inspect/no-scenario', {
  exit: 64,
  message: ({ word }: { readonly word: string; readonly known: readonly string[] }) =>
    `there is no scenario "${word}"`,
  fix: ({ word, known }) => {
    const meant = closest(word, known);
    return meant === undefined ? `Name one of ${known.join(', ')}.` : `Did you mean ${meant}?`;
  },
});
