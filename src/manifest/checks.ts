import { isList, isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, originOf, valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import * as say from './problems.ts';
import { membersOf, slicesOf } from './slices.ts';
import type { Slice } from './slices.ts';

type Check = (slice: Slice, document: Document) => Problem[];

const reserved = ['odoo', 'db', 'postgres'];

const reservedNames: Check = (slice, { origins }) =>
  membersOf(slice, 'services')
    .filter(({ key }) => reserved.includes(key))
    .map(({ key, pointer }) => say.reservedName({ name: key }, keyOf(origins, pointer)));

const everywhere = ['addons_path', 'data_dir', 'admin_passwd', 'http_port'];
const outsideCi = ['db_host', 'db_port', 'db_user', 'db_password'];

const managedOptions: Check = (slice, { origins }) => {
  const managed = slice.scenario === 'ci' ? everywhere : [...everywhere, ...outsideCi];
  return membersOf(slice, 'odoo_conf', 'options')
    .filter(({ key }) => managed.includes(key.toLowerCase()))
    .map(({ key, pointer }) => say.managedOption({ option: key }, keyOf(origins, pointer)));
};

/** Python's RawConfigParser reads keys in lower case, and a section's key twice is an error to it. */
const optionsTwice: Check = (slice, { origins }) =>
  membersOf(slice, 'odoo_conf').flatMap(({ key: section }) => {
    const first = new Map<string, string>();
    return membersOf(slice, 'odoo_conf', section).flatMap(({ key, pointer }) => {
      const before = first.get(key.toLowerCase());
      first.set(key.toLowerCase(), before ?? pointer);
      if (before === undefined) return [];
      return [say.optionTwice({ option: key }, keyOf(origins, pointer), keyOf(origins, before))];
    });
  });

const nothingToRemove: Check = (slice, { root, origins }) =>
  membersOf(slice, 'services')
    .filter(({ key, value }) => value === null && valueAt(root, ['services', key]) === undefined)
    .map(({ key, pointer }) => say.nothingToRemove({ name: key }, keyOf(origins, pointer)));

const literalFolder = (value: Json | undefined): value is string =>
  typeof value === 'string' && /^\s*file:\/\/\/(?!.*\$[{<])/i.test(value);

/** A link whose path only this machine has. */
const machinePaths: Check = (slice, { origins }) => {
  const list = valueAt(slice.root, ['dependencies']);
  const links: [string, Json | undefined][] = [
    ...['platform', 'developing'].map((key): [string, Json | undefined] => [
      `${slice.at}/${key}/git`,
      valueAt(slice.root, [key, 'git']),
    ]),
    ...(isList(list) ? list : []).map((link, index): [string, Json] => [
      `${slice.at}/dependencies/${index}`,
      link,
    ]),
  ];
  return links
    .filter(([, link]) => literalFolder(link))
    .map(([pointer]) => {
      const at = originOf(origins, pointer);
      return say.machinePath({ pointer: at?.pointer ?? pointer }, at);
    });
};

const emptyPrograms: Check = (slice, { origins }) =>
  membersOf(slice, 'hooks').flatMap(({ value, pointer }) =>
    (isList(value) ? value : []).flatMap((entry, index) => {
      const argv = isObject(entry) ? entry['argv'] : entry;
      const at = `${pointer}/${index}${isObject(entry) ? '/argv' : ''}/0`;
      return isList(argv) && argv[0] === '' ? [say.emptyProgram({}, originOf(origins, at))] : [];
    }),
  );

const checks: readonly Check[] = [
  reservedNames,
  managedOptions,
  optionsTwice,
  nothingToRemove,
  machinePaths,
  emptyPrograms,
];

/** Services of what plugins add that have a name of odpm's own. */
export const reservedIn = (document: Document): Problem[] =>
  slicesOf(document).flatMap((slice) => reservedNames(slice, document));

/** What the schema cannot say: of the manifest itself and of every scenario's part. */
export const ownChecks = (document: Document): Problem[] =>
  isObject(document.root)
    ? slicesOf(document).flatMap((slice) => checks.flatMap((check) => check(slice, document)))
    : [];
