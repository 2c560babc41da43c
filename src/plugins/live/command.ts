import { bad } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { noCommand } from '../command-problems.ts';
import { effected } from './effect.ts';
import { expected } from './expected.ts';
import type { Live, Session } from './session.ts';

/** Runs a plugin's command → its exit code. One that only reads has nothing remembered. */
export function commandOf(
  { found, definition }: Live,
  [name, args]: readonly [string, readonly string[]],
  session: Session,
): Promise<Checked<number>> {
  const { commands = {} } = definition;
  const known = Object.keys(commands);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return Promise.resolve(bad(noCommand({ plugin: found.name, name, known })));
  return effected(
    {
      found,
      part: `command ${name}`,
      doing: `its command ${name} ran`,
      code: (ctx) => command(Object.freeze([...args]), ctx),
      wanted: expected.exitCode,
      keeps: found.commands[name]?.access !== 'read',
    },
    session,
  );
}
