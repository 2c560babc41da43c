import type { BaseImage, Look } from '../model/index.ts';

export type Labels = Readonly<Record<string, string>>;

const isLabels = (value: unknown): value is Labels =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');

function parsed(text: string): Labels {
  try {
    const value: unknown = JSON.parse(text);
    return isLabels(value) ? value : {};
  } catch {
    return {};
  }
}

/** The labels of an image on this machine; `undefined` when it is not here. */
export async function labelsOf(image: string, look: Look): Promise<Labels | undefined> {
  const { code, stdout } = await look.docker([
    'image',
    'inspect',
    '--format',
    '{{json .Config.Labels}}',
    image,
  ]);
  return code === 0 ? parsed(stdout) : undefined;
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

function packages(before: string, now: string): string {
  const [old, wanted] = [words(before), words(now)];
  const signed = [
    ...wanted.filter((name) => !old.includes(name)).map((name) => `+${name}`),
    ...old.filter((name) => !wanted.includes(name)).map((name) => `-${name}`),
  ];
  return `system_packages (${signed.join(' ')})`;
}

const turned = (what: string) => (before: string, now: string) => `${what} ${before} instead of ${now}`;

/** Label → how a difference in it is called. */
const sayings: Readonly<Record<string, (before: string, now: string) => string>> = {
  'io.odpm.image.profile': turned('profile'),
  'io.odpm.image.uid': turned('user id'),
  'io.odpm.image.gid': turned('group id'),
  'io.odpm.image.system-packages': packages,
  'io.odpm.image.dockerfile': () => 'another Dockerfile',
  'io.odpm.image.extra': () => '.odpm/Dockerfile.extra',
};

/** The parts in which an image differs from the one that is wanted; one without our labels tells nothing. */
export function differingParts(found: Labels, { labels }: BaseImage): string[] {
  if (!Object.keys(labels).some((label) => label in found)) return [];
  return Object.entries(sayings).flatMap(([label, say]) => {
    const [before = '', now = ''] = [found[label], labels[label]];
    return before === now ? [] : [say(before, now)];
  });
}
