import { scopeOf } from '../check/index.ts';
import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Document, Keeping, Seen, Settings, UserSettings } from '../model/index.ts';
import { overlay } from '../scenario/index.ts';
import type { Scope } from '../substitute/index.ts';

/** What is known of a project when its dependencies are asked what they need themselves. */
export interface Beginning {
  /** As the file has it, with all scenarios. */
  readonly document: Document;
  /** The effective manifest, as it is written. */
  readonly written: Document;
  readonly scope: Scope & { readonly keeping: Keeping };
  readonly settings: Settings;
  /** `user_settings.json`, where there is one. */
  readonly own: UserSettings | undefined;
  /** The project folder, and the repository that people work in. */
  readonly folder: string;
  readonly developing: string;
  /** Asks git what of a work tree of people's differs from its commit. */
  readonly see: (folder: string) => Promise<Seen>;
}

type Parts = readonly [
  Document,
  readonly [
    readonly [Settings, UserSettings | undefined],
    readonly [unknown, { readonly developing: string }],
  ],
];

type Keep = (
  written: Document,
  said: Settings,
) => { readonly keeping: Keeping; readonly problems: readonly Problem[] };

/** The files of a project, and how its repositories are kept → what a scenario makes of them. */
export function beginning(
  [document, [[settings, own], [, { developing }]]]: Parts,
  keep: Keep,
  at: Pick<Beginning, 'folder' | 'see'>,
): Checked<Beginning> {
  const written = overlay(document, settings.scenario);
  const { keeping, problems } = keep(written, settings);
  const scope = { ...scopeOf(settings, 'plan'), keeping };
  return checked({ document, written, scope, settings, own, developing, ...at }, problems);
}
