import { odooDefaults } from './versions.generated.ts';
import type { OdooDefaults } from './versions.generated.ts';

const looksLikeVersion = /^([1-9]\d{0,2}\.0|saas-[1-9]\d{0,2}\.\d{1,2}|master)$/;

/** The version of Odoo that the branch behind a repository link names; a tag of another kind or a commit names none. */
export function versionOfLink(link: string): string | undefined {
  const ref = link
    .trim()
    .split(/\s+/)[1]
    ?.replace(/^refs\/heads\//, '');
  return ref !== undefined && looksLikeVersion.test(ref) ? ref : undefined;
}

/** What a version of Odoo (`17.0`, `saas-18.2`, `master`) stands on where nothing is said; without a version, the newest. */
export function defaultsFor(version: string | undefined): OdooDefaults {
  const [newest] = odooDefaults;
  const major = /\d+/.exec(version ?? '')?.[0];
  if (major === undefined) return newest;
  return odooDefaults.find(({ from }) => from <= Number(major)) ?? odooDefaults.at(-1) ?? newest;
}
