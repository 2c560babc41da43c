import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { defaults, overlays, since, substitutions } from './derive/annotations.ts';
import { flatFields } from './derive/flat.ts';
import {
  flatReference,
  graphReference,
  lockReference,
  planReference,
  reference,
} from './derive/reference.ts';
import { environment, settingKeys, userKeys, userReference } from './derive/settings.ts';
import { images } from './derive/images.ts';
import { types } from './derive/types.ts';
import { foreignValidator, thoroughValidator, validator } from './derive/validator.ts';
import { versions } from './derive/versions.ts';
import type { Images } from './derive/images.ts';
import type { Schema } from './derive/schema.ts';
import type { Versions } from './derive/versions.ts';

const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const read = (name: string): Schema => json(name) as Schema;

export const manifestSchema = read('odpm.v2.schema.json');
const flatSchema = read('odpm.v1.schema.json');
export const settingsSchema = read('settings.schema.json');
const userSchema = read('user-settings.schema.json');

const validatorOf = (name: string): string => validator(read(name), name);

const pretty = (text: string, parser: 'typescript' | 'markdown'): Promise<string> =>
  format(text, { parser, printWidth: 110, singleQuote: true, trailingComma: 'all' });

/** Every file that comes from a schema, by its path from the top. */
export const derived: Readonly<Record<string, () => Promise<string> | string>> = {
  'src/model/manifest.generated.ts': () => types(manifestSchema),
  'src/manifest/validate.generated.js': () => validator(manifestSchema, 'odpm.v2.schema.json'),
  'src/manifest/flaws.generated.js': () => thoroughValidator(manifestSchema, 'odpm.v2.schema.json'),
  'src/manifest/v1/flaws.generated.js': () => thoroughValidator(flatSchema, 'odpm.v1.schema.json'),
  'src/manifest/migrate/lock.generated.js': () =>
    thoroughValidator(read('deps-lock.v1.schema.json'), 'deps-lock.v1.schema.json'),
  'src/sources/lock/lock.generated.js': () =>
    thoroughValidator(read('deps-lock.v1.schema.json'), 'deps-lock.v1.schema.json'),
  'src/manifest/v1/fields.generated.ts': () => pretty(flatFields(flatSchema), 'typescript'),
  'src/trust/validate.generated.js': () => validatorOf('trust.v1.schema.json'),
  'src/compose/spec.generated.js': () =>
    foreignValidator(read('compose-spec.schema.json'), 'compose-spec.schema.json'),
  'src/engine/validate.generated.js': () => validatorOf('docker-ps.schema.json'),
  'src/model/versions.generated.ts': () => pretty(versions(json('defaults.json') as Versions), 'typescript'),
  'src/image/images.generated.ts': () => pretty(images(json('images.json') as Images), 'typescript'),
  'src/manifest/since.generated.ts': () => pretty(since(manifestSchema), 'typescript'),
  'src/scenario/overlays.generated.ts': () => pretty(overlays(manifestSchema), 'typescript'),
  'src/substitute/substitutions.generated.ts': () => pretty(substitutions(manifestSchema), 'typescript'),
  'src/project/defaults.generated.ts': () => pretty(defaults(manifestSchema), 'typescript'),
  'src/settings/keys.generated.ts': () => pretty(settingKeys(settingsSchema), 'typescript'),
  'src/settings/user-keys.generated.ts': () => pretty(userKeys(userSchema), 'typescript'),
  'src/settings/user.generated.js': () => thoroughValidator(userSchema, 'user-settings.schema.json'),
  'src/place/ports.generated.js': () => validatorOf('ports.v1.schema.json'),
  'src/place/projects.generated.js': () => validatorOf('projects.v1.schema.json'),
  'src/plugins/packages/lock.generated.js': () => validatorOf('plugins-lock.v1.schema.json'),
  'src/plugins/packages/tree.generated.js': () => validatorOf('plugins-tree.v1.schema.json'),
  'src/run/stats.generated.js': () => validatorOf('plugins-stats.v1.schema.json'),
  'src/settings/secrets.generated.js': () =>
    thoroughValidator(read('secrets.v1.schema.json'), 'secrets.v1.schema.json'),
  'src/plugins/validate.generated.js': () => validatorOf('plugin.v1.schema.json'),
  'src/plugins/flaws.generated.js': () =>
    thoroughValidator(read('plugin.v1.schema.json'), 'plugin.v1.schema.json'),
  'docs/reference/odpm-json.md': () => pretty(reference(manifestSchema), 'markdown'),
  'docs/reference/odpm-json-v1.md': () => pretty(flatReference(flatSchema), 'markdown'),
  'docs/reference/plan-json.md': () => pretty(planReference(read('plan.v1.schema.json')), 'markdown'),
  'docs/reference/lock-json.md': () => pretty(lockReference(read('lock.v1.schema.json')), 'markdown'),
  'docs/reference/graph-json.md': () => pretty(graphReference(read('graph.v1.schema.json')), 'markdown'),
  'docs/reference/env.md': () => pretty(environment(settingsSchema), 'markdown'),
  'docs/reference/user-settings.md': () => pretty(userReference(userSchema), 'markdown'),
};
