/** A node of our schemas: the keywords that they use. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly 'x-overlay'?: string;
  readonly 'x-substitute'?: string;
  readonly 'x-since'?: string;
  readonly 'x-becomes'?: string;
  readonly 'x-secret'?: boolean;
  readonly 'x-group'?: string;
  readonly 'x-process'?: boolean;
  readonly 'x-read-by'?: string;
}

/** A copy of a node that lacks some keywords. */
export const without = (node: Schema, keywords: readonly (keyof Schema)[]): Schema =>
  Object.fromEntries(Object.entries(node).filter(([keyword]) => !keywords.some((one) => one === keyword)));

/** A node with what its `$ref` brings; what the node says itself wins. */
export function resolved(node: Schema, root: Schema): Schema {
  if (node.$ref === undefined) return node;
  const segments = node.$ref.replace('#/', '').split('/');
  const target = segments.reduce<unknown>((at, segment) => (at as Record<string, unknown>)[segment], root);
  return { ...resolved(target as Schema, root), ...without(node, ['$ref']) };
}

export interface Place {
  /** JSON Pointer with `*` for any name or index. */
  readonly path: string;
  /** The JSON types that this node takes, where it is one of several. */
  readonly types: readonly string[] | undefined;
  readonly node: Schema;
  /** Versions that brought what it stands in. */
  readonly around: readonly string[];
}

const typesOf = ({ type }: Schema): readonly string[] => (typeof type === 'string' ? [type] : (type ?? []));

interface Walk {
  readonly branch: boolean;
  readonly around: readonly string[];
}

/** Every place below a node, in written order. */
export function places(root: Schema): Place[] {
  const walk = (written: Schema, path: string, { branch, around }: Walk): Place[] => {
    const node = resolved(written, root);
    const open = typeof node.additionalProperties === 'object' ? node.additionalProperties : node.items;
    const since = node['x-since'];
    const below = { branch: false, around: since === undefined ? around : [...around, since] };
    return [
      { path, types: branch ? typesOf(node) : undefined, node, around },
      ...Object.entries(node.properties ?? {}).flatMap(([key, next]) => walk(next, `${path}/${key}`, below)),
      ...(open ? walk(open, `${path}/*`, below) : []),
      ...(node.anyOf ?? []).flatMap((next) => walk(next, path, { ...below, branch: true })),
    ];
  };
  return walk(root, '', { branch: false, around: [] });
}

export const literal = (value: unknown): string => JSON.stringify(value, undefined, 2);
