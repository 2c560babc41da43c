export { agreedOn } from './agree.ts';
export { askedFor, specFor } from './asked.ts';
export { editDiff } from './diff.ts';
export { install } from './install.ts';
export type { Installed } from './install.ts';
export { edited, sourceOf } from './source.ts';
export type { Source } from './source.ts';
export { rowsOf, tableOf } from './words.ts';
