'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');

/** The user's own folder of odpm. A user of a number alone has no home unless `HOME` says so. */
function ownFolder() {
  try {
    return process.env.ODPM_HOME || path.join(os.homedir(), '.odpm');
  } catch {
    return '/.odpm';
  }
}

/** The `.env` files that a command started here may have read. */
function settingsFiles(argv) {
  const given = argv.flatMap((word, index) => (word === '-C' ? [argv[index + 1] ?? ''] : []));
  const starts = [...given, process.env.ODPM_PROJECT_DIR ?? '', process.cwd()].map((at) => path.resolve(at));
  const folders = [ownFolder()];
  for (let at of starts) {
    for (; path.dirname(at) !== at; at = path.dirname(at)) folders.push(at, path.join(at, '.odpm'));
  }
  return folders.map((at) => path.join(at, '.env'));
}

function textOf(file) {
  try {
    return fs.statSync(file).isFile() ? fs.readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

/** Every value of those files, longest first: one may hold another. */
function secrets(argv) {
  const lines = settingsFiles(argv).flatMap((file) => textOf(file).split(/\r?\n/));
  const values = lines.flatMap((line) => {
    const raw = /^\s*(?:export\s+)?[\w.-]+\s*[=:]\s*(.*?)\s*$/.exec(line)?.[1] ?? '';
    return [raw, raw.replace(/^(['"`])(.*)\1.*$/, '$2'), raw.replace(/\s+#.*$/, '')];
  });
  return [...new Set(values)].filter((value) => value.length > 3).sort((a, b) => b.length - a.length);
}

/** A stack with the stacks of its causes; fields of an error are left out, they may hold anything. */
function stackOf(error) {
  if (!(error instanceof Error)) return `${typeof error} thrown: ${String(error)}`;
  const own = error.stack ?? String(error);
  return error.cause === undefined ? own : `${own}\ncaused by ${stackOf(error.cause)}`;
}

/**
 * What a bug of odpm leaves on the terminal. Values of `.env` never stand in it.
 * @param {unknown} error what was thrown
 * @param {string} folder odpm's own package
 * @param {readonly string[]} argv words after the program's name
 */
function report(error, folder, argv) {
  const { version } = JSON.parse(textOf(path.join(folder, 'package.json')));
  const masked = secrets(argv).reduce((text, value) => text.replaceAll(value, '***'), stackOf(error));
  return [
    'odpm: this is a bug in odpm',
    '',
    masked.replace(/^/gm, '  '),
    '',
    `  odpm ${version}, Node.js ${process.versions.node}, ${process.platform} ${process.arch}`,
    '',
    '  Report it with these lines and the command that you ran. Values of .env are not in them.',
    '',
  ].join('\n');
}

module.exports = { report };
