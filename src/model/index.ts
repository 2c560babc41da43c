export { keyOf, listOf, objectOf, originOf, parts, valueAt } from './document.ts';
export type { Document } from './document.ts';
export { laterOrigins, mapOrigins, originsBelow, withOrigins } from './origins.ts';
export type { Filling, Origin, Origins } from './origins.ts';
export type {
  BaseImage,
  Before,
  ComposeFacts,
  Container,
  Difference,
  Facts,
  Former,
  FormerCluster,
  Installer,
  MappedFolder,
  PublishedPort,
} from './facts.ts';
export { backupsOf } from './backups.ts';
export type { Backups } from './backups.ts';
export { flag, listOption, textOption } from './command.ts';
export type { Call, CommandRow, Globals, OptionRow } from './command.ts';
export { composeEnv, composeEnvFile } from './compose-env.ts';
export {
  composeArgv,
  composeFiles,
  dockerPs,
  overrideFile,
  passedOn,
  readingFile,
  readingLabels,
} from './docker.ts';
export { copyOf, generated, generatedFiles, isOfOdpm4 } from './generated.ts';
export type { GeneratedVerdict } from './generated.ts';
export { ignoring } from './ignoring.ts';
export { identityOf, isFault, parseLink } from './link.ts';
export type { Link } from './link.ts';
export { depsLockFile } from './lock.ts';
export type { Agreed, Lock, LockEntry } from './lock.ts';
export { discreet } from './link-fault.ts';
export type { LinkFault } from './link-fault.ts';
export type { Answer, Entry, FileFacts, FileKind, Listener, Look } from './look.ts';
export type { Manifest } from './manifest.generated.ts';
export { phases, verdict } from './plan.ts';
export { unlessWithheld } from './withheld.ts';
export { notStartedHere, notTrusted } from './problems.ts';
export type { TrustItem, TrustRecord } from './trust.ts';
export type {
  Action,
  Exec,
  MakeFolder,
  MakeLink,
  Outcome,
  Part,
  Phase,
  Plan,
  PlannedStep,
  Remove,
  RunHook,
  Verdict,
  Write,
  WriteSecret,
} from './plan.ts';
export {
  /** @internal */
  reasons,
} from './reasons.ts';
export type { Reason } from './reasons.ts';
export { moments } from './project.ts';
export type {
  Arch,
  Distribution,
  Hook,
  Moment,
  OdooConf,
  PluginHook,
  ProgramHook,
  Project,
  Repository,
} from './project.ts';
export { requestOf } from './request.ts';
export { fill } from './fill.ts';
export type { Filled, Values } from './fill.ts';
export { isTemplate, ownReferences, parseTemplate } from './reference.ts';
export type { OwnReference, Template } from './reference.ts';
export { physicalName, physicalVolume } from './names.ts';
export type { Names } from './names.ts';
export { serviceName } from './service.ts';
export type { ListChange, Mount, Port, Service, ServicePatch, Wait } from './service.ts';
export { tooOld } from './docker-versions.ts';
export { hostLines, hostsOf } from './hosts.ts';
export { isOperations, patched, usualWait } from './patch.ts';
export { patchedServices } from './patched-services.ts';
export {
  debuggerBackends,
  debuggerListens,
  debuggerPort,
  portsFile,
  profiles,
  scenarios,
  hookOf,
  lockFile,
  stateFile,
  stateFormat,
} from './settings.ts';
export type { FoundPorts, Profile, Scenario, Settings, Variable, Variables } from './settings.ts';
export { indexVariables, ofProcess, proxyVariables, uvVariables } from './network.ts';
export type { NewDatabase, Personal } from './personal.ts';
export type { Effective, UserSettings } from './user-settings.ts';
export { defaultsFor, versionOfLink } from './versions.ts';
export { debianReleases, verifiedCombinations } from './versions.generated.ts';
export type { VerifiedCombination } from './versions.generated.ts';
export { requirementsFiles, requiring } from './environment.ts';
export {
  gitOf,
  headOf,
  isKept,
  keptAs,
  moveBegun,
  moveFile,
  moveText,
  partedFrom,
  strayWords,
  straysIn,
  underWay,
} from './git-folder.ts';
export type { GitFolders, Head, Move } from './git-folder.ts';
export { isCloneOf, isOriginOf, originIn, rewritten, shownUrl, withoutUser } from './git-origin.ts';
export type { Rewrite } from './git-origin.ts';
export { oldKey, pathOf, placed, placedSource, projectId, sourceFolders, wantedCommit } from './sources.ts';
export type { Bring, Checkout, Keeping, OldTree, Placed, Renew, Seen } from './sources.ts';
export { withoutStart } from './step.ts';
export type { Request, Step, StepContext, TrustState } from './step.ts';
export * from './extension/index.ts';
export { differ, wishOf } from './wish.ts';
