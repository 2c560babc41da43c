// C0 and C1 controls, bidirectional overrides, zero-width marks, line separators: what could move a cursor or hide text.
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

const spelled = (char: string): string => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;

// Colours and movements of the cursor, as programs send them to terminals (ECMA-48, control sequences).
const sequences = /\u001b\[[0-?]*[ -/]*[@-~]/gu;

/** A line of a program's output without its colours. */
export const uncoloured = (text: string): string => text.replaceAll(sequences, '');

/** Text from files or programs as it can be shown: control characters become `\u{1b}`; tab and line feed stay. */
export const visible = (text: string): string => text.replaceAll(unseen, spelled);

/** As `visible`, for what takes one line: nothing in it can look like the next row. */
export const inLine = (text: string): string => visible(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
