export { caddy } from './caddy/index.ts';
export { mailpit } from './mailpit/index.ts';
export { redis } from './redis/index.ts';
