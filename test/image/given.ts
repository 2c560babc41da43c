import { join } from 'node:path';
import { lookFrom } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import type { Json } from '../../src/base/index.ts';
import type { Facts, Look, Project, Request } from '../../src/model/index.ts';
import { projectOf } from '../project/given.ts';
import { providers as ofEngine } from '../../src/engine/index.ts';
import { providers as ofImage } from '../../src/image/index.ts';
import { noExtensions } from '../../src/plugins/own.ts';

export const projectWith = (
  changes: Readonly<Record<string, Json>>,
  rest: Partial<Project> = {},
): Project => ({
  ...projectOf(changes),
  ...rest,
});

/** Image → its labels, of the images that are on the machine. */
export type Images = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Machine {
  readonly files?: Readonly<Record<string, string>>;
  readonly images?: Images;
}

/** A project folder with these files on a machine with these images. */
export function lookAt({ files = {}, images = {} }: Machine): Look {
  const given = Object.entries(files).map(([path, text]) => [join('/project', path), text]);
  const host = memoryHost({
    files: Object.fromEntries(given) as Record<string, string>,
    programs: ({ argv }) => {
      if (argv.includes('version')) return { stdout: argv.includes('compose') ? '2.30.1\n' : '28.5.1\n' };
      const labels = images[argv.at(-1) ?? ''];
      return labels ? { stdout: `${JSON.stringify(labels)}\n` } : { code: 1 };
    },
  });
  return lookFrom(host, '/project');
}

export const request: Request = {
  ...{ docker: true, start: true, gitUpdate: true, settled: new Set<string>(), build: false, replace: [] },
  ...{ database: undefined, install: [], update: [], test: false, odooArgs: [] },
  trust: { given: true, hostAccess: false },
};

/** What the steps before the image found out: nothing is running. */
export const facts: Partial<Facts> = {
  containers: [],
  compose: {
    file: 'docker-compose.yml',
    digests: new Map([['odoo', 'a']]),
    images: new Map(),
    definitions: new Map(),
    ports: [],
    overridden: false,
  } as unknown as Facts['compose'],
};

/** Points at which nobody has anything to say, and what odpm itself brings. */
export const { points, providers } = noExtensions(
  { handlers: [], providers: { ...ofImage, ...ofEngine } },
  { project: projectWith({}), look: lookAt({}) },
);
