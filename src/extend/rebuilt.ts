import { filledIn } from '../check/index.ts';
import { andThen, checked } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { checkedFilled, reservedIn } from '../manifest/index.ts';
import type { Contribution, Document, Project } from '../model/index.ts';
import { contributed } from '../scenario/index.ts';

type Scope = Parameters<typeof filledIn>[1];

interface Building {
  /** The effective manifest, references as they are written. */
  readonly written: Document;
  readonly scope: Scope;
  /** A manifest with its references filled in → the project. */
  readonly resolved: (filled: Document) => Checked<Project>;
}

/** How a project is made anew with what plugins add. */
export const rebuilding =
  ({ written, scope, resolved }: Building) =>
  (said: readonly Contribution[]): Checked<Project> => {
    const wanted = contributed(written, said);
    const { document, problems } = checkedFilled(wanted, wanted);
    return andThen(checked(document, [...problems, ...reservedIn(wanted)]), (sound) =>
      andThen(filledIn(sound, scope), resolved),
    );
  };
