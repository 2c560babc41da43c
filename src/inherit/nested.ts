import { segmentsOf } from '../base/index.ts';
import { bad, isError } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { checkedFilled, readAsked, reservedName } from '../manifest/index.ts';
import { objectOf, parts } from '../model/index.ts';
import type { Document, Keeping } from '../model/index.ts';
import { brokenNested, reservedNested, wishesOf } from '../sources/index.ts';
import type { OfRepository, ReadWishes, Wishes } from '../sources/index.ts';
import { substituteAll } from '../substitute/index.ts';

/** What is known to those who read manifests of dependencies. */
export interface Known {
  /** The project's own folder, absolute. */
  readonly project: string;
  readonly keeping: Keeping;
  readonly physical: (service: string) => string;
  /** Whether services of dependencies are taken in. */
  readonly services: boolean;
  /** Services of the project itself: one of a dependency by such a name does not count. */
  readonly declared: readonly string[];
}

/** Without services that the project declares itself. */
function undeclared(document: Document, declared: readonly string[]): Document {
  const members = parts(document);
  const services = members.get('services');
  if (!services) return document;
  const left = [...parts(services)].filter(([name]) => !declared.includes(name));
  members.set(
    'services',
    objectOf(new Map(left), () => services.origins.get('')),
  );
  return objectOf(members, () => document.origins.get(''));
}

/** The name that a problem is about: a member of the services. */
const nameOf = ({ at }: Problem): string => segmentsOf(at?.pointer ?? '').at(-1) ?? '';

/** Nothing is taken from a manifest that is broken where it counts. */
function broken(wrong: readonly Problem[], { label, file }: OfRepository): Checked<never> {
  const reserved = wrong.filter(({ code }) => code === reservedName.code);
  if (reserved.length > 0)
    return bad(...reserved.map((each) => reservedNested({ label, name: nameOf(each) }, each.at)));
  const [first] = wrong;
  const facts = { label, file, why: first?.message ?? 'it cannot be read', more: wrong.length - 1 };
  return bad(brokenNested(facts, first?.at));
}

/**
 * How manifests of dependencies are read. They see no variable of the project: what is in `.env` and in the
 * environment may be secret, and a link or a container would carry it away.
 */
export const nestedReader =
  ({ project, keeping, physical, services, declared }: Known): ReadWishes =>
  (file): Checked<Wishes> => {
    const read = readAsked(file.file, file.text, services);
    if (!read.ok) return broken(read.problems, file);
    const written = undeclared(read.value, declared);
    // What is not set is told with the name of the repository.
    const scope = { mode: 'validate', variables: () => undefined, physical, keeping } as const;
    const { document, problems } = substituteAll(written, scope);
    const wrong = problems.filter(isError);
    if (wrong.length > 0) return broken(wrong, file);
    const said = [...parts(read.value).keys()];
    const whole = checkedFilled(document, written);
    const misfits = whole.problems.filter(
      (each) => isError(each) && said.includes(segmentsOf(each.at?.pointer ?? '')[0] ?? ''),
    );
    if (misfits.length > 0) return broken(misfits, file);
    return wishesOf({ written, filled: document }, { file, project, keeping });
  };
