export { causesOf } from './chain.ts';
export { differences } from './differences.ts';
export { placeIn, valueFor } from './find.ts';
export { asPlainText } from './page.ts';
export { noScenario } from './problems.ts';
export { asJsonText, asLines, differencesJson, explained, explainedJson } from './text.ts';
export { fieldsOf, viewOf } from './view.ts';
export type { Holding } from './view.ts';
