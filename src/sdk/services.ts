import type { ServiceSpec } from '../model/index.ts';

/** Catches the mails that Odoo sends, at `mailpit:1025`, and shows them at port 8025 of this machine. */
export const MAILPIT_SERVICE = {
  image: 'axllent/mailpit',
  ports: ['8025:8025', '1025:1025'],
  environment: { MP_DATABASE: '/data/mailpit.db' },
  volumes: ['mailpit:/data'],
} satisfies ServiceSpec;

/** A store for sessions and caches at `redis:6379`, for the other services alone. */
export const REDIS_SERVICE = {
  image: 'redis:8',
  volumes: ['redis:/data'],
  healthcheck: { test: ['CMD', 'redis-cli', 'ping'], interval: '5s', timeout: '3s', retries: 10 },
} satisfies ServiceSpec;

/** A web server at port 8080 of this machine; what it serves stands in its Caddyfile. */
export const CADDY_SERVICE = {
  image: 'caddy:2',
  ports: ['8080:80'],
  volumes: ['caddy:/data'],
} satisfies ServiceSpec;
