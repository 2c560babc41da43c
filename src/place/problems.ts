import { shellWord } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

interface Belongs {
  readonly folder: string;
  readonly project: string;
}

export const belongs = problem('place/belongs-to-project', {
  message: ({ folder, project }: Belongs) => `${folder} is the repository of the project ${project}`,
  fix: ({ project }) => `Work there: odpm -C ${shellWord(project)}`,
});

export const projectsBroken = problem('place/projects-broken', {
  severity: 'warning',
  message: ({ file }: { readonly file: string }) => `${file} is not what odpm wrote there`,
  fix: ({ file }) => `Remove it: rm ${file}; the next "odpm up" writes it again.`,
});

interface BadLink {
  readonly pointer: string;
  readonly why: string;
  readonly instead: string;
}

export const badLink = problem('place/bad-link', {
  message: ({ pointer, why }: BadLink) => `${pointer} is not a repository link: ${why}`,
  fix: ({ instead }) => instead,
});

interface Developing {
  readonly pointer: string;
  readonly folder: string;
}

export const noFolder = problem('place/no-developing-folder', {
  message: ({ pointer, folder }: Developing) => `${pointer} names ${folder}, and there is no such folder`,
  fix: ({ pointer }) => `Make the folder, or write into ${pointer} where it is: file:///absolute/path.`,
});

export const noDeveloping = problem('place/no-developing-project', {
  message: ({ file }: { readonly file: string }) =>
    `there is no ${file}, and no developing_project that says where the manifest is`,
  fix: () => 'Add "developing_project": "file:///absolute/path" to user_settings.json.',
});

export const linkToNothing = problem('place/link-to-nothing', {
  message: ({ file }: { readonly file: string }) => `${file} is a symbolic link to nothing`,
  fix: ({ file }) => `Point it at the manifest: ln -sf /absolute/path/odpm.json ${file}`,
});

export const openLink = problem('place/open-link', {
  message: () => 'the manifest is in the repository of /developing_project, whose variables are not set',
  fix: () => 'Set them in .env, or write the folder itself: file:///absolute/path.',
});

export const notCloned = problem('place/not-cloned', {
  message: ({ pointer, folder }: Developing & { readonly clone: string }) =>
    `the repository of ${pointer} is not there yet: ${folder}`,
  fix: ({ clone }) => `Run "odpm up", which clones it, or clone it yourself:\n  ${clone}`,
});

export const otherRepository = problem('place/other-repository', {
  severity: 'note',
  message: ({ folder, origin, url }: { folder: string; origin: string; url: string }) =>
    `${folder} is a clone of ${origin}, not of ${url}`,
  fix: ({ folder }) =>
    `Where you mean this clone, as with a fork, say so in user_settings.json: "developing_project": "file://${folder}".`,
});

interface Two {
  readonly first: string;
  readonly second: string;
}

export const twoManifests = problem('place/two-manifests', {
  message: ({ first, second }: Two) =>
    `two manifests differ, and both are of this project: ${first} and ${second}`,
  fix: ({ first }) => `Keep that of the repository, and remove ${first}.`,
});

export const manifestNotInRepository = problem('place/manifest-not-in-repository', {
  severity: 'warning',
  message: ({ first }: Two) => `the repository has no odpm.json: ${first} is used instead`,
  fix: ({ first, second }) => `Move it where the team gets it: mv ${shellWord(first)} ${shellWord(second)}`,
});

export const noManifest = problem('place/no-manifest', {
  message: ({ first, second }: Two) => `there is neither ${first} nor ${second}`,
  fix: ({ second }) => `Write the manifest: ${second}`,
});

export const noOdpmJson = problem('place/no-odpm-json', {
  message: ({ file }: { readonly file: string }) => `there is no ${file}`,
  fix: () => 'Write one, or name a folder that has one; "odpm init" will begin a project in a later version.',
});

export const portsBroken = problem('place/ports-broken', {
  message: (f: { file: string }) => `${f.file} does not hold what odpm wrote there`,
  fix: (f) => `Delete ${f.file}: ODPM_PORTS=auto finds ports again.`,
});

export const noFreePort = problem('place/no-free-port', {
  exit: 6,
  message: (f: { setting: string; from: number }) =>
    `no port is free for ${f.setting}, from ${String(f.from)} on`,
  fix: (f) => `Set ${f.setting} in .env to a port that is free.`,
});

export const strangeState = problem('place/strange-state', {
  exit: 7,
  message: () => '.odpm/state/format is no file with the number that odpm writes there',
  fix: () => 'Delete it, if no newer odpm has worked here.',
});

export const newerState = problem('place/newer-state', {
  exit: 7,
  message: (f: { format: string }) => `.odpm/state is of another odpm: its format is "${f.format}"`,
  fix: () => 'Update odpm to the version that worked here last.',
});
