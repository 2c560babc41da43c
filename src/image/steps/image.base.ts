import { verdict } from '../../model/index.ts';
import type { BaseImage, Exec, Look, Project, Step } from '../../model/index.ts';
import { prebuiltMissing } from '../problems.ts';

async function isHere(look: Look, image: string): Promise<boolean> {
  return (await look.docker(['image', 'inspect', '--format', '{{.Id}}', image])).code === 0;
}

const build = ({ user, folder }: Project, image: BaseImage, dockerfile: string): Exec => ({
  kind: 'exec',
  argv: [
    'docker',
    'build',
    '--progress=plain',
    ...['--tag', image.name, '--tag', image.latest],
    ...['--label', `io.odpm.identity=${image.identity}`],
    ...['--build-arg', `ODPM_UID=${String(user.uid)}`, '--build-arg', `ODPM_GID=${String(user.gid)}`],
    ...['--file', dockerfile],
    folder,
  ],
});

async function toBuild(
  project: Project,
  image: BaseImage,
  look: Look,
): Promise<ReturnType<typeof verdict.noop>> {
  const { dockerfile } = image;
  if (await isHere(look, image.name)) return verdict.noop(`${image.name} is here`);
  if (dockerfile === undefined) return verdict.blocked([prebuiltMissing(image)]);
  const fetches = [`Debian packages and uv for ${image.name}`];
  if (!(await isHere(look, image.from))) fetches.unshift(`image ${image.from}`);
  return verdict.update(`${image.name} is not built yet`, 'absent', {
    actions: [build(project, image, dockerfile)],
    fetches,
  });
}

export const imageBase: Step = {
  id: 'image.base',
  description: 'Build the base image.',
  phase: 'runtime',
  required: true,

  async evaluate({ project, look, facts, request }) {
    const { image, containers, compose } = facts;
    if (!request.start) return verdict.skip('nothing is built with --skip-start', 'skip-start');
    if (!request.docker) return verdict.skip('Docker is not asked', 'no-docker');
    if (!image || !containers || !compose)
      return verdict.skip('an earlier step has to be mended first', 'earlier-step');
    // The digest of odoo's definition covers the image's identity: a container made from it is proof enough.
    const wanted = compose.digests.get('odoo');
    if (containers.some(({ service, digest }) => service === 'odoo' && digest === wanted)) {
      return verdict.noop(`odoo's container is made from ${image.name}`);
    }
    // A plan for a project that nobody trusts yet asks Docker for nothing but versions and containers.
    if (!request.trust.given) {
      return verdict.update(`${image.name} is built if it is not here`, 'not-asked', { actions: [] });
    }
    return toBuild(project, image, look);
  },
};
