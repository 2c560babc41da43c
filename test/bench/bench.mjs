import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { largeProject, peakMemory, repositoriesProject, servicesProject } from './large.mjs';
import { compare } from './measure.mjs';
import { pluginRows } from './plugins.mjs';
import { freePorts } from './ports.mjs';
import { sourcesRows } from './sources.mjs';
import { stackRows } from './stack.mjs';

// `npm run bench`: how many times as long as the smallest thing that could do the same. With --strict a row over
// its bound is a failure; without, a busy machine fails nothing. `npm run bench -- plugins` and `-- sources` measure those rows
// alone.

const entry = resolve('bin/odpm.cjs');
const folder = mkdtempSync(join(tmpdir(), 'odpm-bench-'));
// Its name is that of its volumes: those of the demo are somebody's.
const project = join(folder, `odpm-bench-${process.pid}`);

const given = process.env.ODOO_PLATFORM_DIR;
const env = {
  ...(await freePorts(['ODOO_PORT', 'GEVENT_PORT', 'POSTGRES_PORT', 'DEBUGGER_PORT', 'MAILPIT_PORT'])),
  ODPM_HOME: folder,
  ODOO_PLATFORM_DIR: given ?? join(project, 'no-odoo'),
};
const odpm = (...words) => ({ argv: [process.execPath, entry, ...words], folder: project, env });

const nothing = { argv: [process.execPath, '-e', '0'] };

const row = (name, bound, { subject, reference, ratio }) => ({
  row: name,
  milliseconds: `${subject.toFixed(1)} : ${reference.toFixed(1)}`,
  ratio: ratio.toFixed(2),
  bound: bound.toFixed(2),
  verdict: ratio <= bound ? 'ok' : 'over',
});

/** The example a hundred times, each in a folder of its own. */
function many() {
  const folders = Array.from({ length: 100 }, (_, index) => join(folder, 'many', String(index)));
  for (const each of folders) cpSync('fixtures/demo/odpm.json', join(each, 'odpm.json'));
  return folders;
}

function memory(name, bound, megabytes) {
  const verdict = megabytes <= bound ? 'ok' : 'over';
  return { row: name, milliseconds: '', ratio: megabytes.toFixed(0), bound: String(bound), verdict };
}

function seconds(name, bound, { subject }) {
  const verdict = subject <= bound * 1000 ? 'ok' : 'over';
  return { row: name, milliseconds: subject.toFixed(1), ratio: '', bound: bound.toFixed(2), verdict };
}

/** Plans of many repositories and of many services. */
function planRows() {
  const planned = (at) => ({ ...odpm('plan', '--no-docker'), folder: at });
  const [many, few] = [1000, 100].map((count) => planned(servicesProject(folder, count)));
  const times = compare(many, few, 7);
  return [
    row(
      'plan --no-docker, 10 repositories : node -e 0',
      2.2,
      compare(planned(repositoriesProject(folder, 10)), nothing, 31),
    ),
    row('plan --no-docker, 1 000 services : 100 services', 12, times),
    seconds('plan --no-docker, 1 000 services: seconds at most', 1.5, times),
    memory('plan --no-docker, 1 000 services: megabytes at most', 150, peakMemory(many)),
  ];
}

function rows() {
  const large = { ...odpm('manifest', 'validate'), folder: largeProject(folder) };
  return [
    row('--version : node -e 0', 1.1, compare(odpm('--version'), nothing, 41)),
    row('manifest validate : node -e 0', 1.6, compare(odpm('manifest', 'validate'), nothing, 31)),
    row('manifest validate, 1 000 lines : node -e 0', 1.8, compare(large, nothing, 31)),
    memory('manifest validate, 1 000 lines: megabytes at most', 100, peakMemory(large)),
    row(
      'manifest validate, 100 manifests : node -e 0',
      3,
      compare(odpm('manifest', 'validate', ...many()), nothing, 31),
    ),
    row('config show : node -e 0', 2, compare(odpm('config', 'show'), nothing, 31)),
    row('explain a value : node -e 0', 2, compare(odpm('explain', '/services/mailpit/image'), nothing, 31)),
    row('explain a problem : node -e 0', 2, compare(odpm('explain', 'manifest/not-json'), nothing, 31)),
    row('plan --no-docker : node -e 0', 2, compare(odpm('plan', '--no-docker'), nothing, 31)),
    ...planRows(),
  ];
}

function show(table) {
  const columns = ['row', 'milliseconds', 'ratio', 'bound', 'verdict'];
  const widths = columns.map((column) =>
    Math.max(column.length, ...table.map((line) => line[column].length)),
  );
  const line = (cells) =>
    `${cells
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd()}\n`;
  process.stdout.write(
    [columns, ...table.map((it) => columns.map((column) => it[column]))].map(line).join(''),
  );
}

const engineAnswers = () =>
  spawnSync('docker', ['version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

try {
  cpSync('fixtures/demo', project, { recursive: true, filter: (path) => basename(path) !== '.odpm' });
  const parts = {
    rows,
    plugins: () => pluginRows({ folder, project, odpm, row }),
    sources: () => sourcesRows({ folder, odpm, row, seconds }),
  };
  const alone = Object.keys(parts).find((name) => process.argv.includes(name));
  const table = [];
  for (const name of alone === undefined ? Object.keys(parts) : [alone]) table.push(...(await parts[name]()));
  if (alone !== undefined) process.stderr.write(`bench: rows of ${alone} alone\n`);
  else if (given && existsSync(given) && engineAnswers()) table.push(...stackRows({ odpm, project, row }));
  else process.stderr.write('bench: no engine or no ODOO_PLATFORM_DIR; the rows of `up` are left out\n');
  show(table);
  if (process.argv.includes('--strict') && table.some(({ verdict }) => verdict === 'over'))
    process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
