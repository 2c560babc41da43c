import { format, json } from './row.ts';
import type { Command } from './row.ts';

/** The commands of `odpm plugins`. */
export const pluginRows: readonly Command[] = [
  {
    name: 'plugins list',
    summary:
      'Show the plugins of the project: version, origin, and whether they are on. None of their code runs.',
    options: [format, json],
    examples: [
      ['odpm plugins list', 'what the project has'],
      ['odpm plugins list --json', 'for programs'],
    ],
    load: () => import('../verbs/plugins/list.ts'),
  },
  {
    name: 'plugins info',
    summary:
      'Show what is known of a plugin without running it: what it declares, and what is wrong with it.',
    args: '<name>',
    options: [format, json],
    examples: [['odpm plugins info mailpit', 'one of them']],
    load: () => import('../verbs/plugins/info.ts'),
  },
  {
    name: 'plugins check',
    summary:
      'Run plugins twice, and check that they keep the rules: the plugin of this folder, else all of the project.',
    args: '[name]',
    options: [{ flags: '--trust', summary: 'Trust the code of the project, for this run.' }, format, json],
    examples: [
      ['odpm plugins check', 'all of the project, or the plugin of this folder'],
      ['odpm plugins check mailpit', 'one of the project'],
    ],
    load: () => import('../verbs/plugins/check.ts'),
  },
  {
    name: 'plugins install',
    summary:
      'Install the packages of plugins that the manifest names, or add one to it. None of their code runs.',
    args: '[package]',
    options: [
      { flags: '--write', summary: 'Write the manifest without asking.' },
      { flags: '--frozen', summary: 'Fail where the lock does not match the manifest.' },
    ],
    examples: [
      ['odpm plugins install', 'what odpm.json names, as it is locked'],
      ['odpm plugins install odpm-plugin-traefik', 'the newest version of one more; again, to update it'],
      ['odpm plugins install odpm-plugin-traefik@file:vendor/traefik-1.2.0.tgz', 'from a file'],
    ],
    load: () => import('../verbs/plugins/install.ts'),
  },
  {
    name: 'plugins uninstall',
    summary: 'Take a package out of the manifest, and remove it; the data of its plugin stays.',
    args: '<package>',
    options: [{ flags: '--write', summary: 'Write the manifest without asking.' }],
    examples: [['odpm plugins uninstall odpm-plugin-traefik', 'show the change, ask, and remove it']],
    load: () => import('../verbs/plugins/uninstall.ts'),
  },
  {
    name: 'plugins enable',
    summary: 'Switch a plugin on again that "odpm plugins disable" switched off.',
    args: '<plugin>',
    options: [],
    examples: [['odpm plugins enable mailpit', 'take it out of user_settings.json']],
    load: () => import('../verbs/plugins/enable.ts'),
  },
  {
    name: 'plugins disable',
    summary: 'Switch a plugin off for yourself, in user_settings.json.',
    args: '<plugin>',
    options: [],
    examples: [['odpm plugins disable mailpit', 'the next "odpm up" runs without it']],
    load: () => import('../verbs/plugins/disable.ts'),
  },
  {
    name: 'plugins new',
    summary: 'Make the folder of a new plugin: a package in TypeScript, with a test that passes.',
    args: '<name>',
    options: [],
    examples: [['odpm plugins new greeting', 'then, in its folder: npm install && npm test']],
    load: () => import('../verbs/plugins/new.ts'),
  },
  {
    name: 'plugins link',
    summary: "Link a plugin's folder to this odpm, for types and tests: in a fresh clone of a plugin.",
    options: [],
    examples: [['odpm plugins link', 'in the folder of the plugin']],
    load: () => import('../verbs/plugins/link.ts'),
  },
  {
    name: 'plugins stats',
    summary: 'Show how often each part of each plugin ran and failed in the last runs, and how long it took.',
    options: [format, json],
    examples: [['odpm plugins stats', 'of the last 50 runs that changed something']],
    load: () => import('../verbs/plugins/stats.ts'),
  },
];
