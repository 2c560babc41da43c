/** Why a step answers as it does, for programs: what each word means. A blocked step's reason is the code of its problem. */
export const reasons = {
  'as-wanted': 'It is so already.',
  absent: 'What the step makes is not there yet.',
  outdated: 'What the step made before was made from other input.',
  'not-of-odpm-4': 'odpm 4 left nothing here that is used.',
  'of-odpm-4': 'odpm 4 made it: it is replaced once, and a copy is kept.',
  'services-differ': 'A service has no container, another definition, or does not run.',
  'asked-for': 'The command line asks for it.',
  'each-time': 'It runs every time.',
  'not-asked': 'What is there is asked for after the project is trusted.',
  'earlier-step': 'What an earlier step could not tell has to be known first.',
  'known-after-sources': 'The repository that holds the manifest has to be cloned first.',
  'skip-start': 'The command line says `--skip-start`, or the scenario is `ci`.',
  'no-docker': 'The command line says `--no-docker`.',
  'no-git-update': 'The command line says `--no-git-update`.',
  'git-update': 'Without `--no-git-update` another step sees to it.',
  'in-place': 'The manifest lies in the project folder itself.',
  'no-lock': 'Nothing is locked, neither by a file nor by the manifest.',
  'no-sources': 'No service has sources of its own.',
  'no-hooks': 'The project has no hooks of this moment.',
  'only-tests': 'The command line says `--test`: nothing is started behind the tests.',
  'not-asked-for': 'The command line does not ask for it.',
  prebuilt: 'An image that somebody else built is used.',
  'no-plugins': 'The project has no plugins.',
  'of-plugin': 'A plugin says so of a step of its own.',
} as const;

export type Reason = keyof typeof reasons;
