/**
 * Short names for the custom properties of stylesheets that belong together. A third of what a
 * stylesheet says are such names, and on the way to a reader they are its only words that nobody reads.
 */

/** A name of a custom property in what esbuild wrote: never within a word, as `--` of a class is. */
const PROPERTY = /(?<![\w-])--[a-z][\w-]*/g;
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The same sheets with every custom property under a name of a letter or two, the same in all; the most used have one. */
export function shortNames(sheets: readonly string[]): string[] {
  const uses = new Map<string, number>();
  for (const sheet of sheets) for (const [name] of sheet.matchAll(PROPERTY)) uses.set(name, (uses.get(name) ?? 0) + 1);
  // Equally used ones in the order in which they come: sorting is stable.
  const names = new Map([...uses].sort(([, a], [, b]) => b - a).map(([name], index) => [name, `--${letters(index)}`]));
  return sheets.map((sheet) => sheet.replace(PROPERTY, (name) => names.get(name) as string));
}

/** a, b, …, Z, aa, ab, …. */
function letters(index: number): string {
  const last = LETTERS[index % LETTERS.length] as string;
  return index < LETTERS.length ? last : letters(Math.floor(index / LETTERS.length) - 1) + last;
}
