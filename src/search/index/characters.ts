/** Tables of variants and readings. The build makes them, so that the browser needs no dictionary. */
import { Converter } from 'opencc-js';
import { customPinyin, pinyin, polyphonic } from 'pinyin-pro';
import type { Variants } from '../format/folding.ts';

/**
 * Words of this field that the dictionary reads wrongly. A wrong reading only ranks a name lower, since every
 * reading is searched, but two names may differ in nothing else.
 */
const READ: Record<string, string> = {
  长坪: 'cháng píng',
  同行: 'tóng xíng',
  还田: 'huán tián',
  还林: 'huán lín',
  还耕: 'huán gēng',
  都江: 'dū jiāng',
  曾家: 'zēng jiā',
  单县: 'shàn xiàn',
  单家: 'shàn jiā',
  仇家: 'qiú jiā',
  解家: 'xiè jiā',
  查家: 'zhā jiā',
  // Keys are folded as in the index: 乾 becomes 干, 著 becomes 着.
  干坤: 'qián kūn',
  干隆: 'qián lóng',
  显着: 'xiǎn zhù',
  着名: 'zhù míng',
  着作: 'zhù zuò',
  着称: 'zhù chēng',
  卓着: 'zhuó zhù',
  土着: 'tǔ zhù',
  专着: 'zhuān zhù',
};
customPinyin(READ);

/** Where answers of the dictionaries are kept: asking them for the names of a whole site takes seconds. */
export interface Dictionary {
  of<Value>(kind: string, key: string, make: () => Value): Value;
  save(): void;
}
let kept: Dictionary | undefined;

/** Keeps what the dictionaries say in another place from now on, and saves what was kept in the one before. */
export function keepDictionary(dictionary: Dictionary | undefined): void {
  kept?.save();
  kept = dictionary;
}

/** What a dictionary says of a text: as it was kept, or as it is asked now. */
const answer = <Value>(kind: string, text: string, ask: () => Value): Value => (kept === undefined ? ask() : kept.of(kind, text, ask));

/** Already Simplified. The tables treat it as an old form of 幺 and would turn 怎么办 into 怎幺办. */
const SIMPLE = new Set('么');

/** Returns every Traditional character with its Simplified one, from OpenCC's tables. */
export const allVariants = (): Map<string, string> => new Map(answer('variants', '', () => [...variantsNow()]));

function variantsNow(): Map<string, string> {
  const from = (['t', 'tw', 'hk'] as const).map((one) => Converter({ from: one, to: 'cn' }));
  const variants = new Map<string, string>();
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const character = String.fromCodePoint(code);
    if (SIMPLE.has(character)) continue;
    const simple = from.map((convert) => convert(character)).find((one) => one !== character);
    if (simple !== undefined && [...simple].length === 1) variants.set(character, simple);
  }
  // One table may lead to a character that another table simplifies further.
  for (const [character, simple] of variants) {
    const further = variants.get(simple);
    if (further !== undefined && further !== character) variants.set(character, further);
  }
  return variants;
}

/** Returns the toneless pinyin of a run of Han characters, one syllable each, read in context. */
export const syllablesOf = (run: string): string[] => answer('syllables', run, () => pinyin(run, { toneType: 'none', type: 'array', v: true }));

/** Returns every toneless reading of a character, the usual one first. */
export const readingsOf = (character: string): string[] => answer('readings', character, () => readingsNow(character));

function readingsNow(character: string): string[] {
  const usual = pinyin(character, { toneType: 'none', v: true });
  const others = polyphonic(character, { toneType: 'none', type: 'array', v: true })[0] ?? [];
  // Folding turns 著 into 着, which has no reading zhu of its own.
  const folded = (traditionalOf().get(character) ?? []).map((one) => pinyin(one, { toneType: 'none', v: true }));
  return [...new Set([usual, ...others, ...folded])].filter((one) => /^[a-z]+$/.test(one));
}

let traditional: Map<string, string[]> | undefined;
/** Returns for each character those that fold to it. */
function traditionalOf(): Map<string, string[]> {
  if (traditional === undefined) {
    traditional = new Map();
    for (const [from, to] of allVariants()) traditional.set(to, [...(traditional.get(to) ?? []), from]);
  }
  return traditional;
}

/** Returns the 3755 common characters of GB/T 2312 level 1. */
export function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb18030');
  const characters: string[] = [];
  for (let high = 0xb0; high <= 0xd7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(character)) characters.push(character);
    }
  return characters;
}

/** Groups characters by their readings: `hong` → `红虹洪`, `xing/hang` → `行`. */
export function bySound(characters: Iterable<string>): Record<string, string> {
  const table = new Map<string, string>();
  for (const character of [...new Set(characters)].sort()) {
    const sound = readingsOf(character).join('/');
    if (sound !== '') table.set(sound, (table.get(sound) ?? '') + character);
  }
  return Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes `Variants` as one string: each character, then its Simplified one. */
export const writeVariants = (variants: Variants): string =>
  [...variants]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, to]) => from + to)
    .join('');
