const outside = (line: string): string =>
  line.startsWith('## ') ? line.slice(3).toUpperCase() : line.replace(/^# /, '');

/** A page in Markdown → the same for a terminal: headings without marks, code without fences, moved to the right. */
export function asPlainText(page: string): string {
  let indent: string | undefined;
  const lines = page.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      // What odpm prints is moved by itself, and as wide as a terminal.
      const within = line.startsWith('```console') ? '' : '  ';
      indent = indent === undefined ? within : undefined;
      return [];
    }
    if (indent === undefined) return [outside(line)];
    return [line === '' ? '' : `${indent}${line}`];
  });
  return lines.join('\n');
}
