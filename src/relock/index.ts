export { compared } from './compared.ts';
export { relocked } from './relocked.ts';
