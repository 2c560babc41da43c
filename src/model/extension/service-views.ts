import { byText } from '../../base/index.ts';
import type { Service } from '../service.ts';
import type { ServiceView } from './view.ts';

/** Services as plugins see them, by name: values of variables are left out. */
export const serviceViews = (services: ReadonlyMap<string, Service>): readonly ServiceView[] =>
  [...services]
    .map(([name, { image, ports, mounts, environment, dependsOn }]) => ({
      name,
      image,
      ports,
      mounts,
      variables: [...environment.keys()],
      dependsOn: [...dependsOn.keys()],
    }))
    .sort((a, b) => byText(a.name, b.name));
