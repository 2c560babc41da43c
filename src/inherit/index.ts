export { beginning } from './beginning.ts';
export { exploring, isOn, needsOf } from './needs.ts';
