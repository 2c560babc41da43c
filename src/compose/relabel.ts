import type { Look, StepContext } from '../model/index.ts';

const places = ['docker-compose.yml', '.odpm/generated/docker-compose.yml'];

/** A mount of odpm's own with the label: authors may ask for it on theirs. */
const labelled =
  /source: "\.\/\.odpm\/runtime\/odoo_password"\n +target: \/run\/odpm\/odoo_password\n +read_only: true\n +bind:\n(?: {10}.+\n)* +selinux: z$/m;

/** Whether the file that is there was made for such an engine. */
export async function wasRelabelled(look: Look): Promise<boolean> {
  const texts = await Promise.all(places.map((place) => look.read(place)));
  return texts.some((text) => text.ok && labelled.test(text.value ?? ''));
}

/** Whether the engine keeps containers from files without its label; `undefined`: it did not say. */
export async function wantsLabels({ look }: StepContext): Promise<boolean | undefined> {
  const { code, stdout } = await look.docker(['info', '--format', '{{json .SecurityOptions}}']);
  return code === 0 ? stdout.includes('name=selinux') : undefined;
}
