import type { Checked } from '../../diagnostics/index.ts';
import { ofProcess, physicalName, verdict, withoutStart } from '../../model/index.ts';
import type { BaseImage, Look, Project, Reason, Step, StepContext, Verdict } from '../../model/index.ts';
import { build } from '../build.ts';
import { differingParts, labelsOf } from '../labels.ts';
import { noCertificates, prebuiltDiffers, prebuiltMissing } from '../problems.ts';

/** Why it is built, and the stable word for that. */
interface Why {
  readonly because: string;
  readonly reason: Reason;
}

async function whyBuild(image: BaseImage, look: Look, asked: boolean): Promise<Why | undefined> {
  const here = (await labelsOf(image.name, look)) !== undefined;
  if (here && !asked) return undefined;
  if (here) return { because: `${image.name} is built again, as --build asks`, reason: 'asked-for' };
  const parts = differingParts((await labelsOf(image.latest, look)) ?? {}, image);
  if (parts.length === 0) return { because: `${image.name} is not built yet`, reason: 'absent' };
  const because = `${image.name} is not built yet; ${image.latest} differs: ${parts.join(', ')}`;
  return { because, reason: 'outdated' };
}

async function prebuilt(image: BaseImage, look: Look): Promise<Verdict> {
  const { name } = image;
  const found = await labelsOf(name, look);
  if (!found) return verdict.blocked([prebuiltMissing({ name })]);
  const parts = differingParts(found, image);
  const problems = parts.length > 0 ? [prebuiltDiffers({ name, parts })] : [];
  return verdict.noop(`${name} is here`, { problems });
}

/** `Debian 13 (trixie)`. */
async function systemOf({ project, providers }: StepContext): Promise<Checked<string>> {
  const found = await providers.distribution(project);
  return found.ok ? found.value.ask.displayName(project.distribution) : found;
}

async function toBuild(project: Project, image: BaseImage, at: StepContext): Promise<Verdict> {
  const { look, request } = at;
  const why = await whyBuild(image, look, request.build);
  if (!why) return verdict.noop(`${image.name} is here`);
  const file = ofProcess(project.settings, 'ODPM_CA_FILE');
  if (file && (await look.digest(file.value)) === undefined) {
    return verdict.blocked([noCertificates({ path: file.value })]);
  }
  const system = await systemOf(at);
  if (!system.ok) return verdict.blocked(system.problems);
  const fetches = [`packages of ${system.value} and uv for ${image.name}`];
  if ((await labelsOf(image.from, look)) === undefined) fetches.unshift(`image ${image.from}`);
  return verdict.update(why.because, why.reason, {
    actions: [build(project, image, request.build)],
    facts: { rebuilt: why.reason === 'asked-for' },
    fetches,
  });
}

/** The digest of odoo's definition covers the image's identity: a container made from it is proof enough. */
function proven({ project, facts, request }: StepContext): boolean {
  const odoo = physicalName(project.settings.names, 'odoo');
  const wanted = facts.compose?.digests.get(odoo);
  const made = facts.containers?.some(({ service, digest }) => service === odoo && digest === wanted);
  return made === true && !request.build;
}

export const imageBase: Step = {
  id: 'image.base',
  description: 'Build the base image.',
  phase: 'runtime',
  required: false,

  async evaluate(at) {
    const { project, look, facts, request } = at;
    const { image, containers, compose } = facts;
    if (!request.start) return verdict.skip(`nothing is built ${withoutStart(project)}`, 'skip-start');
    if (!request.docker) return verdict.skip('Docker is not asked', 'no-docker');
    if (!image || !containers || !compose)
      return verdict.skip('an earlier step has to be fixed first', 'earlier-step');
    if (proven(at)) return verdict.noop(`odoo's container is made from ${image.name}`);
    // A plan for a project that nobody trusts yet asks Docker for nothing but versions and containers.
    if (!request.trust.given) {
      return verdict.run(`${image.name} is built if it is not here`, 'not-asked');
    }
    return image.dockerfile === undefined ? prebuilt(image, look) : toBuild(project, image, at);
  },
};
