export { contributed } from './contributed.ts';
export { overlay } from './overlay.ts';
