import type { Terminal } from './host.ts';

/** Lines of plugins, on stderr behind their name, until somebody wants them told otherwise. */
export function asidesTo(err: (text: string) => void): Pick<Terminal, 'aside' | 'tellAside'> {
  let tell: Terminal['aside'] = (plugin, line) => err(`  ${plugin}: ${line}\n`);
  return {
    aside: (plugin, line) => tell(plugin, line),
    tellAside: (how) => {
      tell = how;
    },
  };
}
