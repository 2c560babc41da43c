import { expect, test } from 'vitest';
import { compose, servicesOf } from '../../src/compose/document.ts';
import { wantsLabels, wasRelabelled } from '../../src/compose/relabel.ts';
import { lookAt, points, providers, request } from '../image/given.ts';
import { projectOf } from '../project/given.ts';

const salt = { runtime: '', override: '', files: new Map(), folders: new Map() };

/** The Compose file of a project where an author asks for the label on a mount of theirs. */
function file(relabel: boolean): string {
  const project = projectOf({ services: { box: { image: 'busybox', volumes: ['./x:/x:z'] } } });
  return compose(servicesOf(project, {}, { args: [], relabel, backups: project.backups }), project, salt)
    .body;
}

test.each([true, false])(
  'a file tells whether it was made for an engine with SELinux: %s',
  async (relabel) => {
    for (const place of ['docker-compose.yml', '.odpm/generated/docker-compose.yml'])
      expect(await wasRelabelled(lookAt({ files: { [place]: file(relabel) } }))).toBe(relabel);
    expect(await wasRelabelled(lookAt({}))).toBe(false);
  },
);

test.each([
  [0, '["name=seccomp,profile=builtin","name=selinux"]', true],
  [0, '["name=apparmor","name=seccomp,profile=builtin"]', false],
  [1, '', undefined],
])('an engine tells it too: %j %s', async (code, stdout, wanted) => {
  const look = { ...lookAt({}), docker: () => Promise.resolve({ code, stdout, stderr: '' }) };
  expect(await wantsLabels({ look, request, facts: {}, project: projectOf({}), points, providers })).toBe(
    wanted,
  );
});
