'use strict';

const fs = require('fs');
const path = require('path');
const vm = require('vm');

const dist = path.join(__dirname, '..', 'dist');
const modules = new Map();
const scripts = new Map();

/** What V8 kept when this file was built: taken by the same V8, refused and not missed by any other. */
function compiled(file) {
  try {
    return fs.readFileSync(`${file}.cache`);
  } catch {
    return undefined;
  }
}

/**
 * A module of the bundle, by the name that the others know it by (`./main.cjs`), or one of Node's. Instead of
 * `require`, which neither keeps what was compiled nor knows that there is nothing to search for.
 * @param {string} id
 */
function load(id) {
  if (!id.startsWith('./')) return require(id);
  const known = modules.get(id);
  if (known) return known.exports;
  const file = path.join(dist, id);
  const text = `(function (exports, require, module) {${fs.readFileSync(file, 'latin1')}\n})`;
  const script = new vm.Script(text, { filename: file, cachedData: compiled(file) });
  const module = { exports: {} };
  modules.set(id, module);
  scripts.set(file, script);
  script.runInThisContext()(module.exports, load, module);
  return module.exports;
}

/** Keeps what V8 has compiled until now, for the starts to come. The build does this once. */
function keepCompiled() {
  for (const [file, script] of scripts) fs.writeFileSync(`${file}.cache`, script.createCachedData());
}

module.exports = { load, keepCompiled };
