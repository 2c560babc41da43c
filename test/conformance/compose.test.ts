import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture } from './case.ts';
import { strayed } from './stack.ts';
import type { StackCase } from './stack.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'conformance', 'compose');

/** Cases whose stack needs what odpm does not do yet, and what that is. */
const waiting: Readonly<Record<string, string>> = {
  '01-minimal-developer': 'the profiles of the base image, mounts and ports of scenarios',
  '04-v1-developer': 'the profiles of the base image, mounts and ports of scenarios',
  '06-prefix': 'the profiles of the base image, mounts and ports of scenarios',
  '09-postgres-service-name': 'the profiles of the base image, mounts and ports of scenarios',
  '101-v1-odoo-conf': 'the profiles of the base image, mounts and ports of scenarios',
  '102-prefix-ci': 'the profiles of the base image, mounts and ports of scenarios',
  '103-ci-db-override': 'the profiles of the base image, mounts and ports of scenarios',
  '104-exclusive-volume': 'the profiles of the base image, mounts and ports of scenarios',
  '12-network-managed-prefix': 'the profiles of the base image, mounts and ports of scenarios',
  '14-network-external-prefix': 'the profiles of the base image, mounts and ports of scenarios',
  '15-network-own': 'the profiles of the base image, mounts and ports of scenarios',
  '17-host-ports': 'the profiles of the base image, mounts and ports of scenarios',
  '19-postgres-13': 'the profiles of the base image, mounts and ports of scenarios',
  '20-postgres-14': 'the profiles of the base image, mounts and ports of scenarios',
  '21-postgres-15': 'the profiles of the base image, mounts and ports of scenarios',
  '26-odoo-16': 'the profiles of the base image, mounts and ports of scenarios',
  '28-python-313': 'the profiles of the base image, mounts and ports of scenarios',
  '29-services-every-key': 'the profiles of the base image, mounts and ports of scenarios',
  '32-services-ci': 'the profiles of the base image, mounts and ports of scenarios',
  '34-patch-odoo-env': 'the profiles of the base image, mounts and ports of scenarios',
  '35-patch-odoo-env-builtin': 'the profiles of the base image, mounts and ports of scenarios',
  '36-patch-odoo-ports': 'the profiles of the base image, mounts and ports of scenarios',
  '41-patch-sidecar': 'the profiles of the base image, mounts and ports of scenarios',
  '43-patch-restart': 'the profiles of the base image, mounts and ports of scenarios',
  '44-sidecar-off': 'the profiles of the base image, mounts and ports of scenarios',
  '45-sidecar-off-unknown': 'the profiles of the base image, mounts and ports of scenarios',
  '47-odoo-conf-types': 'the profiles of the base image, mounts and ports of scenarios',
  '48-odoo-conf-sections': 'the profiles of the base image, mounts and ports of scenarios',
  '54-debugger-server': 'the profiles of the base image, mounts and ports of scenarios',
  '56-security-convenience-server': 'the profiles of the base image, mounts and ports of scenarios',
  '58-secrets-mounted-ci': 'the profiles of the base image, mounts and ports of scenarios',
  '60-secrets-in-odoo-conf': 'secrets',
  '61-secrets-in-environment': 'secrets',
  '62-source-file': 'the profiles of the base image, mounts and ports of scenarios',
  '64-profile-medium': 'the profiles of the base image, mounts and ports of scenarios',
  '68-sub-dollars': 'the profiles of the base image, mounts and ports of scenarios',
  '70-sub-service-prefix': 'the profiles of the base image, mounts and ports of scenarios',
  '72-overlay-developer': 'the profiles of the base image, mounts and ports of scenarios',
  '73-overlay-server': 'the profiles of the base image, mounts and ports of scenarios',
  '76-dependencies': 'the profiles of the base image, mounts and ports of scenarios',
  '80-dev-mode-server': 'the profiles of the base image, mounts and ports of scenarios',
  '81-args-database': 'lists of modules from user_settings.json',
  '84-args-odoo-bin': '-d among the arguments for odoo-bin is an error here',
  '86-arch-arm64': 'the profiles of the base image, mounts and ports of scenarios',
  '87-database-block': '/database of the manifest',
  '93-new-long-forms': 'the profiles of the base image, mounts and ports of scenarios',
  '95-new-append': 'the profiles of the base image, mounts and ports of scenarios',
  '97-process-scenario': 'the profiles of the base image, mounts and ports of scenarios',
};

const cases = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ''))
  .map((id) => [id, fixture(`compose/${id}.json`) as StackCase] as const);

test.each(cases.filter(([id]) => !(id in waiting)))('%s', async (_id, given) => {
  const found = await strayed(given);
  expect(found, found.join('; ')).toEqual([]);
});

test.each(cases.filter(([id]) => id in waiting))('%s waits', async (_id, given) => {
  expect(await strayed(given)).not.toEqual([]);
});
