// C0 and C1 controls, bidirectional overrides, zero-width marks, line separators: what could move a cursor or hide text.
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

const spelled = (char: string): string => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;

/** Text from files or programs as it can be shown: control characters become `\u{1b}`; tab and line feed stay. */
export const visible = (text: string): string => text.replaceAll(unseen, spelled);
