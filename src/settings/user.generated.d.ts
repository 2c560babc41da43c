export interface Flaw {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The part of the schema that has the keyword. */
  readonly parentSchema?: {
    readonly type?: string | readonly string[];
    readonly examples?: readonly unknown[];
    readonly properties?: Readonly<Record<string, unknown>>;
  };
  /** The key that is wrong, where one is. */
  readonly propertyName?: string;
}

/** Makes the validator that tells every flaw. */
export function thorough(): {
  (data: unknown): boolean;
  errors?: readonly Flaw[] | null;
};
