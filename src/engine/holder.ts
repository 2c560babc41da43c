import { shellWord } from '../base/index.ts';
import type { Look } from '../model/index.ts';
import { publishedOf } from './published.ts';

const labels = ['project', 'project.working_dir'].map((name) => `{{.Label "com.docker.compose.${name}"}}`);
const format = ['{{.Names}}', ...labels, '{{.Ports}}'].join('\t');

/** Who holds a port, in words, and the way to make them let go. */
export interface Holder {
  readonly words: string;
  readonly release: string;
}

interface Running {
  readonly name: string;
  readonly project: string;
  readonly folder: string;
  readonly ports: string;
}

function runningIn(stdout: string): Running[] {
  return stdout.split('\n').flatMap((line) => {
    const [name = '', project = '', folder = '', ports = ''] = line.split('\t');
    return name === '' ? [] : [{ name, project, folder, ports }];
  });
}

const ofContainer = ({ name, project, folder }: Running): Holder => ({
  words: project === '' ? `the container ${name}` : `the container ${name} of the project ${project}`,
  release: folder === '' ? `docker stop ${name}` : `odpm -C ${shellWord(folder)} down`,
});

/** The container that publishes a port, whosever it is, or the program that listens there, as far as it can be seen. */
export async function holderOf(look: Look, port: number): Promise<Holder | undefined> {
  const { stdout } = await look.docker(['ps', '--format', format]);
  const found = runningIn(stdout).find(({ ports }) => publishedOf(ports).some((each) => each.port === port));
  if (found) return ofContainer(found);
  const listener = await look.listener(port);
  return (
    listener && {
      words: `${listener.name} (pid ${String(listener.pid)})`,
      release: `kill ${String(listener.pid)}`,
    }
  );
}
