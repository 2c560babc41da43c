/** An option of a command, as the command line spells it. */
export interface OptionRow {
  /** `-d, --detach`, `--database <name>`. */
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
}

/** A command: what help, the reference page and the parser know of it. */
export interface CommandRow {
  /** One or two words. */
  readonly name: string;
  readonly summary: string;
  /** `[files...]`, `<code>`; none: it takes no arguments. */
  readonly args?: string;
  readonly options: readonly OptionRow[];
  /** Whether words behind `--` are for another program. */
  readonly passes?: string;
  readonly examples: readonly (readonly [command: string, what: string])[];
}

/** A command as it was called. */
export interface Call {
  readonly args: readonly string[];
  /** By long name without dashes; flags are `true`. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Words behind `--`. */
  readonly passed: readonly string[];
  readonly globals: Globals;
}

export interface Globals {
  /** `-C`: the folder to work in. */
  readonly folder: string | undefined;
  readonly quiet: boolean;
  /** `-v`: plugins and times are told. */
  readonly verbose: boolean;
  /** `--no-input`: nothing is asked. */
  readonly input: boolean;
  /** `-y`: yes to what odpm offers; never to trust or loss of data. */
  readonly yes: boolean;
}

export const flag = ({ options }: Call, name: string): boolean => options[name] === true;

export function textOption({ options }: Call, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A comma list; empty when the option was not given. */
export const listOption = (call: Call, name: string): string[] =>
  (textOption(call, name) ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
