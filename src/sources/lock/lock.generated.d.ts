export interface Flaw {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Makes the validator that tells every flaw. */
export function thorough(): {
  (data: unknown): boolean;
  errors?: readonly Flaw[] | null;
};
