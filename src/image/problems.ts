import { problem } from '../diagnostics/index.ts';

export const prebuiltMissing = problem('image/prebuilt-missing', {
  exit: 6,
  message: (f: { name: string }) => `the image ${f.name} of ODPM_BASE_IMAGE is not on this machine`,
  fix: (f) => `Run "docker pull ${f.name}", or remove ODPM_BASE_IMAGE from .env to build the image.`,
});

export const prebuiltDiffers = problem('image/prebuilt-differs', {
  severity: 'warning',
  message: (f: { name: string; parts: readonly string[] }) =>
    `the image ${f.name} of ODPM_BASE_IMAGE is not what this project asks for: ${f.parts.join(', ')}`,
  fix: () => 'Build it again from this project, or remove ODPM_BASE_IMAGE from .env.',
});

export const noCertificates = problem('image/no-certificates', {
  message: (f: { path: string }) => `ODPM_CA_FILE names ${f.path}, which is not a file`,
  fix: () => 'Set ODPM_CA_FILE to a file with certificates in PEM format, or unset it.',
});

export const extraStage = problem('image/extra-stage', {
  message: () => '.odpm/Dockerfile.extra starts another image with FROM',
  fix: () => 'Remove FROM: the lines are appended to the image of odpm; ODPM_BASE_IMAGE names another one.',
});

export const extraGoesOn = problem('image/extra-goes-on', {
  message: () => '.odpm/Dockerfile.extra ends with "\\", so its last instruction continues',
  fix: () => 'Remove the "\\" of the last line.',
});
