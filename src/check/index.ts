export { findingsOf } from './files.ts';
export { filledIn, scopeOf } from './views.ts';
