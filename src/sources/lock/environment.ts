import { digestOf } from '../../base/index.ts';
import { requirementsFiles, requiring } from '../../model/index.ts';
import type { Bring, Look, Origin, Project } from '../../model/index.ts';

/** What a scenario adds is no part of what all scenarios agree on; another branch of the same repository is. */
const isAdded = (origin: Origin | undefined): boolean =>
  origin !== undefined && origin.by.startsWith('scenario ') && origin.over === undefined;

/** What a virtual environment is made from in every scenario. */
function agreedOn(project: Project) {
  const { origins } = project.document;
  return {
    repositories: requiring(project).filter(
      ({ at }) => !isAdded(at === undefined ? undefined : origins.get(at)),
    ),
    lines: project.requirements.filter((_, index) => !isAdded(origins.get(`/requirements/${String(index)}`))),
  };
}

/** Names of repositories whose files are not here: what they require is not known. */
export async function unreadIn(project: Project, look: Look): Promise<readonly string[]> {
  const found = await Promise.all(
    agreedOn(project).repositories.map(async ({ name, folder }) => ({
      name,
      there: await look.stat(folder),
    })),
  );
  return found.flatMap(({ name, there }) => (there && !there.dangling ? [] : [name]));
}

/** Brings the repositories that a server has, and that are not here. */
export async function bringing(project: Project, look: Look): Promise<readonly Bring[]> {
  const found = await Promise.all(
    requiring(project).map(async ({ name, folder, checkout }): Promise<readonly Bring[]> =>
      checkout && !(await look.stat(folder)) ? [{ kind: 'bring', name, folder, checkout }] : [],
    ),
  );
  return found.flat();
}

/**
 * The hash of what a virtual environment is made from, whatever the machine: `sha256:` and 64 hex digits. It is that of a
 * text, a line for each of: Python, the distribution, every file of requirements in the order of installing, those of the manifest.
 */
export async function environmentHash(project: Project, look: Look): Promise<string> {
  const { python, distribution } = project;
  const { repositories, lines } = agreedOn(project);
  const files = await Promise.all(repositories.map(({ folder }) => requirementsFiles(folder, look)));
  const text = [
    `python ${python}`,
    `distribution ${distribution.name}-${distribution.version}`,
    ...files.flat().map(({ digest }) => `file ${digest}`),
    `manifest ${digestOf(lines.map((line) => `${line}\n`).join(''))}`,
  ];
  return `sha256:${digestOf(text.map((line) => `${line}\n`).join(''))}`;
}
