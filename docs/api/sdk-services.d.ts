/** Catches the mails that Odoo sends, at `mailpit:1025`, and shows them at port 8025 of this machine. */
export declare const MAILPIT_SERVICE: {
  image: string;
  ports: string[];
  environment: {
    MP_DATABASE: string;
  };
  volumes: string[];
};
/** A store for sessions and caches at `redis:6379`, for the other services alone. */
export declare const REDIS_SERVICE: {
  image: string;
  volumes: string[];
  healthcheck: {
    test: string[];
    interval: string;
    timeout: string;
    retries: number;
  };
};
/** A web server at port 8080 of this machine; what it serves stands in its Caddyfile. */
export declare const CADDY_SERVICE: {
  image: string;
  ports: string[];
  volumes: string[];
};

export {};
