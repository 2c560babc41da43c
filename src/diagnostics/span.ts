/** A place in a text file. Lines and columns count from 1; columns and length are UTF-16 units. */
export interface Span {
  /** As it is shown: relative to the project folder where it lies in it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The line as written; `undefined` for files that may hold secrets, which are never quoted. */
  readonly text: string | undefined;
  /** In a JSON file: what stands there, or what is missing there, as a JSON Pointer into that file. */
  readonly pointer?: string;
}
