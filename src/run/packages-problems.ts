import { problem } from '../diagnostics/index.ts';

export const noNpm = problem('run/no-npm', {
  exit: 6,
  message: ({ node }: { readonly node: string }) => `there is no npm beside ${node} to fetch packages with`,
  fix: () => 'Install npm where this Node is: "apt-get install npm", or Node from nodejs.org.',
});

interface Failed {
  /** npm's own word for what happened. */
  readonly code: string | undefined;
  readonly how: string;
  readonly output: string;
}

interface Known {
  readonly message: string;
  readonly fix: string;
}

const silent: Known = {
  message: 'the package registry did not answer',
  fix: 'Check the network, and the proxy in your .npmrc; then run the command again.',
};

const known: Readonly<Record<string, Known>> = {
  E401: {
    message: 'the package registry wants you to log in',
    fix: 'Log in to it: npm login.',
  },
  E404: {
    message: 'the registry has no such package',
    fix: 'Write the name that the package has there; its last lines say which was asked for.',
  },
  ETARGET: {
    message: 'the registry has no version that fits',
    fix: 'Write a range that fits a version of it: npm view NAME versions',
  },
  EINTEGRITY: {
    message: 'a tarball does not match the lock',
    fix: 'If it was meant to change, run "odpm plugins install NAME" with its name: it is locked again.',
  },
  ENOTFOUND: silent,
  EAI_AGAIN: silent,
  ECONNREFUSED: silent,
  ETIMEDOUT: silent,
  ECONNRESET: silent,
};

export const npmFailed = problem('run/npm-failed', {
  exit: 1,
  message: (f: Failed) => known[f.code ?? '']?.message ?? `npm ${f.how}`,
  fix: (f) => known[f.code ?? '']?.fix ?? 'Correct what its last lines name, and run the command again.',
  output: (f) => f.output,
});
