import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What may be bundled into a program under Apache-2.0: permissive licences that ask for their text alone. */
const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0'];

/** The folder of the package that a bundled file comes from, if it is not ours. */
const packageOf = (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];

/** The text as the package has it; one under our own licence may leave it out. */
function textOf(folder, license) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim();
  return license === 'Apache-2.0' ? readFileSync('LICENSE', 'utf8').trim() : undefined;
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!allowed.includes(license))
    throw new Error(`${name} ${version} has the licence ${license}; not in the list`);
  const text = textOf(folder, license);
  if (text === undefined) throw new Error(`${name} ${version} has no licence file`);
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/** What is bundled and comes from no package; see docs/decisions/0011-compose-schema.md. */
const schema = () =>
  `Compose Specification, compose-spec.json (Apache-2.0)

The Compose Specification
Copyright 2020 The Compose Specification Authors

${readFileSync('LICENSE', 'utf8').trim()}
`;

/**
 * The licences of all packages that a bundle holds, as one text. Throws when one has no text, or a licence that
 * is not allowed.
 * @param {readonly string[]} inputs files of the bundle, relative to the project
 */
export function thirdPartyLicences(inputs) {
  const folders = new Set(inputs.map(packageOf).filter((folder) => folder !== undefined));
  const rule = `\n${'-'.repeat(78)}\n\n`;
  return [
    'odpm is bundled with these works of others.\n',
    schema(),
    ...[...folders].sort().map(licenceOf),
  ].join(rule);
}
