import { relative, resolve } from 'node:path';
import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { valueAt } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { badPackageName, badSpec, isBadSpec, isBuiltIn, specOf } from '../plugins/index.ts';
import { latestVersion } from '../run/index.ts';
import type { Source } from './source.ts';

/** A package as a person names it: `odpm-plugin-traefik`, `odpm-plugin-traefik@^1.2.0`. */
export interface Asked {
  readonly name: string;
  readonly spec: string | undefined;
}

const packageName = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** `NAME` or `NAME@SPEC` → its two parts. odpm itself is no package of a project. */
export function askedFor(said: string): Checked<Asked> {
  const cut = said.indexOf('@', 1);
  const [name, spec] = cut < 0 ? [said, undefined] : [said.slice(0, cut), said.slice(cut + 1)];
  return packageName.test(name) && name !== 'odpm' && !name.endsWith('.tgz')
    ? good({ name, spec })
    : bad(badPackageName({ said }));
}

/** A path counts from where the person is; in the manifest from the project folder. */
async function fromProject(path: string, source: Source, { call, host }: At): Promise<string> {
  const said = resolve(host.machine.cwd, call.globals.folder ?? '', path);
  return `file:${relative(source.place.folder, (await host.files.real(said)) ?? said)}`;
}

interface At {
  readonly call: Call;
  readonly host: Host;
  readonly signal: AbortSignal;
}

const isPath = (spec: string): boolean =>
  /^(?:file:|\.{0,2}\/)|\.t(?:ar\.)?gz$/.test(spec) && !/:\/\/[^/]/.test(spec);

/** What the manifest is to say of a package; for one without a word of its own the newest version and what fits with it. */
export async function specFor({ name, spec }: Asked, source: Source, at: At): Promise<Checked<string>> {
  if (spec !== undefined && isPath(spec))
    return good(await fromProject(spec.replace(/^file:/, ''), source, at));
  if (spec !== undefined) {
    const found = specOf(spec);
    return isBadSpec(found) ? bad(badSpec({ name, spec, ...found })) : good(spec);
  }
  const said = valueAt(source.document.root, ['extensions', 'plugins', name]);
  if (typeof said === 'string') return good(said);
  if (isBuiltIn(name)) return good('builtin');
  const latest = await latestVersion(name, at.signal, at.host);
  return latest.ok ? good(`^${latest.value}`) : latest;
}
