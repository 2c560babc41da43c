export { alone } from './alone.ts';
export { isBuiltIn } from './built-in.ts';
export { noCommand } from './command-problems.ts';
export { ownWords } from './command-words.ts';
export { badExamples } from './config-defaults.ts';
export { discover, survey } from './discover.ts';
export type { Survey } from './discover.ts';
export { hookIdsOf } from './hook-ids.ts';
export { listedIn, pluginPage, pluginsJson, pluginsTable } from './listing.ts';
export type { ListedPlugin } from './listing.ts';
export { noSuchPlugin } from './problems.ts';
export type { Where } from './where.ts';
export { ranFile } from './ran-file.ts';
export { loadPlugins, ranHere } from './loading.ts';
export { noExtensions } from './own.ts';
export { installedPackage, modulesFolder, treeIn } from './packages/installed.ts';
export { emptyLock, lockText, pluginsLockFile, readLock, withoutPackage } from './packages/lock.ts';
export type { Locked, PluginsLock } from './packages/lock.ts';
export { forNpm, lockedAs, orderOf, packagesIn } from './packages/order.ts';
export type { Order } from './packages/order.ts';
export { seenText, treesFile } from './packages/seen.ts';
export { isBadSpec, specOf } from './packages/spec.ts';
export { seenOf, treeOf } from './packages/tree.ts';
export { wishesOf } from './packages/wishes.ts';
export type { Wish } from './packages/wishes.ts';
export {
  badNewName,
  badPackageName,
  badSpec,
  bringsOdpm,
  folderTaken,
  integrity,
  lockDiffers,
  noPluginHere,
  notAPlugin,
  notNamed,
  offForAll,
} from './packages-problems.ts';
