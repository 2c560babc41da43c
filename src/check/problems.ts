import { problem } from '../diagnostics/index.ts';

export const notInExample = problem('check/not-in-example', {
  severity: 'warning',
  message: (f: { name: string; file: string }) => `${f.file} does not have the variable ${f.name}`,
  fix: (f) => `Add ${f.name}= to ${f.file}, so that a colleague knows what to set.`,
});

export const noPlugin = problem('check/no-plugin', {
  severity: 'warning',
  message: (f: { name: string }) => `there is no plugin "${f.name}" in .odpm/plugins`,
  fix: (f) => `Add .odpm/plugins/${f.name}.ts, or take the name out.`,
});

export const oldPlugin = problem('check/old-plugin', {
  severity: 'warning',
  message: (f: { name: string; old: string }) =>
    `${f.old} is a plugin of odpm 4, which this odpm cannot load`,
  fix: (f) => `Write it anew in TypeScript, as .odpm/plugins/${f.name}.ts, or take the name out.`,
});

export const noSecrets = problem('check/no-secrets', {
  severity: 'warning',
  message: () => 'secrets are required, and there is no .odpm/secrets.json',
  fix: () => 'Write one: {"schema_version": 1, "secrets": {"payment_provider.api_key": "value"}}.',
});

export const noSecret = problem('check/no-secret', {
  severity: 'warning',
  message: (f: { key: string; waits: boolean }) =>
    f.waits
      ? `the secret "${f.key}" in .odpm/secrets.json is still a placeholder`
      : `.odpm/secrets.json has no secret "${f.key}"`,
  fix: (f) => `Set "${f.key}" there to its value.`,
});
