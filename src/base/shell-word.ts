/** A text as one word of a shell, for commands that a person copies; never an option of the program. */
export function shellWord(text: string): string {
  const safe = text.startsWith('-') ? `./${text}` : text;
  return /^[\w@%+=:,./-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", `'\\''`)}'`;
}
