#!/usr/bin/env node
// The entry is CommonJS because an empty ES module alone costs more than `odpm --version` may take. Its
// syntax is that of Node 12, so that an old Node gets a sentence and no stack.
'use strict';

var fs = require('fs');
var path = require('path');

var folder = path.dirname(__dirname);
var argv = process.argv.slice(2);

/** Ends the process with one line on stderr. */
function give(up, code) {
  process.exitCode = code;
  process.stderr.write('odpm: ' + up + '\n');
}

function tooOld(version) {
  var parts = version.split('.').map(Number);
  return parts[0] < 20 || (parts[0] === 20 && parts[1] < 19);
}

/** Straight to the descriptor: setting up `process.stdout` costs more than all of the rest. */
function printVersion() {
  var text = require('../package.json').version + '\n';
  try {
    fs.writeSync(1, text);
  } catch (error) {
    if (error.code === 'EAGAIN') process.stdout.write(text);
    else if (error.code !== 'EPIPE') give('cannot write output (' + error.code + ')', 1);
  }
}

/** The host says here how it takes an error that a plugin left behind. */
var strays = {};

/** Whether somebody has said how it ended. */
var told = false;

function bug(error) {
  if (strays.take && strays.take(error)) return;
  told = true;
  const { report } = require('./bug.cjs');
  fs.writeSync(2, report(error, folder, argv));
  process.exit(70);
}

function start() {
  if (!fs.existsSync(path.join(folder, 'dist', 'main.cjs'))) {
    return give('it has not been built; run "npm run build" in ' + folder, 6);
  }
  process.on('uncaughtException', bug);
  process.on('unhandledRejection', bug);
  // Where nothing is left to wait for, Node ends a program that is not done with 0.
  process.exitCode = 70;
  process.on('exit', function (code) {
    if (code === 70 && !told) fs.writeSync(2, 'odpm: it ended before it was done\n');
  });
  Promise.resolve()
    .then(function () {
      const { load } = require('./load.cjs');
      return load('./main.cjs').main(argv, folder, strays);
    })
    .then(function (code) {
      told = true;
      process.exitCode = code;
    }, bug);
}

if (tooOld(process.versions.node)) {
  give('Node.js 20.19 or newer is needed; this is ' + process.versions.node, 6);
} else if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  printVersion();
} else {
  start();
}
