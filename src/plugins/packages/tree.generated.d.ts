export function validate(value: unknown): boolean;
