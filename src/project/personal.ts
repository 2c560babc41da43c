import { isList } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { originOf, valueAt } from '../model/index.ts';
import type { Keeping, NewDatabase, Personal, UserSettings } from '../model/index.ts';
import * as say from './problems.ts';
import type { Reading, Surroundings } from './reading.ts';

/** Where a whole project is resolved: what its user has chosen counts too. */
export interface Workplace extends Surroundings {
  readonly user: UserSettings;
  readonly keeping: Keeping;
  /** Services that other scenarios have. */
  readonly elsewhere?: readonly string[];
}

type Values = (pointer: string) => Json | undefined;

/** A comma list in either form. */
function listed(value: Json | undefined): string[] {
  const words = typeof value === 'string' ? value.split(',') : isList(value) ? value : [];
  return words.flatMap((word) => (typeof word === 'string' ? word.trim() : [])).filter((word) => word !== '');
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** What the team says in the manifest wins over what one person says. */
function newDatabaseOf({ document }: Reading, personal: Values): NewDatabase {
  const ofTeam = (key: string): Json | undefined => valueAt(document.root, ['database', key]);
  const country = text(ofTeam('country') ?? personal('/db_creation_data/db_country_code'));
  return {
    language: text(ofTeam('language') ?? personal('/db_creation_data/db_lang')),
    country: country === '' ? undefined : country.toUpperCase(),
    demo: personal('/db_creation_data/create_demo') === true,
    login: text(personal('/db_creation_data/db_default_admin_login')),
  };
}

function devModeOf({ settings }: Reading, value: Json | undefined): string[] {
  if (settings.scenario !== 'developer') return [];
  return value === true ? ['all'] : listed(value);
}

const passwords = ['/db_manager_password', '/db_creation_data/db_default_admin_password'] as const;

/** In its configuration Odoo makes something else of these words, and "admin" is the master password then. */
const noText = /^(?:true|false|none)$/i;

function faultOf(pointer: string, password: string): typeof say.badPassword | undefined {
  if (password !== password.trim() || password === '' || /[\r\n\0]/.test(password)) return say.badPassword;
  return pointer === passwords[0] && noText.test(password) ? say.passwordNoText : undefined;
}

/** Passwords that files of one line cannot hold, and references that nobody resolves here. */
function tellPasswords(reading: Reading, { document: { origins } }: UserSettings, value: Values): void {
  for (const pointer of [...passwords, '/db_creation_data/db_default_admin_login']) {
    for (const written of origins.get(pointer)?.later ?? [])
      reading.problems.push(say.referenceNotServed({ written, pointer }, originOf(origins, pointer)));
  }
  for (const pointer of passwords) {
    const told = faultOf(pointer, text(value(pointer)));
    if (told) reading.problems.push(told({ pointer }, originOf(origins, pointer)));
  }
}

/** What the user has chosen, the manifest's word on new databases over it. */
export function personalOf(reading: Reading, user: UserSettings): Personal {
  const effective = new Map(user.effective().map(({ key, value }) => [key, value]));
  const value: Values = (pointer) => effective.get(pointer);
  tellPasswords(reading, user, value);
  return {
    modules: { install: listed(value('/init_modules')), update: listed(value('/update_modules')) },
    newDatabase: newDatabaseOf(reading, value),
    moduleLinks: value('/create_module_links') === true,
    updateRepositories: value('/update_git_repos') === true,
    cleanRepositories: value('/clean_git_repos') === true,
    devMode: devModeOf(reading, value('/dev_mode')),
    passwords: { master: text(value(passwords[0])), admin: text(value(passwords[1])) },
  };
}
