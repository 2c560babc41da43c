import type { Command, Option } from 'commander';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { program } from '../src/cli/program.ts';
import { table } from '../src/cli/table.ts';
import { steps as composeSteps } from '../src/compose/index.ts';
import { steps as engineSteps } from '../src/engine/index.ts';
import { steps as hooksSteps } from '../src/hooks/index.ts';
import { steps as imageSteps } from '../src/image/index.ts';
import type { CommandRow } from '../src/model/index.ts';
import { phases, reasons } from '../src/model/index.ts';
import { steps as odooSteps } from '../src/odoo/index.ts';
import { loadStep } from '../src/plugins/own.ts';
import { order } from '../src/prepare/index.ts';
import { steps as sourcesSteps } from '../src/sources/index.ts';
import { steps as takeoverSteps } from '../src/takeover/index.ts';

const exitCodes = [
  ['0', 'Done, or nothing to do.'],
  ['1', 'Something that odpm called failed: a program, a hook, or the system (disk full, no permission).'],
  ['2', 'Only with `plan --detailed-exitcode` or `plan --strict`: something would change.'],
  ['3', "The project's files, or a file given to the command, have a problem."],
  ['4', 'Not trusted.'],
  ['5', 'Another odpm holds the project.'],
  ['6', 'Something needed is missing or silent, or a port is taken.'],
  ['7', 'Refused to overwrite: a generated file was edited, or something else is in its place.'],
  ['64', 'Wrong usage.'],
  ['70', 'A bug in odpm.'],
  ['130, 143', 'Interrupted, terminated; what ran was ended in order.'],
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '\\<');

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const optionsOf = (options: readonly Pick<Option, 'flags' | 'description' | 'argChoices'>[]): string =>
  tableOf(
    ['Option', 'Meaning'],
    options.map(({ flags, description, argChoices: choices }) => {
      const said = choices ? ` One of ${choices.join(', ')}.` : '';
      return [`\`${flags}\``, cell(`${description}${said}`)];
    }),
  );

function commandPage({ name, summary, args, options, passes, examples }: CommandRow): string {
  const words = [`odpm ${name}`, '[options]', args, passes === undefined ? undefined : '[-- arguments]'];
  const own = options.map(({ flags, summary: description, choices }) => ({
    flags,
    description,
    ...(choices && { argChoices: [...choices] }),
  }));
  const lines = examples.map(([line, what]) => `$ ${line}  # ${what}`).join('\n');
  return [
    `## odpm ${name}\n\n${summary}\n\n\`${words.filter((word) => word !== undefined).join(' ')}\``,
    ...(passes === undefined ? [] : [`Words behind \`--\` go to ${passes}.`]),
    ...(own.length > 0 ? [optionsOf(own)] : []),
    `\`\`\`console\n${lines}\n\`\`\``,
  ].join('\n\n');
}

const page = (parts: readonly string[]): Promise<string> =>
  format(`${parts.join('\n\n')}\n`, { parser: 'markdown', printWidth: 110, singleQuote: true });

test('docs/reference/cli.md says what the command table says', async () => {
  const silent = { out: () => undefined, err: () => undefined };
  const root: Command = program(table, silent, () => undefined);
  const text = await page([
    '<!-- Made from src/cli/table.ts by `npx vitest run test/reference.test.ts -u`. -->',
    '# Commands',
    'What a command answers goes to stdout; everything else, questions too, goes to stderr.',
    ...table.map(commandPage),
    `## Options of every command\n\n${optionsOf(root.options)}`,
    `\`ODPM_PROJECT_DIR\` in the environment names the project folder where \`-C\` does not; \`NO_COLOR\` and \`FORCE_COLOR\` are respected.`,
    `## Exit codes\n\n${tableOf(['Code', 'Meaning'], exitCodes)}`,
  ]);
  await expect(text).toMatchFileSnapshot('../docs/reference/cli.md');
});

test('docs/reference/steps.md says what the steps say of themselves', async () => {
  const all = [
    [{ ...loadStep, required: true }],
    sourcesSteps,
    imageSteps,
    odooSteps,
    composeSteps,
    hooksSteps,
    engineSteps,
    takeoverSteps,
  ].flat();
  const steps = new Map(all.map((step) => [step.id, step]));
  const rows = order.flatMap((id) => steps.get(id) ?? []);
  expect(rows.map(({ id }) => id)).toEqual(order);
  const text = await page([
    '<!-- Made from the registered steps by `npx vitest run test/reference.test.ts -u`. -->',
    '# Steps',
    'Every step of `odpm plan` and `odpm up`, in order. What the verdicts mean is in [plan and up](../guide/plan-and-up.md#verdicts).',
    ...phases.map((phase) => {
      const inPhase = rows.filter((step) => step.phase === phase);
      const cells = inPhase.map(({ id, description, required }) => [
        `\`${id}\``,
        cell(description),
        typeof required === 'function' ? 'where it applies' : required ? 'yes' : 'no',
      ]);
      return `## ${phase}\n\n${tableOf(['Step', 'What it does', 'Required'], cells)}`;
    }),
    `## Reasons\n\nWhy a step answers as it does, as \`odpm plan --format json\` says it. Of a blocked step it is the code of its problem.`,
    tableOf(
      ['Reason', 'Means'],
      Object.entries(reasons).map(([reason, meaning]) => [`\`${reason}\``, cell(meaning)]),
    ),
  ]);
  await expect(text).toMatchFileSnapshot('../docs/reference/steps.md');
});
