import * as z from 'zod/mini';
import type { Acceptance, Deployed, Deployment, Tools } from '../../model/index.ts';
import { actionsShape, late, line, number, oneOf, text, texts } from './values.ts';
import type { Shape } from './values.ts';

// The shapes of what providers give; the message of each is what belongs there, as in `values.ts`.

export const acceptanceShape = late<Acceptance>(() =>
  z.union([z.literal(true), z.string().check(z.minLength(1))], 'true, or a string that says why not'),
);
export const lineShape: Shape<string> = line.check(z.regex(/^[^\r\n]*$/, 'a string of one line'));

const packageName = 'a name of a package, such as "libmagic1"';
const packages = z.array(
  z.string(packageName).check(z.regex(/^[A-Za-z0-9][A-Za-z0-9+._:~@-]*$/, packageName)),
  'a list of packages',
);
export const packagesShape: Shape<readonly string[]> = packages;
const oneLiners = z.array(lineShape, 'a list of lines');
export const commandsShape: Shape<readonly string[]> = oneLiners;

const asDockerfile = 'the text of a Dockerfile: FROM comes first, USER $ODPM_UID:$ODPM_GID last';
const longestFile = 200_000;
export const dockerfileShape = late<string>(() =>
  z
    .string(asDockerfile)
    .check(
      z.maxLength(longestFile, asDockerfile),
      z.regex(/^(?:\s*(?:#.*|ARG\s.*)?\n)*\s*FROM\s+\S/i, asDockerfile),
      z.regex(/\nUSER +\$\{?ODPM_UID\}?:\$\{?ODPM_GID\}?\s*$/, asDockerfile),
    ),
);

const requirement = 'a requirement as pip reads it, such as "uv>=0.5,<1"';
const argv = texts.check(z.minLength(1, 'a list with the name of a program'));
const tools = () =>
  z.strictObject(
    {
      requirements: z.optional(
        z.array(
          z.string(requirement).check(z.regex(/^[A-Za-z0-9][^'\r\n]*$/, requirement)),
          'a list of requirements',
        ),
      ),
      packages: z.optional(packages),
      lines: z.optional(oneLiners),
      installer: z.optional(z.strictObject({ create: argv, install: argv }, 'an object { create, install }')),
    },
    'an object { requirements, packages, lines }',
  );
export const toolsShape = late<Tools>(tools);

const hostPort = 'a port from 1 to 65535';
const portNumber = z
  .number(hostPort)
  .check(z.refine((one) => Number.isInteger(one) && one > 0 && one < 65_536, hostPort));
export const deploymentShape = late<Deployment>(() =>
  z.strictObject(
    {
      protocol: oneOf('http', 'https'),
      address: z.string('an address').check(z.regex(/^[A-Za-z0-9.:-]+$/, 'an address such as "127.0.0.1"')),
      port: portNumber,
      because: line,
      actions: actionsShape,
    },
    'an object { protocol, address, port, because, actions }',
  ),
);

const deployedPort = () =>
  z.strictObject(
    { address: text, port: portNumber, target: portNumber, protocol: line },
    'a port { address, port, target, protocol }',
  );
export const deployedShape = late<readonly Deployed[]>(() =>
  z
    .array(
      z.strictObject(
        {
          name: line,
          state: line,
          health: oneOf('healthy', 'unhealthy', 'starting', 'none'),
          urls: z.array(
            text.check(z.regex(/^https?:\/\/\S+$/, 'an address with http:// or https://')),
            'a list of addresses',
          ),
          ports: z.optional(z.array(deployedPort(), 'a list of ports')),
          exitCode: z.optional(number),
          container: z.optional(text),
        },
        'a service { name, state, health, urls }',
      ),
      'a list of services',
    )
    .check(z.maxLength(500, 'a list of at most 500 services')),
);
