/** People commit some files of .odpm (locks, plugins); what is made here, and every secret, stays out of git. */
export const ignoring = {
  path: '.odpm/.gitignore',
  text: `# Kept by odpm.
/compose/
/database/
/generated/
/links/
/packages/
/runtime/
/secrets.json
/state/
`,
} as const;
