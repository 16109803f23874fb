/** Queries that differ from the written name: other characters, typing errors, homophones. */
import { pick } from '../corpus.ts';
import type { Making } from '../making.ts';
import { bare, traditional } from '../sounds.ts';

export function makeSlips(making: Making): void {
  const {
    random,
    make,
    scan,
    matching,
    named,
    isNowhere,
    isHan,
    someName,
    hanName,
    phrase,
    replaced,
    swapped,
    soundalike,
    anyCharacter,
    typo,
    heard,
  } = making;
  make('Traditional', () => {
    const source = random(2) === 0 ? hanName() : phrase(4);
    const text = traditional(source);
    return text === source ? undefined : { text, answers: scan(bare(text)) };
  });
  make('Simplified for Traditional', () => {
    const one = someName(isHan);
    return bare(one.name) === one.name ? undefined : { text: bare(one.name), answers: named(({ name }) => name === bare(one.name)) };
  });
  make('one wrong character', () => {
    const name = hanName();
    return typo(replaced(name, random(name.length), anyCharacter()));
  });
  make('one missing character', () => {
    const name = hanName(5);
    return typo(replaced(name, 1 + random(name.length - 2), ''));
  });
  make('two swapped', () => {
    const name = hanName();
    return typo(swapped(name, random(name.length - 1)));
  });
  const wrongAt = (at: number) => {
    const text = phrase(8);
    const wrong = replaced(text, at, anyCharacter());
    // Other texts with the rest of the phrase are equally near.
    return isNowhere(wrong) ? { text: wrong, answers: matching(new RegExp(replaced(text, at, '.'))) } : undefined;
  };
  make('wrong character in a phrase', () => wrongAt(2 + random(4)));
  // Only texts tell of the single character beside it, and as many are read as of any other query.
  make('wrong character beside the end', () => wrongAt(pick(random, [1, 6])));
  make('homophone', () => {
    const name = hanName();
    const at = random(name.length);
    const other = soundalike(name[at] as string);
    return other === undefined ? undefined : heard(replaced(name, at, other));
  });
  make('two homophones', () => {
    const name = hanName();
    const [first, second] = [soundalike(name[0] as string), soundalike(name[2] as string)];
    return first === undefined || second === undefined ? undefined : heard(replaced(replaced(name, 0, first), 2, second));
  });
  make('width and dots', () => {
    const { name } = someName((text) => !isHan(text) || random(3) === 0);
    const marked = /·/.test(name)
      ? name.replace('·', pick(random, ['・', '•', '‧', '･', ' ', '']))
      : name.length > 4
        ? `${name.slice(0, 2)}${pick(random, ['·', '・', '•'])}${name.slice(2)}`
        : name;
    const text = marked.replace(/[0-9A-Z+]/g, (one) => (random(2) === 0 ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one));
    return text === name ? undefined : { text, answers: named((other) => other.name === bare(name)) };
  });
}
