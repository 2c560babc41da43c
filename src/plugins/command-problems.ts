import { closest, few } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

interface NoCommand {
  readonly plugin: string;
  readonly name: string;
  readonly known: readonly string[];
}

export const noCommand = problem('plugins/no-command', {
  exit: 64,
  message: (f: NoCommand) => `the plugin ${f.plugin} has no command "${f.name}"`,
  fix: (f) => {
    const near = closest(f.name, f.known);
    return near === undefined ? `Its commands: ${few(f.known)}.` : `Write "odpm ${f.plugin} ${near}".`;
  },
});

interface Hidden {
  /** Of the plugin. */
  readonly name: string;
}

export const commandHidden = problem('plugins/command-hidden', {
  severity: 'warning',
  message: ({ name }: Hidden) =>
    `commands of the plugin ${name} cannot be called: "odpm ${name}" is odpm's own`,
  fix: ({ name }) => `Give the plugin another name, such as "my-${name}".`,
});
