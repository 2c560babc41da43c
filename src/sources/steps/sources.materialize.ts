import { verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { counted, missing } from '../there.ts';

export const sourcesMaterialize: Step = {
  id: 'sources.materialize',
  description: 'Bring the sources of services.',
  phase: 'sources',
  required: true,

  async evaluate({ project, look }) {
    const sources = [...project.serviceSources];
    if (sources.length === 0) return verdict.skip('no service has sources of its own', 'no-sources');
    const found = await Promise.all(
      sources.map(([name, path]) => missing({ path, at: `/service_sources/${name}` }, project, look)),
    );
    const problems = found.flat();
    return problems.length > 0 ? verdict.blocked(problems) : verdict.noop(counted(sources.length));
  },
};
