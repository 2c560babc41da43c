/** A part of the schema, as far as messages are made of it. */
export interface Part {
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly anyOf?: readonly Part[];
}

export interface Flaw {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The part of the schema that has the keyword. */
  readonly parentSchema?: Part;
  readonly schema?: unknown;
  readonly data?: unknown;
  /** The key that is wrong, where one is. */
  readonly propertyName?: string;
}

/** Makes the validator that tells every flaw. */
export function thorough(): {
  (data: unknown): boolean;
  errors?: readonly Flaw[] | null;
};
