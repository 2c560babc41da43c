type Emit = (warning: unknown, ...rest: readonly unknown[]) => void;

interface Options {
  readonly type?: unknown;
  readonly code?: unknown;
}

function optionsOf([second, third]: readonly unknown[]): Options {
  return typeof second === 'object' && second !== null ? second : { type: second, code: third };
}

/**
 * Keeps two kinds of Node's warnings to itself that whoever runs a plugin can do nothing about: of features that
 * may still change, and of a `package.json` above it, the project's, that says no `type`.
 */
export function quietWarnings(theirs: () => boolean): void {
  const own = process as unknown as { emitWarning: Emit };
  const { emitWarning } = own;
  own.emitWarning = (warning, ...rest) => {
    const { type, code } = optionsOf(rest);
    const idle = type === 'ExperimentalWarning' || code === 'MODULE_TYPELESS_PACKAGE_JSON';
    if (!idle || !theirs()) emitWarning.call(process, warning, ...rest);
  };
}
