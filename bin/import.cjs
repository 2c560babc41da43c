'use strict';

/**
 * The module at a URL. The bundle is run as a script, and a test through a bundler: neither has an `import()` that is
 * Node's own.
 * @param {string} url
 * @returns {Promise<unknown>}
 */
module.exports = (url) => import(url);
