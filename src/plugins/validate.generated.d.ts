/** Whether something is sound. */
export const validate: (data: unknown) => boolean;
