import type { Project } from '../model/index.ts';
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
}

const minorOf = (python: string): number => Number(python.split('.')[1]);

/** Of a version of Odoo; one without a number is newer than all. */
const majorOf = (odoo: string): number => Number(/\d+/.exec(odoo)?.[0] ?? Infinity);

const toolchainOf = ({ name, accept: { python, odooUpTo }, ...tools }: ToolchainRow): Toolchain => ({
  name,
  accept: (project) =>
    (python === undefined || minorOf(project.python) >= minorOf(python)) &&
    (odooUpTo === undefined || majorOf(project.odooVersion) <= odooUpTo),
  build: () => tools,
});

const toolchains: readonly Toolchain[] = toolchainRows.map(toolchainOf);

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
