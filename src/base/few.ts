const most = 12;

/** Words behind each other; of very many the first dozen. */
export const few = (words: readonly string[], between = ', '): string =>
  words.length > most ? [...words.slice(0, most), '…'].join(between) : words.join(between);
