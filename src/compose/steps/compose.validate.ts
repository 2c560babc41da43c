import { verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';

const said = {
  taken: 'Docker Compose accepts the new file',
  unchanged: 'nothing new to ask',
  'not-asked': "odpm's own rules are met; Docker Compose is not asked",
} as const;

/** Shows what `compose.generate` found before it let anything be written. */
export const composeValidate: Step = {
  id: 'compose.validate',
  description: 'Ask Docker Compose about docker-compose.yml.',
  phase: 'prepare',
  required: true,

  evaluate({ facts }) {
    const { compose, checked } = facts;
    return Promise.resolve(
      compose && checked !== undefined
        ? verdict.noop(said[checked])
        : verdict.skip('an earlier step has to be fixed first', 'earlier-step'),
    );
  },
};
