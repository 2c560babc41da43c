import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';

const schema = JSON.parse(readFileSync('schemas/plugins.v1.schema.json', 'utf8')) as object;
const validate = new Ajv2020().compile(schema);

/** What a command printed in a transcript. */
function printed(transcript: string, command: string): unknown {
  const text = readFileSync(transcript, 'utf8');
  const [, behind = ''] = text.split(`$ odpm ${command}\n`);
  return JSON.parse(behind.slice(0, behind.indexOf('\n}\n') + 3));
}

test.each([
  ['fixtures/plugins/list/transcript.txt', 'plugins list --json'],
  ['fixtures/plugins/none/transcript.txt', 'plugins list --json'],
])('%s: what "odpm %s" prints is as its schema says', (transcript, command) => {
  const plugins = printed(transcript, command);
  expect(validate(plugins), JSON.stringify(validate.errors)).toBe(true);
});
