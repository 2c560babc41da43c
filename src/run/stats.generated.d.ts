export const validate: (data: unknown) => boolean;
