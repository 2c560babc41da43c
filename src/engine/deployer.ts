import { good } from '../diagnostics/index.ts';
import { usualPriority } from '../model/index.ts';
import type { Deploying, Deployment, Look, Provided } from '../model/index.ts';
import { containersOf } from './containers-of.ts';
import { sentence } from './stack.ts';
import { servicesOf } from './status.ts';

const up = ['up', '--detach', '--remove-orphans', '--quiet-pull'];

function deployment({ compose, passes, publishes, changes }: Deploying): Deployment {
  const where = { protocol: 'http', ...publishes } as const;
  return changes.length === 0
    ? { ...where, because: 'every service runs as it is defined', actions: [] }
    : {
        ...where,
        because: sentence(changes),
        actions: [{ kind: 'exec', argv: [...compose, ...up], passes }],
      };
}

interface At {
  /** The project folder, absolute. */
  readonly folder: string;
  readonly look: Pick<Look, 'docker'>;
  /** Services that are to be there, in their order. */
  readonly wanted: readonly string[];
}

/** Docker Compose on the engine that Docker's own configuration names. */
export const composeDeployer = ({
  folder,
  look,
  wanted,
}: At): Pick<Provided<'deployers'>, 'priority' | 'ask'> => ({
  priority: usualPriority,
  ask: {
    // A Compose file is all that there is.
    accept: () => Promise.resolve(good(true)),
    deploy: (stack) => Promise.resolve(good(deployment(stack))),
    // By its name alone: the manifest and the Compose file may say something else by now.
    stop: ({ project }) => {
      const compose = ['docker', 'compose', '--ansi', 'never', '--project-name', project];
      return Promise.resolve(good([{ kind: 'exec', argv: [...compose, 'down', '--remove-orphans'] }]));
    },
    async checkStatus({ project }) {
      const found = await containersOf({ name: project, folder, look });
      return found.ok ? good(servicesOf(found.value, wanted)) : found;
    },
  },
});
