import { digestOf, digestOfTree } from '../../base/index.ts';
import { andThen, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import {
  gitOf,
  headOf,
  readingFile,
  readingLabels,
  requirementsFiles,
  unlessWithheld,
  verdict,
} from '../../model/index.ts';
import type {
  Action,
  Facts,
  Look,
  MappedFolder,
  OdooConf,
  Project,
  Reason,
  Step,
  StepContext,
  Write,
} from '../../model/index.ts';
import { confOnDisk } from '../disk.ts';
import { effectiveConf } from '../conf.ts';
import { ownDebuggers } from '../own-debugger.ts';
import { notOurs } from '../problems.ts';
import { runtimeConfig } from '../runtime-config.ts';
import { passwordFiles, passwordWrites, runtimeFiles, runtimeFolder } from '../runtime-files.ts';

async function outdated(files: readonly Write[], look: Look): Promise<Write[]> {
  const found = await Promise.all(files.map(async (file) => [file, await look.read(file.path)] as const));
  return found.filter(([file, text]) => !text.ok || text.value !== file.text).map(([file]) => file);
}

/** Whether the runtime folder is as private as it has to be. */
const isPrivate = async (look: Look): Promise<boolean> =>
  (await look.stat(runtimeFolder.path))?.mode === 0o700;

/** Containers read these by path: a link would hand them any file of the machine. */
async function strangers(files: readonly Write[], look: Look): Promise<Problem[]> {
  const paths = [...files.map(({ path }) => path), ...passwordFiles];
  const found = await Promise.all(paths.map(async (path) => [path, await look.stat(path)] as const));
  const strange = found.filter(([, facts]) => facts !== undefined && facts.kind !== 'file');
  return strange.map(([path]) => notOurs({ path }));
}

/** Installed when the odoo container starts: another content makes another container. */
async function requirementsOf(
  folders: readonly MappedFolder[],
  look: Look,
): Promise<(readonly [string, string])[]> {
  const listed = folders.filter(({ requirements }) => requirements !== undefined);
  const found = await Promise.all(
    listed.map(async ({ host, container }) =>
      (await requirementsFiles(host, look)).map(
        ({ path, digest }) => [`${container}/${path}`, digest] as const,
      ),
    ),
  );
  return found.flat();
}

/** Odoo reads its role's password when it starts, and a cluster of odpm 4 has its own. */
const clusterOf = ({ former }: Partial<Facts>): (readonly [string, string])[] =>
  former?.cluster ? [['cluster of odpm 4', former.cluster.folder]] : [];

/** A running Odoo has read the code: of work trees that odpm moves, another commit makes another container. */
async function branchesOf(
  { platform, dependencies }: Project,
  look: Look,
): Promise<(readonly [string, string])[]> {
  const moving = [platform, ...dependencies].filter(
    ({ checkout, old }) => checkout && !checkout.commit && !old,
  );
  const found = await Promise.all(
    moving.map(async ({ name, folder }) => {
      const git = await gitOf(folder, look);
      const head = git && (await headOf(git, look));
      return head?.commit === undefined || head.ref ? [] : [[`commit of ${name}`, head.commit] as const];
    }),
  );
  return found.flat();
}

/** Everything that reaches containers by file, and is read only when they start. */
async function digestOfAll(files: readonly Write[], { project, look, facts }: StepContext): Promise<string> {
  const requirements = await requirementsOf(facts.folders ?? [], look);
  const master = ['master password', digestOf(project.personal.passwords.master)] as const;
  return digestOfTree([
    ...files.map(({ path, text }) => [path, text] as const),
    ...requirements,
    ...(await branchesOf(project, look)),
    master,
    ...clusterOf(facts),
  ]);
}

async function actions(files: readonly Write[], { project, look, facts }: StepContext): Promise<Action[]> {
  const folder = (await isPrivate(look)) ? [] : [runtimeFolder];
  return [...folder, ...(await outdated(files, look)), ...(await passwordWrites(project, facts, look))];
}

async function because(
  wanted: readonly Action[],
  look: Look,
): Promise<readonly [because: string, reason: Reason]> {
  if (!(await look.stat(runtimeFolder.path))) return ['what the containers read is not there yet', 'absent'];
  const names = wanted.map((action) => ('path' in action ? action.path : ''));
  const shown = names.length > 3 ? `${names.length} files of ${runtimeFolder.path}` : names.join(', ');
  return [`${shown} ${names.length === 1 ? 'changes' : 'change'}`, 'outdated'];
}

/** What the manifest says of odoo.conf, as plugins leave it. */
async function optionsOf({ project, points }: StepContext): Promise<Checked<OdooConf>> {
  const sections = [...project.odooConf].map(
    ([name, options]) => [name, Object.fromEntries(options)] as const,
  );
  const given = await points.transform('odoo_conf.options', { value: Object.fromEntries(sections) });
  return andThen(given, (value) =>
    good(new Map(Object.entries(value).map(([name, options]) => [name, new Map(Object.entries(options))]))),
  );
}

export const composeService: Step = {
  id: 'compose.service',
  description: 'Write what the containers read: runtime configuration, programs, passwords.',
  phase: 'prepare',
  required: true,

  async evaluate(at) {
    const { project, look, facts } = at;
    const { folders, installers } = facts;
    if (!folders || !installers) return verdict.skip('an earlier step has to be fixed first', 'earlier-step');
    const onDisk = await confOnDisk(project, look);
    if (!onDisk.ok) return verdict.skip('odoo.conf has to be fixed first', 'earlier-step');
    const options = await optionsOf(at);
    if (!options.ok) return verdict.blocked(options.problems);
    const conf = effectiveConf(onDisk.value, { ...project, odooConf: options.value }, folders);
    const config = runtimeConfig(project, { folders, installers }, conf);
    const files = await runtimeFiles(config, look);
    const strange = await strangers(files, look);
    if (strange.length > 0) return verdict.blocked(strange);
    const runtimeDigest = await digestOfAll(files, at);
    const problems = await ownDebuggers(project, folders, look);
    const labels: Write = {
      kind: 'write',
      path: readingFile,
      text: readingLabels(project.settings.names, runtimeDigest),
      mode: 0o644,
    };
    const noted = await look.read(readingFile);
    const reread = noted.ok && noted.value !== undefined && noted.value !== labels.text;
    const found = { runtimeDigest, reread };
    const wanted = await actions([...files, labels], at);
    if (wanted.length === 0)
      return verdict.noop('the containers read what they should', { facts: found, problems });
    const extra = { actions: wanted, facts: found, problems };
    return unlessWithheld(verdict.update(...(await because(wanted, look)), extra), facts);
  },
};
