export { keyOf, listOf, objectOf, originOf, parts, valueAt } from './document.ts';
export type { Document } from './document.ts';
export { laterOrigins, mapOrigins, originsBelow, withOrigins } from './origins.ts';
export type { Filling, Origin, Origins } from './origins.ts';
export type { BaseImage, ComposeFacts, Container, Facts, MappedFolder, PublishedPort } from './facts.ts';
export { flag, textOption } from './command.ts';
export type { Call, CommandRow, Globals, OptionRow } from './command.ts';
export { composeEnv, composeEnvFile } from './compose-env.ts';
export { composeArgv, composeFiles, dockerPs, overrideFile } from './docker.ts';
export { generated } from './generated.ts';
export type { GeneratedVerdict } from './generated.ts';
export { identityOf, isFault, parseLink } from './link.ts';
export type { Link } from './link.ts';
export { discreet } from './link-fault.ts';
export type { LinkFault } from './link-fault.ts';
export type { Answer, Entry, FileFacts, FileKind, Look } from './look.ts';
export type { Manifest } from './manifest.generated.ts';
export { phases, verdict } from './plan.ts';
export { notTrusted } from './problems.ts';
export type { TrustItem, TrustRecord } from './trust.ts';
export type {
  Action,
  Exec,
  MakeFolder,
  Outcome,
  Plan,
  PlannedStep,
  RunHook,
  Verdict,
  Write,
  WriteSecret,
} from './plan.ts';
export { moments } from './project.ts';
export type { Arch, Distribution, Hook, Moment, OdooConf, Project, Repository } from './project.ts';
export { requestOf } from './request.ts';
export { fill } from './fill.ts';
export type { Filled, Values } from './fill.ts';
export { isTemplate, ownReferences, parseTemplate } from './reference.ts';
export type { OwnReference, Template } from './reference.ts';
export { serviceName } from './service.ts';
export type { Condition, Mount, Port, Service, ServicePatch } from './service.ts';
export { profiles, scenarios } from './settings.ts';
export type { Scenario, Settings, Variable, Variables } from './settings.ts';
export type { Effective, UserSettings } from './user-settings.ts';
export { defaultsFor, versionOfLink } from './versions.ts';
export { debianReleases, verifiedCombinations } from './versions.generated.ts';
export type { VerifiedCombination } from './versions.generated.ts';
export type { Request, Step, StepContext, TrustState } from './step.ts';
