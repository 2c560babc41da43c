import { readManifest } from '../../src/manifest/index.ts';
import { serviceName } from '../../src/model/index.ts';
import { resolve } from '../../src/project/index.ts';
import { overlay } from '../../src/scenario/index.ts';
import { noUserSettings, readSettings } from '../../src/settings/index.ts';
import { substitute } from '../../src/substitute/index.ts';
import type { Checked } from '../../src/diagnostics/index.ts';
import type { Document, Project, Settings } from '../../src/model/index.ts';

/** A call of `load` with the blocks of its example, by their titles: `json odpm.json`, `text .env`, `json after`. */
export interface Section {
  readonly name: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: unknown;
}

export function sectionsOf(page: string): Section[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((text) => {
      const blocks = [...text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(
        ([, title = '', body = '']) => [title, body] as const,
      );
      const before = new Map(blocks);
      return {
        name: text.split(':')[0] ?? '',
        before,
        after: JSON.parse(before.get('after') ?? '') as unknown,
      };
    });
}

function valueOf<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

const manifestOf = ({ before }: Section): Document =>
  valueOf(readManifest('odpm.json', before.get('odpm.json') ?? ''));

const settingsOf = ({ before }: Section): Settings =>
  valueOf(readSettings([{ file: '.env', text: before.get('.env') ?? '' }], {}));

/** Each place of a document: who put the value there, and in which line. */
const places = ({ origins }: Document): Record<string, string> =>
  Object.fromEntries([...origins].map(([at, { by, file, line }]) => [at, `${by}, ${file}:${String(line)}`]));

const placesOf = (document: Document, ...pointers: readonly string[]): Record<string, unknown> => {
  const all = places(document);
  return Object.fromEntries(pointers.map((pointer) => [pointer, all[pointer]]));
};

const shown = (project: Project): unknown => ({
  name: project.name,
  odooVersion: project.odooVersion,
  platform: project.platform.link,
  distribution: project.distribution,
  postgres: project.postgres,
  ports: project.services.get('mailpit')?.ports,
});

const calls: Readonly<Record<string, (section: Section) => unknown>> = {
  readManifest: (section) => {
    const document = manifestOf(section);
    return { root: document.root, places: placesOf(document, '/python', '/distro/version') };
  },
  readSettings: (section) => {
    const { scenario, ports, bind, variables } = settingsOf(section);
    return { scenario, ports, bind, MAIL_PORT: variables('MAIL_PORT')?.value };
  },
  overlay: (section) => {
    const document = overlay(manifestOf(section), 'developer');
    return { root: document.root, places: placesOf(document, '/requirements/0', '/requirements/1') };
  },
  substitute: (section) => {
    const { variables } = settingsOf(section);
    const scope = { variables, physical: serviceName, mode: 'plan' } as const;
    const document = valueOf(substitute(manifestOf(section), scope));
    return { root: document.root, places: placesOf(document, '/services/mailpit/ports/0') };
  },
  resolve: (section) => {
    const around = {
      folder: '/home/ana/shop',
      home: '/home/ana',
      arch: 'amd64',
      uid: 1000,
      gid: 1000,
      user: noUserSettings,
      keeping: { projects: '/home/ana/odoo_projects', id: 'shop-1a2b3c', locked: new Map<string, string>() },
    } as const;
    return shown(valueOf(resolve(manifestOf(section), settingsOf(section), around)));
  },
};

/** What the call that a section is named after makes of the section's blocks. */
export function after(section: Section): unknown {
  const call = calls[section.name];
  if (!call) throw new Error(`load has no call ${section.name}`);
  return JSON.parse(JSON.stringify(call(section)));
}
