export { defaults } from './defaults.generated.ts';
export { unknownHooks } from './hooks.ts';
export { locate } from './locate.ts';
export { projectName } from './name.ts';
export { portsTaken } from './published.ts';
export { noManifest } from './problems.ts';
export { resolve, review } from './resolve.ts';
export { serviceNamesOf, sidecarProblems } from './sidecar-problems.ts';
export type { Surroundings } from './reading.ts';
