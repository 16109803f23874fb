/** Bodies that have changed are compared by what was known before: nothing else is found than without it. */
import { expect, test } from 'vitest';
import { numbersFrom } from '../../../scripts/bench/content/content.ts';
import { fingerprints } from '../../../src/prose.ts';
import { type KnownPassages, type NamedBody, passageTwins } from '../../../src/twins/passages.ts';

const SENTENCES = Array.from({ length: 40 }, (_, one) =>
  Array.from({ length: 40 }, (__, at) => String.fromCharCode(0x4e00 + one * 97 + at * 13)).join(''),
);

const bodyOf = (name: string, letters: string): NamedBody => ({ name, digest: letters, prints: fingerprints(letters), letters: () => letters });

test.each(Array.from({ length: 5 }, (_, seed) => seed))('edits of bodies that share passages, some of them by many (%d)', (seed) => {
  const draw = numbersFrom(seed);
  // The first sentence becomes one that more or fewer than a crowd have.
  const text = (): string =>
    Array.from({ length: 2 + draw(4) }, () => SENTENCES[draw(3) === 0 ? 0 : draw(SENTENCES.length)] as string).join(String(draw(50)));
  const texts = new Map(Array.from({ length: 60 }, (_, at): [string, string] => [`b${String(at).padStart(3, '0')}`, text()]));
  let known: KnownPassages | undefined;
  for (let edit = 0; edit < 16; edit += 1) {
    for (let more = draw(3); more >= 0; more -= 1) {
      const name = `b${String(draw(70)).padStart(3, '0')}`;
      if (draw(4) === 0) texts.delete(name);
      else texts.set(name, draw(3) === 0 ? `${texts.get(name) ?? text()}${draw(9)}` : text());
    }
    const bodies = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, letters]) => bodyOf(name, letters));
    const found = passageTwins(bodies, 0.5, known);
    expect(found).toEqual(passageTwins(bodies, 0.5));
    known = JSON.parse(JSON.stringify(found.known)) as KnownPassages;
  }
});
