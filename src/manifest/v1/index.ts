export { flatFields } from './fields.generated.ts';
export { fillings, flatOdooVersion, nest } from './nest.ts';
export { checkedFlat, flatValidators, isOnlyNested, readFlat } from './read.ts';
export { fieldsBelow, sift } from './sift.ts';
export type { Sifted } from './sift.ts';
