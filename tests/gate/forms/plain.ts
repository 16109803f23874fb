/** Texts as they are, in every syntax, and pieces of them. */
import { type Form, type Syntax, written } from './form.ts';
import { writing } from './writing.ts';

const SYNTAXES: readonly [string, Syntax][] = [
  ['in a page', 'html'],
  ['in an attribute', 'attribute'],
  ['in JSON', 'json'],
  ['in a script', 'js'],
  ['in a stylesheet', 'css'],
  ['in XML', 'xml'],
  ['in a drawing', 'svg'],
  ['in a file of text', 'text'],
];

/** Clauses of a text, and how far each goes. */
const clauses = (text: string): string[] => text.split(/[，。；：！？、“”（）\s]+/u).filter((clause) => Array.from(clause).length >= 6);

const piece = (name: string, tier: Form['tier'], cut: (text: string, below: (limit: number) => number) => string | undefined): Form => {
  const form = writing('pieces', tier, name, ['html', 'json', 'attribute', 'text'], (text, _, syntax) => written(text, syntax));
  return {
    ...form,
    takes: (text, kind) => ['long', 'comment', 'organization'].includes(kind) && Array.from(text).length > 14,
    make(text, ground) {
      const part = cut(text, (limit) => ground.random.below(limit));
      const made = part === undefined ? undefined : form.make(part, { ...ground, around: [ground.around[0], '……'] });
      return made === undefined ? undefined : { ...made, planted: part };
    },
  };
};

const run =
  (length: number) =>
  (text: string, below: (limit: number) => number): string | undefined => {
    const characters = Array.from(text);
    const at = below(characters.length - length);
    return characters.slice(at, at + length).join('');
  };

export const PLAIN: readonly Form[] = [
  ...SYNTAXES.map(([name, syntax]) => writing('as it is', 'asked', name, [syntax], (text) => written(text, syntax))),
  piece('a clause of it', 'kin', (text, below) => {
    const all = clauses(text);
    return all.length === 0 ? undefined : all[below(all.length)];
  }),
  piece('its first twelve characters', 'kin', (text) => Array.from(text).slice(0, 12).join('')),
  piece('twelve characters from its middle', 'kin', run(12)),
  piece('eight characters from its middle', 'beyond', run(8)),
  piece('five characters from its middle', 'beyond', run(5)),
];
