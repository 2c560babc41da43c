interface Flaw {
  /** JSON Pointer into what was checked. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Validate {
  (data: unknown): boolean;
  errors?: readonly Flaw[] | null;
}

export function thorough(): Validate;
