/** Steps that are not there yet, and what they wait for. */
const waiting: readonly (readonly [RegExp, string])[] = [
  [/^git\.(lock_|checkout$)/, 'repositories beyond folders, and their lock'],
  [/^secrets\./, 'secrets and where they come from'],
  [/^(ide|vscode|pycharm)\./, 'files of editors'],
  [/^database\.drift$/, 'what the last run was like'],
];

export const waits = (id: string): boolean => waiting.some(([pattern]) => pattern.test(id));
