import { verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { there } from '../there.ts';

export const sourcesMaterialize: Step = {
  id: 'sources.materialize',
  description: 'Fetch the sources of services.',
  phase: 'sources',
  required: true,

  async evaluate(at) {
    const sources = [...at.project.serviceSources.values()];
    return sources.length === 0
      ? verdict.skip('no service has sources of its own', 'no-sources')
      : there(sources, at);
  },
};
