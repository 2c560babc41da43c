import { problem } from '../diagnostics/index.ts';

export const badConfLine = problem('odoo/bad-conf-line', {
  message: () => 'this line is neither a section, an option nor a comment',
  fix: () => 'Write "[options]" above the options, and each as "name = value".',
});

export const twiceInConf = problem('odoo/twice-in-conf', {
  message: () => 'this section or option is already in the file, and Odoo refuses duplicates',
  fix: () => 'Keep one of them; names of options are not case-sensitive.',
});

export const danglingConf = problem('odoo/dangling-conf', {
  exit: 7,
  message: (f: { path: string }) => `${f.path} is a symbolic link to nothing`,
  fix: () => 'Create the file that the link points to, or delete the link: odpm writes a file of its own.',
});

export const confNotAFile = problem('odoo/conf-not-a-file', {
  exit: 7,
  message: (f: { path: string }) => `${f.path} is not a file`,
  fix: () => 'Move it away: odpm writes a file of its own.',
});

export const noSuchModule = problem('odoo/no-such-module', {
  exit: 64,
  message: (f: { name: string; near: string | undefined }) => `no add-ons folder holds a module "${f.name}"`,
  fix: (f) =>
    f.near === undefined
      ? 'Name modules by their folders, as in the repositories of odpm.json.'
      : `Did you mean ${f.near}?`,
});

export const notOurs = problem('odoo/not-ours', {
  exit: 7,
  message: (f: { path: string }) =>
    `${f.path} is not a regular file, and containers would read what it points to`,
  fix: (f) => `Delete ${f.path}: odpm writes its own.`,
});

export const ownDebugger = problem('odoo/own-debugger', {
  severity: 'warning',
  message: (f: { theirs: string; ours: string }) =>
    `"${f.theirs}" is installed instead of ${f.ours}, which odpm debugs with`,
  fix: () => 'Remove the line if the debugger of your IDE cannot connect.',
});

interface Usual {
  readonly option: string;
  /** Of user_settings.json. */
  readonly key: string;
}

export const noUsualModules = problem('odoo/no-usual-modules', {
  exit: 64,
  message: (f: Usual) => `--${f.option} has no list, and user_settings.json has no ${f.key}`,
  fix: (f) => `Name modules, --${f.option} my_module, or write "${f.key}": ["my_module"].`,
});
