import { relative, resolve } from 'node:path';
import { digestOf, isInside } from '../base/index.ts';
import type { Hook, Look, ProgramHook, Project, TrustItem } from '../model/index.ts';

/** A word of an argv that names a regular file of the project: its path, mode and bytes. */
async function fileOf(word: string, project: Project, look: Look): Promise<readonly string[]> {
  const whole = resolve(project.folder, word);
  const digest = isInside(project.folder, whole) ? await look.digest(whole) : undefined;
  if (digest === undefined) return [];
  const path = relative(project.folder, whole);
  const facts = await look.stat((await look.real(whole)) ?? whole);
  return [`${path} ${(facts?.mode ?? 0).toString(8)} ${digest}`];
}

/** Variables may steer a program as much as its words do. */
const settingOf = ({ environment }: ProgramHook): string =>
  Object.entries(environment)
    .map(([name, value]) => `${name}=${JSON.stringify(value)} `)
    .join('');

async function itemOf(hook: Hook, project: Project, look: Look): Promise<TrustItem> {
  const { moment } = hook;
  if ('id' in hook) {
    const title = `${moment}: ${hook.id} of a plugin`;
    return { kind: 'hook', title, digest: digestOf(title) };
  }
  const { words, environment } = hook;
  const texts = [...words, ...Object.values(environment)];
  const files = (await Promise.all(texts.map((text) => fileOf(text, project, look)))).flat();
  const shown = files.map((file) => file.split(' ')[0] ?? '');
  const suffix = shown.length > 0 ? `  (${shown.join(', ')})` : '';
  return {
    kind: 'hook',
    title: `${moment}: ${settingOf(hook)}${JSON.stringify(words)}${suffix}`,
    digest: digestOf(JSON.stringify([moment, words, environment, files])),
  };
}

/** The programs that the project wants run on the host. */
export const hookItems = (project: Project, look: Look): Promise<TrustItem[]> =>
  Promise.all(project.hooks.map((hook) => itemOf(hook, project, look)));
