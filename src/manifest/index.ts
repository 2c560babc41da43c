export { readAsFar, readJson } from './json/read.ts';
export type { AsFar } from './json/read.ts';
export { checkedFilled } from './effective.ts';
export { soundPart } from './salvage.ts';
export { readManifest } from './read.ts';
export { migrate } from './migrate/migrate.ts';
export type { Migration } from './migrate/migrate.ts';
export { noSuchSchema } from './problems.ts';
