/**
 * Less to send for stylesheets that belong together. A third of what they say are names of custom properties, and on the
 * way to a reader they are its only words that nobody reads.
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

/** What a custom property is set to, without its end. */
const DECLARED = /(?<=[{;])(--[a-z][\w-]*): ?([^;{}]*)/g;
/** One word, which is as short as a name that stands for it. */
const WORD = /^[\w.%#-]+$/;

/** The same sheets with the value itself in place of a property that is one word, set on `:root` alone and nowhere else. */
export function constants(sheets: readonly string[]): string[] {
  const set = new Map<string, number>();
  for (const [, name] of sheets.join('\n').matchAll(DECLARED)) set.set(name as string, (set.get(name as string) ?? 0) + 1);
  const values = new Map<string, string>();
  const without = sheets.map((sheet) =>
    sheet.replace(/:root\{[^{}]*\}/g, (rule) =>
      rule
        .replace(/(?<=[{;])(--[a-z][\w-]*): ?([^;{}]*)(?:;|(?=\}))/g, (all, name: string, value: string) => {
          if (set.get(name) !== 1 || !WORD.test(value)) return all;
          values.set(name, value);
          return '';
        })
        .replace(';}', '}'),
    ),
  );
  return without.map((sheet) => sheet.replace(/var\((--[\w-]+)\)/g, (all, name: string) => values.get(name) ?? all));
}

/** a, b, …, Z, aa, ab, …. */
function letters(index: number): string {
  const last = LETTERS[index % LETTERS.length] as string;
  return index < LETTERS.length ? last : letters(Math.floor(index / LETTERS.length) - 1) + last;
}
