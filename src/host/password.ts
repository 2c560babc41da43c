import { randomInt } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const password = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)] ?? '').join('');
