/** What Ajv's code notes of each flaw, and how it hands that up; what is left counts flaws. */
const notes: readonly (readonly [RegExp, string])[] = [
  [/const err\d+ = \{instancePath[:,].*?\};(?=if\(vErrors)/g, ''],
  [/validate\d+\.errors = \[\{instancePath[:,].*?\}\];(?=return false;)/g, ''],
  [/if\(vErrors === null\)\{vErrors = \[err\d+\];\}else \{vErrors\.push\(err\d+\);\}/g, ''],
  [
    /vErrors = vErrors === null \? validate\d+\.errors : vErrors\.concat\(validate\d+\.errors\);errors = vErrors\.length;/g,
    'errors++;',
  ],
  [/if\(vErrors !== null\)\{if\(_errs\d+\)\{vErrors\.length = _errs\d+;\}else \{vErrors = null;\}\}/g, ''],
  [/validate\d+\.errors = vErrors;/g, ''],
  [/let vErrors = null;/g, ''],
  [/, ?\{instancePath[^{}]*?,parentData[^{}]*\}\)/g, ')'],
  [/\(data, ?\{instancePath=""[^}]*\}=\{\}\)/g, '(data)'],
];

/** Of the schema itself the code looks up names of members and listed values alone. */
function lookedUp(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const { properties, enum: listed } = node as { properties?: object; enum?: unknown };
  return {
    ...(properties && { properties: Object.fromEntries(Object.keys(properties).map((key) => [key, 0])) }),
    ...(listed !== undefined && { enum: listed }),
  };
}

const constant = /(const schema\d+ = )(\{.*?\});(?=const |function |export )/g;

/**
 * Ajv's code without what it says of flaws: enough for yes or no, at a fraction of the size. Every start loads it.
 */
export function lean(code: string): string {
  const counted = notes.reduce((text, [pattern, instead]) => text.replaceAll(pattern, instead), code);
  return counted.replaceAll(constant, (_, head: string, json: string) => {
    return `${head}${JSON.stringify(lookedUp(JSON.parse(json)))};`;
  });
}
