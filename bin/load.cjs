'use strict';

const fs = require('fs');
const path = require('path');
const vm = require('vm');

const dist = path.join(__dirname, '..', 'dist');
const modules = new Map();
const scripts = new Map();

/** Functions, which a stand-in is not; and those that are always there, and often asked. */
const asTheyAre = /^(node:)?(assert|events|fs|module|path|process|stream)$/;

/**
 * Stands in for a module of Node's, which is loaded when something of it is first used: for most commands
 * never. Of the time of an empty program `node:crypto` takes a fifth, `node:net` and `node:tty` a tenth.
 * Not by `require`: what is hooked into it for plugins uses some of them.
 */
function whenUsed(id) {
  let module;
  const loaded = () => (module ??= process.getBuiltinModule(id));
  return new Proxy({}, { get: (_, name) => loaded()[name], ownKeys: () => Reflect.ownKeys(loaded()) });
}

/** What V8 kept when this file was built: taken by the same V8, refused and not missed by any other. */
function compiled(file) {
  try {
    return fs.readFileSync(`${file}.cache`);
  } catch {
    return undefined;
  }
}

function run(file, module) {
  const text = `(function (exports, require, module) {${fs.readFileSync(file, 'latin1')}\n})`;
  const script = new vm.Script(text, { filename: file, cachedData: compiled(file) });
  scripts.set(file, script);
  script.runInThisContext()(module.exports, load, module);
}

/**
 * A module of the bundle, by the name that the others know it by (`./main.cjs`), or one of Node's. Instead of
 * `require`, which neither keeps what was compiled nor knows that there is nothing to search for.
 * @param {string} id
 */
function load(id) {
  const known = modules.get(id);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(id, module);
  if (id.startsWith('./')) run(path.join(dist, id), module);
  else module.exports = asTheyAre.test(id) ? require(id) : whenUsed(id);
  return module.exports;
}

/** Keeps what V8 has compiled until now, for the starts to come. The build does this once. */
function keepCompiled() {
  for (const [file, script] of scripts) fs.writeFileSync(`${file}.cache`, script.createCachedData());
}

module.exports = { load, keepCompiled };
