import type { OptionRow } from '../model/index.ts';
import { lockRow } from './lock-row.ts';
import { pluginRows } from './plugin-rows.ts';
import { format, json, scenario } from './row.ts';
import type { Command } from './row.ts';

export type { Command };

const noDocker: OptionRow = { flags: '--no-docker', summary: 'Ask Docker nothing.' };
const skipStart: OptionRow = {
  flags: '--skip-start',
  summary: 'Prepare the files; build and start nothing.',
};
const buildAnew: OptionRow = {
  flags: '--build',
  summary: 'Build images again although they exist, with what the network has today.',
};
const replace: OptionRow = {
  flags: '--replace <files>',
  summary:
    'Give up edits of these generated files (comma-separated); copies are kept in .odpm/state/replaced.',
};
const noGitUpdate: OptionRow = {
  flags: '--no-git-update',
  summary: 'Use repositories as they are on disk: nothing is fetched, cloned or checked out.',
};

const noPlugins: OptionRow = {
  flags: '--no-plugins',
  summary: 'Leave out all plugins, for this run.',
};

const modules: readonly OptionRow[] = [
  { flags: '--database <name>', summary: 'Work on this database; it is made when it does not exist.' },
  {
    flags: '-i, --install [list]',
    summary:
      'Install these modules (comma-separated) in the database; without a list init_modules of user_settings.json.',
  },
  {
    flags: '-u, --update [list]',
    summary: 'Update these modules (comma-separated) in the database; without a list update_modules.',
  },
  { flags: '-t, --test', summary: 'Run the tests of these modules and end with their result.' },
];

