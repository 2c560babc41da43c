import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compare } from './measure.mjs';

function put(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const count = 50;
const plugin = (at) => `import { definePlugin, on, verdict } from 'odpm/sdk';

export default definePlugin({
  steps: [
    {
      id: 'part${at}.step',
      description: 'Look at the project.',
      evaluate: (ctx) => verdict.noop(\`all is as it should be in \${ctx.project.name}\`),
    },
  ],
  on: [on('plan.after', () => {})],
});
`;

/** A project with fifty plugins that the user trusts, and a program that loads as many empty modules. */
function given({ folder, project, odpm }) {
  const many = join(folder, 'plugins');
  cpSync(project, many, { recursive: true });
  for (let at = 0; at < count; at++) put(join(many, `.odpm/plugins/part${at}.mjs`), plugin(at));
  const trusted = { ...odpm('plan', '--no-docker'), folder: many };
  const [program, ...words] = odpm('trust', '--no-input').argv;
  const env = { ...process.env, ...trusted.env };
  const said = spawnSync(program, words, { cwd: many, env, encoding: 'utf8' }).stderr;
  const [, digest] = /ODPM_TRUST_DIGEST=(\w+)/.exec(said) ?? [];
  trusted.env = { ...trusted.env, ODPM_TRUST_DIGEST: digest };
  const modules = Array.from({ length: count }, (_, at) => `empty/part${at}.mjs`);
  for (const path of modules) put(join(folder, path), 'export default {};\n');
  put(join(folder, 'all.mjs'), modules.map((path) => `await import('./${path}');\n`).join(''));
  put(join(folder, 'none.mjs'), '');
  const node = (file) => ({ argv: [process.execPath, join(folder, file)] });
  return { many, trusted, all: node('all.mjs'), none: node('none.mjs') };
}

/** What plugins cost: a plan, and a command that only reads. */
export function pluginRows({ folder, project, odpm, row }) {
  const { many, trusted, all, none } = given({ folder, project, odpm });
  const rounds = 21;
  const modules = compare(all, none, rounds);
  const plans = compare(trusted, odpm('plan', '--no-docker'), rounds);
  const subject = plans.subject - (modules.subject - modules.reference);
  const validate = odpm('manifest', 'validate');
  return [
    row('plan --no-docker, 50 plugins less 50 empty modules : none', 1.5, {
      ...plans,
      subject,
      ratio: subject / plans.reference,
    }),
    row(
      'manifest validate, 50 plugins : none',
      1.1,
      compare({ ...validate, folder: many }, validate, rounds),
    ),
  ];
}
