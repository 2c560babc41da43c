export { effectiveSettings } from './effective.ts';
export { readSettings, readVariables, usualSettings } from './read.ts';
export { variableNames } from './names.ts';
export { projectsFolder } from './values.ts';
export { readSecrets } from './secrets.ts';
export type { SecretKeys } from './secrets.ts';
export { developingIn, noUserSettings, readUserSettings } from './user.ts';
export type { EnvFile } from './file.ts';
