/** Holds the digest of what the containers read by file; Compose writes it into the labels of those that do. */
export const filesEnvFile = '.odpm/runtime/files.env';

const variable = 'ODPM_FILES_DIGEST';

/** In a Compose file. */
export const filesReference = `\${${variable}:-}`;

export const filesEnv = (digest: string): string => `${variable}=${digest}\n`;

/** The digest in such a file; nothing when it holds none. */
export const filesDigestIn = (text: string | undefined): string | undefined =>
  /=([0-9a-f]{64})$/m.exec(text ?? '')?.[1];

/** What a service's definition is, without what it reads. */
export const definitionIn = (digest: string): string => digest.split('-')[0] ?? '';
