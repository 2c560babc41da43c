import { problem } from '../diagnostics/index.ts';

export const prebuiltMissing = problem('image/prebuilt-missing', {
  exit: 6,
  message: (f: { name: string }) => `the image ${f.name} of ODPM_BASE_IMAGE is not on this machine`,
  fix: (f) => `Run "docker pull ${f.name}", or take ODPM_BASE_IMAGE out of .env to build the image.`,
});
