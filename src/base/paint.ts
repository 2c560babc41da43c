const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

type Paints = Readonly<Record<keyof typeof codes, (text: string) => string>>;

const paint =
  ([open, close]: readonly [number, number], colour: boolean) =>
  (text: string): string =>
    colour ? `\u001b[${open}m${text}\u001b[${close}m` : text;

/** Colours for a terminal, or none. Packages for this look at the standard streams when they are loaded, which is slow. */
export const paints = (colour: boolean): Paints => ({
  bold: paint(codes.bold, colour),
  dim: paint(codes.dim, colour),
  red: paint(codes.red, colour),
  green: paint(codes.green, colour),
  yellow: paint(codes.yellow, colour),
  cyan: paint(codes.cyan, colour),
});
