'use strict';

// Part of the build: runs commands that change nothing on a copy of the example, so that what V8 compiled for
// them can be kept beside the bundle. Words: the project's folder.

const path = require('path');
const { keepCompiled, load } = require('../../bin/load.cjs');

const commands = [
  ['manifest', 'validate'],
  ['manifest', 'validate', 'odpm.json'],
  ['config', 'show'],
  ['config', 'diff', 'developer', 'server'],
  ['explain', '/odoo_conf'],
  ['explain', 'project/port-taken'],
  ['--help'],
];

const odpm = path.join(__dirname, '..', '..');

async function run() {
  process.chdir(process.argv[2]);
  const { main } = load('./main.cjs');
  for (const command of commands) {
    // What a command answers about the example is no matter of the build, only that it has run.
    const code = await main(command, odpm);
    if (code > 7) throw new Error(`odpm ${command.join(' ')} ended with ${code}`);
  }
  // What checks the configuration of plugins is used where a project has some; the example has none.
  const { Ajv2020 } = load('./ajv.cjs');
  const ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, validateSchema: false });
  ajv.compile({ type: 'object', properties: { port: { type: 'integer', default: 1 } } })({});
  // Where code of a plugin was loaded the process ends with the command.
  process.on('exit', (code) => {
    if (code > 7) return;
    keepCompiled();
    process.exitCode = 0;
  });
  await main(['plan', '--no-docker'], odpm);
}

run().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
