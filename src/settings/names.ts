import { scan } from './scan.ts';

/** The names that a file in the manner of `.env` assigns, commented ones included: an example shows these too. */
export const variableNames = (text: string): ReadonlySet<string> =>
  new Set(scan(text.replaceAll(/^[ \t]*#[ \t]*(?=\w+=)/gm, '')).entries.map(({ key }) => key));
