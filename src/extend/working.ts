import { checked, good, isError } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { patchedServices, serviceViews, verdict } from '../model/index.ts';
import type {
  Contribution,
  Discovery,
  Document,
  Extensions,
  Look,
  Own,
  PluginDefinition,
  Project,
  Step,
  UserSettings,
} from '../model/index.ts';
import { loadPlugins, noExtensions } from '../plugins/index.ts';
import { order } from '../prepare/index.ts';
import { unknownHooks } from '../project/index.ts';
import { keepFile } from '../run/index.ts';
import { tellingTimes, tellPlugins } from './telling.ts';

/** A project as its files say it, and how it is made anew with what plugins add. */
export interface Loaded {
  readonly project: Project;
  /** The effective manifest, references as they are written. */
  readonly written: Document;
  readonly rebuilt: (said: readonly Contribution[]) => Checked<Project>;
  readonly user: Pick<UserSettings, 'document'>;
}

interface Given {
  readonly loaded: Loaded;
  readonly discovery: Discovery;
  readonly look: Look;
  readonly own: Own;
  /** The code of plugins that are no files; odpm's own when nothing is said. */
  readonly builtIn?: (name: string) => Promise<PluginDefinition | undefined>;
}

/** A project with what its plugins add. */
export interface Working {
  readonly project: Project;
  readonly extensions: Extensions;
}

/** The row of plugins with what is to be said of them; errors block it. */
const rowsWith = (rows: Step, problems: readonly Problem[]): Step => ({
  ...rows,
  evaluate: async (at) => {
    const said = await rows.evaluate(at);
    const all = [...said.problems, ...problems];
    return problems.some(isError) ? verdict.blocked(all, { parts: said.parts }) : { ...said, problems: all };
  },
});

/** What a plugin's own code brings is known only when it is loaded. */
function hookProblems({ loaded: { project }, discovery }: Given, extensions: Extensions): readonly Problem[] {
  const { hookIds } = extensions;
  const open = discovery.plugins.some(
    ({ name, hooks }) => hooks === undefined && !extensions.loaded.includes(name),
  );
  return open ? [] : unknownHooks(project, [...hookIds.keys()]);
}

async function checkedProject({ loaded, look }: Given, extensions: Extensions): Promise<Checked<Project>> {
  const { written } = loaded;
  extensions.stage({ project: loaded.project, written: written.root, look, plan: undefined });
  const said = await extensions.contributions();
  const rebuilt = said.ok
    ? said.value.length > 0
      ? loaded.rebuilt(said.value)
      : good(loaded.project)
    : said;
  const project = rebuilt.ok ? rebuilt.value : loaded.project;
  extensions.stage({ project, written: written.root, look, plan: undefined });
  const services = serviceViews(patchedServices(project));
  const found = await extensions.points.validate('manifest.validate', { manifest: written.root, services });
  return checked(project, [...rebuilt.problems, ...found]);
}

const ofOdpm = (name: string): Promise<PluginDefinition | undefined> =>
  import('../builtin/index.ts').then((all) => new Map(Object.entries(all)).get(name));

/** The project with its plugins: their code runs only where the user trusts it. */
async function workingOf(given: Given, trusted: boolean, host: Host): Promise<Working> {
  const { loaded, discovery, look, own, builtIn = ofOdpm } = given;
  const { folder } = loaded.project;
  const extensions =
    discovery.plugins.length === 0
      ? noExtensions(own, { project: loaded.project, look })
      : await loadPlugins(discovery, {
          host,
          project: loaded.project,
          look,
          trusted,
          own,
          ownStepIds: order,
          builtIn,
          write: (path, text) => keepFile({ path, text }, { folder, host }),
        });
  const project = await checkedProject(given, extensions);
  const problems = [...discovery.problems, ...project.problems, ...hookProblems(given, extensions)];
  const rows = problems.length > 0 ? rowsWith(extensions.rows, problems) : extensions.rows;
  return { project: project.ok ? project.value : loaded.project, extensions: { ...extensions, rows } };
}

interface Extending extends Omit<Given, 'own'> {
  /** Loads what odpm's own rooms add. */
  readonly own: () => Promise<Own>;
  /** `--verbose`. */
  readonly verbose?: boolean;
}

/** Loads the plugins when somebody asks for what they add, once for each answer of the user. */
export function workingWith(
  { own: loadOwn, verbose = false, ...given }: Extending,
  host: Host,
): (trusted: boolean) => Promise<Working> {
  const known = new Map<boolean, Promise<Working>>();
  const load = async (trusted: boolean): Promise<Working> => {
    const { handlers, providers } = await loadOwn();
    const own = { providers, handlers: [...handlers, ...(verbose ? tellingTimes(host) : [])] };
    const working = await workingOf({ ...given, own }, trusted, host);
    if (verbose) tellPlugins(given.discovery, working.extensions, host);
    return working;
  };
  return (trusted) => {
    const found = known.get(trusted) ?? load(trusted);
    known.set(trusted, found);
    return found;
  };
}
