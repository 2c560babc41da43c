import type { Problem } from '../diagnostics/index.ts';
import * as say from './problems.ts';
import type { Reading } from './reading.ts';

/** References whose value only a later version of odpm can bring: they would reach the containers as text. */
export const laterReferences = ({ document }: Reading): Problem[] =>
  [...document.origins].flatMap(([pointer, origin]) =>
    (origin.later ?? []).map((written) =>
      say.referenceNotServed({ written, pointer: origin.pointer ?? pointer }, origin),
    ),
  );