/** Every command. Help, the reference page and the parser are made from these rows; a verb is loaded when it is called. */
export const table: readonly Command[] = [
  {
    name: 'manifest validate',
    summary: 'Check odpm.json files: everything that is wrong, where, and what to write instead.',
    args: '[files...]',
    options: [
      { flags: '--strict', summary: 'Fail on warnings too.' },
      {
        flags: '--format <format>',
        summary: 'How problems are printed; on GitHub Actions the default is github.',
        choices: ['text', 'json', 'github'],
      },
      json,
    ],
    examples: [
      ['odpm manifest validate', 'the project of this folder'],
      ['odpm manifest validate odpm.json other/', 'files and folders by name'],
      ['odpm manifest validate --strict --format json', 'for programs, warnings count'],
    ],
    load: () => import('../verbs/manifest/validate.ts'),
  },
  {
    name: 'manifest migrate',
    summary: 'Show a flat odpm.json (version 1) as version 2, or write it.',
    args: '[file]',
    options: [{ flags: '--write', summary: 'Write the file instead of showing its changes.' }, format],
    examples: [
      ['odpm manifest migrate', 'look at the changes'],
      ['odpm manifest migrate --write', 'make them'],
    ],
    load: () => import('../verbs/manifest/migrate.ts'),
  },
  {
    name: 'manifest schema',
    summary: 'Print the JSON Schema of odpm.json, for editors.',
    args: '<version>',
    options: [],
    examples: [['odpm manifest schema v2', 'the schema of nested manifests']],
    load: () => import('../verbs/manifest/schema.ts'),
  },
  {
    name: 'plan',
    summary: 'Show what "odpm up" would do to this machine, and why. Changes nothing.',
    options: [
      {
        flags: '--format <format>',
        summary: 'A table for people, JSON for programs, Markdown for comments and summaries.',
        choices: ['table', 'json', 'markdown'],
      },
      json,
      { flags: '--diff', summary: 'Show the changed lines of every file.' },
      noDocker,
      skipStart,
      buildAnew,
      replace,
      noGitUpdate,
      noPlugins,
      scenario,
      ...modules,
      { flags: '--detailed-exitcode', summary: 'Exit with 2 when something would change.' },
      { flags: '--strict', summary: 'Exit with 2 when a required step would change something.' },
    ],
    passes: 'odoo-bin',
    examples: [
      ['odpm plan', 'what would happen'],
      ['odpm plan --diff --no-docker', 'the files alone, with their changes'],
      ['odpm plan --no-docker --format markdown --diff', 'a page for a comment on a change'],
    ],
    load: () => import('../verbs/plan.ts'),
  },
  {
    name: 'graph',
    summary: 'Show which repository depends on which, at what branch, and the commit of each.',
    options: [
      {
        flags: '--format <format>',
        summary: 'A tree for people, JSON for programs, Mermaid for pages, DOT for Graphviz.',
        choices: ['text', 'json', 'mermaid', 'dot'],
      },
      json,
      scenario,
    ],
    examples: [
      ['odpm graph', 'who depends on what'],
      ['odpm graph --format mermaid', 'a chart for a Markdown page'],
    ],
    load: () => import('../verbs/graph.ts'),
  },
  {
    name: 'up',
    summary: 'Do what the plan says and start the stack.',
    options: [
      { flags: '-d, --detach', summary: 'Return when the services are started.' },
      { flags: '--wait', summary: 'Return when the services are ready: healthy, or ended with 0.' },
      { flags: '--timeout <seconds>', summary: 'How long --wait waits; 300 by default.' },
      {
        flags: '--progress <mode>',
        summary: 'How progress is shown; tty in a terminal, else plain.',
        choices: ['tty', 'plain', 'json', 'quiet'],
      },
      skipStart,
      buildAnew,
      replace,
      noGitUpdate,
      noPlugins,
      scenario,
      ...modules,
      { flags: '--trust', summary: 'Trust what the project would run, for this run only.' },
    ],
    passes: 'odoo-bin',
    examples: [
      ['odpm up', 'start, and follow what the services print'],
      ['odpm up --wait --timeout 600', 'return when everything is healthy'],
      ['odpm up -d --database shop --install sale', 'in the background, with a module'],
      ['odpm up -- --log-level=debug', 'arguments for odoo-bin'],
    ],
    load: () => import('../verbs/up.ts'),
  },
  {
    name: 'down',
    summary: 'Stop the stack and remove its containers; volumes keep the data.',
    options: [
      { flags: '--no-hooks', summary: 'Leave out pre_down hooks.' },
      noPlugins,
      { flags: '--trust', summary: 'Trust what the project would run, for this run only.' },
    ],
    examples: [['odpm down', 'the stack of this folder']],
    load: () => import('../verbs/down.ts'),
  },
  {
    name: 'status',
    summary: 'Show the services of the stack: state, health, ports, addresses.',
    options: [noPlugins, format, json],
    examples: [
      ['odpm status', 'what runs, and where'],
      ['odpm status --json', 'for programs'],
    ],
    load: () => import('../verbs/status.ts'),
  },
  {
    name: 'logs',
    summary: 'Show what the services of the stack printed.',
    args: '[services...]',
    options: [
      { flags: '-f, --follow', summary: 'Follow new output, until Ctrl-C.' },
      { flags: '--tail <lines>', summary: 'Only the last lines of each service.' },
    ],
    examples: [
      ['odpm logs odoo --tail 100', 'the last lines of one'],
      ['odpm logs --follow', 'everything, as it comes'],
    ],
    load: () => import('../verbs/logs.ts'),
  },
  lockRow,
  {
    name: 'trust',
    summary: 'Show what the project would run on this machine, and ask whether you trust it.',
    options: [scenario],
    examples: [['odpm trust', 'look, then say yes or no']],
    load: () => import('../verbs/trust.ts'),
  },
  {
    name: 'untrust',
    summary: 'Forget that you trust what the project would run.',
    options: [],
    examples: [['odpm untrust', 'be asked again']],
    load: () => import('../verbs/untrust.ts'),
  },
  {
    name: 'config show',
    summary: 'Show what holds: the manifest after scenario, variables and defaults, and the settings.',
    args: '[pointer]',
    options: [scenario, format, json],
    examples: [
      ['odpm config show', 'everything, as JSON'],
      ['odpm config show /services --scenario server', 'a part of it, for another scenario'],
    ],
    load: () => import('../verbs/config/show.ts'),
  },
  {
    name: 'config diff',
    summary: 'Show how two scenarios differ.',
    args: '<scenario> <scenario>',
    options: [format, json],
    examples: [['odpm config diff developer server', 'what is different on the server']],
    load: () => import('../verbs/config/diff.ts'),
  },
  ...pluginRows,
  {
    name: 'explain',
    summary: 'Explain a problem by its code, or a value by its pointer: what it is, and what made it so.',
    args: '<what>',
    options: [scenario, format, json],
    examples: [
      ['odpm explain project/port-taken', 'what it means and how to fix it'],
      ['odpm explain /services/mailpit/image', 'which file, scenario and variable made it'],
      ['odpm explain /settings/ODOO_PORT', 'which layer won, and which lost'],
    ],
    load: ([word = '']) =>
      word.startsWith('/') ? import('../verbs/explain-value.ts') : import('../verbs/explain.ts'),
  },
];
