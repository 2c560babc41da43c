import { problem } from '../diagnostics/index.ts';

interface Instead {
  readonly what: string;
  readonly instead: string;
}

export const notJson = problem('manifest/not-json', {
  message: ({ what }: Instead) => what,
  fix: ({ instead }) => instead,
});

export const duplicateKey = problem('manifest/duplicate-key', {
  message: ({ key, pointer }: { readonly key: string; readonly pointer: string }) =>
    `duplicate key "${key}" (${pointer})`,
  fix: () => 'Keep one of the two.',
});

export const forbiddenKey = problem('manifest/forbidden-key', {
  message: ({ key }: { readonly key: string }) => `the key "${key}" is not allowed`,
  fix: () => 'Give it another name.',
});

export const unpairedSurrogate = problem('manifest/unpaired-surrogate', {
  message: () => 'a text holds an unpaired surrogate, which is no character',
  fix: () => 'Write both halves of the pair (\\ud83d\\ude00), or the character itself.',
});

export const numberTooLarge = problem('manifest/number-too-large', {
  message: () => 'a number is too large',
  fix: () => 'Write a smaller one, or a text in double quotes.',
});
