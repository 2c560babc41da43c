import { Document, isScalar, visit } from 'yaml';
import type { Json } from '../base/index.ts';

const plain = /^[A-Za-z/][A-Za-z0-9_./-]*$/;
/** Words that YAML 1.1 reads as booleans or null. */
const special = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** What JSON leaves as it is, and YAML takes for a line break within quotes or does not take at all. */
const unfit = /[\x7f-\x9f\u2028\u2029\ufffe\uffff]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** YAML that Compose and a YAML 1.1 reader read alike: a string is bare only when no reader could take it for anything else. */
export function toYaml(value: Json): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      if (isScalar(node) && typeof node.value === 'string') {
        node.type = plain.test(node.value) && !special.test(node.value) ? 'PLAIN' : 'QUOTE_DOUBLE';
      }
    },
  });
  return document.toString({ lineWidth: 0, doubleQuotedAsJSON: true }).replace(unfit, escaped);
}
