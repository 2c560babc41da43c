/** What Compose gets as `--env-file`. */
export const composeEnvFile = '.odpm/runtime/compose.env';

// An assignment to a name that steers Compose, with its value: quoted over several lines, or to the end of the line.
const steering =
  /^[ \t]*(?:export[ \t]+)?COMPOSE_\w*[ \t]*=[ \t]*(?:'[^']*'|"(?:\\.|[^"\\])*"|[^\r\n]*?)[ \t]*(?:#.*)?$/gm;

/**
 * The project's `.env` without what steers Compose itself, so that people's override file sees its variables
 * and `COMPOSE_PROFILES` or `COMPOSE_FILE` in it redirect nothing.
 */
export const composeEnv = (dotenv: string | undefined): string => (dotenv ?? '').replaceAll(steering, '');
