import { problem } from '../diagnostics/index.ts';

export const noDocker = problem('engine/no-docker', {
  exit: 6,
  message: () => 'there is no docker command on this machine, or it gave no answer',
  fix: () =>
    'Install Docker Engine with the Compose plugin: https://docs.docker.com/engine/install/ ("odpm up --skip-start" needs none).',
});

export const noEngine = problem('engine/no-engine', {
  exit: 6,
  message: (f: { where: string; output: string }) => `no Docker Engine answers at ${f.where}`,
  fix: () =>
    'Start Docker ("sudo systemctl start docker", or Docker Desktop); "odpm up --skip-start" needs none.',
  output: (f) => f.output,
});

export const noPermission = problem('engine/no-permission', {
  exit: 6,
  message: () => 'you have no access to the Docker Engine on this machine',
  fix: () => 'Add yourself to the docker group ("sudo usermod -aG docker $USER"), log out and in again.',
});

export const strangeAnswer = problem('engine/strange-answer', {
  exit: 6,
  message: () => 'what answers as Docker does not behave like a Docker Engine',
  fix: () => 'Check DOCKER_HOST and "docker version": odpm needs Docker Engine 20.10 or newer.',
});

export const otherProject = problem('engine/other-project', {
  exit: 7,
  message: (f: { name: string; folder: string }) =>
    `Docker has a project "${f.name}" already, from ${f.folder}`,
  fix: (f) =>
    `Write ODPM_COMPOSE_PREFIX=${f.name.replace(/[^a-z0-9-]/g, '-')}-2 into .env, or stop the other project with "docker compose -p ${f.name} down".`,
});

interface BusyPort {
  readonly address: string;
  readonly port: number;
  /** `container x of the project y`, `python3 (pid 12)`. */
  readonly holder: string;
  /** The command that ends it, where one is known. */
  readonly release: string | undefined;
  readonly setting: string;
  readonly other: number;
}

export const portBusy = problem('engine/port-busy', {
  exit: 6,
  message: (f: BusyPort) => `port ${String(f.port)} on ${f.address} is taken by ${f.holder}`,
  fix: (f) =>
    `${f.release === undefined ? 'Stop what uses it' : `Stop it ("${f.release}")`}, or give ${f.setting} another port, such as ${String(f.other)}.`,
});

export const noSuchService = problem('engine/no-such-service', {
  exit: 64,
  message: (f: { service: string; known: readonly string[] }) =>
    `no service "${f.service}" has a container here`,
  fix: (f) => `Name one of ${f.known.join(', ')}; "odpm status" shows them.`,
});

export const badTail = problem('engine/bad-tail', {
  exit: 64,
  message: (f: { said: string }) => `--tail cannot be "${f.said}"`,
  fix: () => 'Write a number of lines, like --tail 100, or all.',
});

export const deployerLacking = problem('engine/deployer-lacking', {
  message: (f: { name: string; plugin: string }) =>
    `the deployer ${f.name} of the plugin ${f.plugin} started this stack, but cannot be called`,
  fix: (f) =>
    `Fix what keeps ${f.plugin} from being loaded, or delete .odpm/state/deployer.json if nothing of the stack is left.`,
});
