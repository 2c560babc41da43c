import { indexVariables, ofProcess, proxyVariables } from '../model/index.ts';
import type { BaseImage, Exec, Project } from '../model/index.ts';
import { certificates, mirror } from './run.ts';

/**
 * Proxies are arguments that Docker knows: it keeps them out of image and history. What pip and TLS need are
 * secrets of BuildKit. Of both, the words name variables; the program takes the values from its environment.
 */
function network({ settings }: Project): string[] {
  const file = ofProcess(settings, certificates)?.value;
  return [
    ...proxyVariables.flatMap((name) => ['--build-arg', name]),
    ...[...indexVariables, mirror].flatMap((name) => ['--secret', `id=${name},env=${name}`]),
    ...(file === undefined ? [] : ['--secret', `id=${certificates},src=${file}`]),
  ];
}

/** The call of Docker that builds a base image. `fresh`: nothing of an earlier build is used again. */
export function build(project: Project, image: BaseImage, fresh: boolean): Exec {
  const { user, folder, settings } = project;
  const labels = { 'io.odpm.identity': image.identity, ...image.labels };
  const from = settings.variables(mirror)?.value.trim() ?? '';
  return {
    kind: 'exec',
    argv: [
      'docker',
      'build',
      '--progress=plain',
      ...(fresh ? ['--no-cache'] : []),
      ...['--tag', image.name, '--tag', image.latest],
      ...Object.entries(labels).flatMap(([label, value]) => ['--label', `${label}=${value}`]),
      ...['--build-arg', `ODPM_UID=${String(user.uid)}`, '--build-arg', `ODPM_GID=${String(user.gid)}`],
      ...network(project),
      ...['--file', image.dockerfile ?? 'Dockerfile'],
      folder,
    ],
    environment: { DOCKER_BUILDKIT: '1', [mirror]: from },
  };
}
