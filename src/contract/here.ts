import { resolve } from 'node:path';
import { isObject } from '../base/index.ts';
import { good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { lookFrom } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { readJson } from '../manifest/index.ts';
import { valueAt } from '../model/index.ts';
import type { Globals } from '../model/index.ts';
import type { ContractCheck } from './check.ts';
import { contractOf } from './contract.ts';
import { machineOf, settingOf } from './project.ts';
import { ofPath } from './tested.ts';

/** The folder of a plugin in which a command is called: its `package.json` says that it is one. Runs nothing. */
export async function pluginFolder({ folder }: Globals, host: Host): Promise<string | undefined> {
  const here = resolve(host.machine.cwd, folder ?? '');
  const text = await lookFrom(host, here).read('package.json');
  const read = text.ok && text.value !== undefined ? readJson('package.json', text.value) : undefined;
  const plugin = read?.ok === true ? valueAt(read.value.root, ['odpm']) : undefined;
  return plugin !== undefined && isObject(plugin) ? here : undefined;
}

/** What the plugin of a folder has to keep to, in a project in memory. Runs its code. */
export async function checksIn(folder: string, host: Host): Promise<Checked<readonly ContractCheck[]>> {
  const { package: own } = host.machine;
  const tested = await ofPath(folder, { from: folder, config: undefined, package: own });
  if (!tested.ok) return tested;
  // What it prints and leaves behind is dealt with as in a run.
  const machine = { ...machineOf({}, own, tested.value.real), plugins: host.plugins };
  const setting = await settingOf(machine);
  const { name } = tested.value.found;
  const checks = await contractOf({ setting, tested: [tested.value], names: [name] });
  host.terminal.err(setting.printed());
  return checks.ok ? good(checks.value) : checks;
}
