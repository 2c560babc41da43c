import { problem } from '../diagnostics/index.ts';

export const notInExample = problem('check/not-in-example', {
  severity: 'warning',
  message: (f: { name: string; file: string }) => `${f.file} does not have the variable ${f.name}`,
  fix: (f) => `Add ${f.name}= to ${f.file}, so that a colleague knows what to set.`,
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
