export type { Awaitable, PluginAction } from './action.ts';
export { choose } from './choose.ts';
export type { Choice, Passed } from './choose.ts';
export type { Own, OwnHandler, OwnProviders, OwnStage, Points, Providers } from './called.ts';
export type {
  Contribution,
  ExtensionStep,
  Extensions,
  LifecycleEvent,
  PluginStage,
  PluginUse,
} from './extensions.ts';
export type { PluginCall } from '../plugin-call.ts';
export { extensionApiVersion, servedApiVersions } from './found.ts';
export type { Discovery, FoundPlugin, PluginCommand } from './found.ts';
export type {
  AnyHandler,
  Fragment,
  Handler,
  HookRunner,
  PatchSpec,
  PluginDefinition,
  PluginStep,
  PluginVerdict,
  ServiceSpec,
  StatusLine,
  StatusLink,
} from './plugin.ts';
export { planView, stepView } from './plan-views.ts';
export { serviceViews } from './service-views.ts';
export { projectViewOf } from './project-view.ts';
export { lifted, providerKinds, providerMethods, usualPriority } from './providers.ts';
export type {
  Acceptance,
  Artifact,
  Asked,
  Deployed,
  DeployedPort,
  DeployerProvider,
  Deploying,
  Deployment,
  DistributionProvider,
  ImageParts,
  PluginProviders,
  Provided,
  ProviderKind,
  ProviderKinds,
  Release,
  ToolchainProvider,
  Tools,
} from './providers.ts';
export { pointNames, points } from './points.ts';
export type {
  Events,
  HandlerOptions,
  ObservePoint,
  Point,
  Returned,
  TransformPoint,
  ValidatePoint,
} from './points.ts';
export {
  definePlugin,
  exec,
  folder,
  isRefusal,
  link,
  on,
  pluginVerdict,
  Refusal,
  remove,
  write,
} from './pure.ts';
export type {
  Audit,
  ComposeService,
  EffectContext,
  Offers,
  PlanView,
  PluginContext,
  PluginLook,
  ProblemFacts,
  ProjectView,
  RepositoryView,
  ServiceView,
  StatusView,
  StepView,
  Store,
  Views,
} from './view.ts';
