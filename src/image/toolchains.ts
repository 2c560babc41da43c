import type { ProjectView, ToolchainProvider, Tools } from '../model/index.ts';
import { toolchainRows } from './images.generated.ts';
import type { ToolchainRow } from './images.generated.ts';

const minorOf = (python: string): number => Number(python.split('.')[1]);

/** Of a version of Odoo; one without a number is newer than all. */
const majorOf = (odoo: string): number => Number(/\d+/.exec(odoo)?.[0] ?? Infinity);

/** What Python itself has; before 3.12 it brings setuptools, which older versions of Odoo import. */
const venv = ['{base}', '-m', 'venv', '{folder}'];

function installerOf({ installer }: ToolchainRow, { python }: ProjectView): Pick<Tools, 'installer'> {
  if (!installer) return {};
  const { create, createFrom, install } = installer;
  const early = createFrom !== undefined && minorOf(python) < minorOf(createFrom);
  return { installer: { create: early ? venv : create, install } };
}

/** The rows stand in the order in which they are asked, all of them before those of plugins that say nothing. */
const toolchainOf = (row: ToolchainRow, index: number): ToolchainProvider => {
  const {
    accept: { python, odooUpTo },
    requirements,
    packages,
    lines,
  } = row;
  return {
    priority: 10 * (index + 1),
    accept(project) {
      if (python !== undefined && minorOf(project.python) < minorOf(python))
        return `it needs Python ${python}`;
      if (odooUpTo !== undefined && majorOf(project.odooVersion) > odooUpTo)
        return `it is for Odoo up to ${String(odooUpTo)}`;
      return true;
    },
    build: (project) => ({ requirements, packages, lines, ...installerOf(row, project) }),
  };
};

/** Name → toolchain. */
export const toolchains: ReadonlyMap<string, ToolchainProvider> = new Map(
  toolchainRows.map((row, index) => [row.name, toolchainOf(row, index)]),
);
