import type { Installer, Project } from '../model/index.ts';
import { toolchainRows } from './images.generated.ts';
import type { ToolchainRow } from './images.generated.ts';

/** What a toolchain wants of an image. */
export interface Tools {
  /** Programs that pip installs beside the interpreter. */
  readonly requirements: readonly string[];
  /** Of the distribution. */
  readonly packages: readonly string[];
  /** Further lines of the Dockerfile. */
  readonly lines: readonly string[];
}

/** What fills the virtual environment of Odoo. */
interface Toolchain {
  readonly name: string;
  accept(project: Project): boolean;
  build(project: Project): Tools;
  installer(project: Project): Installer | undefined;
}

const minorOf = (python: string): number => Number(python.split('.')[1]);

/** Of a version of Odoo; one without a number is newer than all. */
const majorOf = (odoo: string): number => Number(/\d+/.exec(odoo)?.[0] ?? Infinity);

/** What Python itself has; before 3.12 it brings setuptools, which older versions of Odoo import. */
const venv = ['{base}', '-m', 'venv', '{folder}'];

function installerOf({ name, installer }: ToolchainRow, { python }: Project): Installer | undefined {
  if (!installer) return undefined;
  const { create, createFrom, install } = installer;
  const early = createFrom !== undefined && minorOf(python) < minorOf(createFrom);
  return { name, create: early ? venv : create, install };
}

const toolchainOf = (row: ToolchainRow): Toolchain => {
  const {
    name,
    accept: { python, odooUpTo },
    requirements,
    packages,
    lines,
  } = row;
  return {
    name,
    accept: (project) =>
      (python === undefined || minorOf(project.python) >= minorOf(python)) &&
      (odooUpTo === undefined || majorOf(project.odooVersion) <= odooUpTo),
    build: () => ({ requirements, packages, lines }),
    installer: (project) => installerOf(row, project),
  };
};

const toolchains: readonly Toolchain[] = toolchainRows.map(toolchainOf);

/** The ways to fill the virtual environment of a project, the best one first. */
export const installersFor = (project: Project): readonly Installer[] =>
  toolchains.filter((one) => one.accept(project)).flatMap((one) => one.installer(project) ?? []);

/** What all toolchains that accept a project want together, each thing once. */
export function toolsFor(project: Project): Tools {
  const built = toolchains.filter((one) => one.accept(project)).map((one) => one.build(project));
  const all = (of: (tools: Tools) => readonly string[]): string[] => [...new Set(built.flatMap(of))];
  return {
    requirements: all(({ requirements }) => requirements),
    packages: all(({ packages }) => packages).sort(),
    lines: all(({ lines }) => lines),
  };
}
