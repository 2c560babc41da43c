import { closest, version } from '../../base/index.ts';
import { trustOf } from '../../consent/index.ts';
import { checksIn, contractOf, pluginFolder } from '../../contract/index.ts';
import type { ContractCheck } from '../../contract/index.ts';
import { asData, bad, exitCode, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { pluginsOf } from '../../extend/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { flag, notTrusted, textOption } from '../../model/index.ts';
import type { Call, TrustItem } from '../../model/index.ts';
import { load } from '../../pipeline/index.ts';
import { find, odpmHome } from '../../place/index.ts';
import { noSuchPlugin } from '../../plugins/index.ts';

type Checks = Checked<readonly ContractCheck[]>;

/** Whether the user trusts the code of the project, or says so for this run. */
async function trusted(asked: Parameters<typeof trustOf>[0], call: Call, host: Host): Promise<Checked<void>> {
  const { state, problems } = await trustOf(asked, host);
  if (problems.length > 0) return bad(...problems);
  if (state.given || flag(call, 'trust')) return good(undefined);
  return bad({ ...notTrusted({ what: 'the plugins of this project' }), severity: 'error' });
}

async function ofProject(call: Call, host: Host): Promise<Checks> {
  const place = await find(call.globals, host);
  if (!place.ok) return place;
  const loaded = await load(place.value, host);
  if (!loaded.ok) return loaded;
  const { plugins, problems } = await pluginsOf(loaded.value, place.value, { call, host });
  const known = plugins.map(({ name }) => name);
  const [name = ''] = call.args;
  if (name !== '' && !known.includes(name))
    return bad(noSuchPlugin({ name, near: closest(name, known), known }), ...problems);
  const items: readonly TrustItem[] = plugins.flatMap((plugin) => plugin.items);
  const { look } = place.value;
  const asked = { project: loaded.value.project, look, home: odpmHome(host), start: false, plugins: items };
  const given = await trusted(asked, call, host);
  if (!given.ok) return given;
  const setting = { host, place: place.value, loaded };
  const checks = await contractOf({
    setting,
    tested: plugins.map((found) => ({ found })),
    names: name === '' ? known : [name],
  });
  return { ...checks, problems: [...problems, ...checks.problems] };
}

function linesOf(checks: readonly ContractCheck[]): string {
  const width = Math.max(...checks.map(({ plugin }) => plugin.length));
  const line = ({ plugin, check, ok, problems: [first] }: ContractCheck): string =>
    `${ok ? 'ok    ' : 'failed'}  ${plugin.padEnd(width)}  ${check}${first ? `: ${first.message}` : ''}\n`;
  return checks.map(line).join('');
}

function asJson(all: readonly ContractCheck[]): string {
  const checks = all.map(({ problems, ...each }) => ({ ...each, problems: problems.map(asData) }));
  return `${JSON.stringify({ format_version: 1, odpm: version, checks }, undefined, 2)}\n`;
}

/**
 * Runs what each plugin has to keep to. In the folder of a plugin its author asks for that; in a project its code runs
 * where it is trusted. Exits with 3 when something is not as it has to be.
 */
export async function run(call: Call, host: Host): Promise<number> {
  const folder = call.args.length === 0 ? await pluginFolder(call.globals, host) : undefined;
  const checks = await (folder === undefined ? ofProject(call, host) : checksIn(folder, host));
  report(host, checks.problems);
  if (!checks.ok) return exitCode(checks.problems);
  const json = flag(call, 'json') || textOption(call, 'format') === 'json';
  const said = linesOf(checks.value);
  await host.terminal.out(json ? asJson(checks.value) : said || 'This project has no plugins to check.\n');
  if (!json)
    report(
      host,
      checks.value.flatMap(({ problems }) => problems),
    );
  return checks.value.every(({ ok }) => ok) ? exitCode(checks.problems) : 3;
}
