export { findingsOf } from './files.ts';
export { filledIn, inEveryScenario, scopeOf, viewsOf } from './views.ts';
