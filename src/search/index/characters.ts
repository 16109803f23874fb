/** What characters stand for and how they sound: tables that are made at the build, so that the browser needs no dictionary. */
import { Converter } from 'opencc-js';
import { customPinyin, pinyin, polyphonic } from 'pinyin-pro';
import type { Variants } from '../format/folding.ts';

/**
 * Words of this field that the dictionary reads otherwise. A wrong guess only ranks lower, since every
 * reading is found, but two names may differ in nothing else.
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
  // Folded as the index folds them: 乾 is 干, and 著 is 着.
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

const FROM = (['t', 'tw', 'hk'] as const).map((from) => Converter({ from, to: 'cn' }));

/** Simplified as it stands; the tables take it for an old form of 幺, and would make 怎幺办 of a question. */
const SIMPLE = new Set('么');

/** Every Traditional character, and what it is simplified to. */
export function allVariants(): Map<string, string> {
  const variants = new Map<string, string>();
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const character = String.fromCodePoint(code);
    if (SIMPLE.has(character)) continue;
    const simple = FROM.map((convert) => convert(character)).find((one) => one !== character);
    if (simple !== undefined && [...simple].length === 1) variants.set(character, simple);
  }
  // Simplified twice where one table leads to a character of another.
  for (const [character, simple] of variants) {
    const further = variants.get(simple);
    if (further !== undefined && further !== character) variants.set(character, further);
  }
  return variants;
}

/** The toneless syllables of a run of Han, each as its words are read. */
export const syllablesOf = (run: string): string[] => pinyin(run, { toneType: 'none', type: 'array', v: true });

/** Every reading of a character, the usual one first. */
export function readingsOf(character: string): string[] {
  const usual = pinyin(character, { toneType: 'none', v: true });
  const others = polyphonic(character, { toneType: 'none', type: 'array', v: true })[0] ?? [];
  // 著 is folded to 着, which is not read zhu.
  const folded = (traditionalOf().get(character) ?? []).map((one) => pinyin(one, { toneType: 'none', v: true }));
  return [...new Set([usual, ...others, ...folded])].filter((one) => /^[a-z]+$/.test(one));
}

let traditional: Map<string, string[]> | undefined;
/** By character those that are folded to it. */
function traditionalOf(): Map<string, string[]> {
  if (traditional === undefined) {
    traditional = new Map();
    for (const [from, to] of allVariants()) traditional.set(to, [...(traditional.get(to) ?? []), from]);
  }
  return traditional;
}

/** The characters that everybody knows: the first level of GB 2312. */
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

/** By syllable the characters that are read so: `hong` → `红虹洪`, `xing/hang` → `行`. */
export function bySound(characters: Iterable<string>): Record<string, string> {
  const table = new Map<string, string>();
  for (const character of [...new Set(characters)].sort()) {
    const sound = readingsOf(character).join('/');
    if (sound !== '') table.set(sound, (table.get(sound) ?? '') + character);
  }
  return Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What `Variants` are written as: each character before the one that it stands for. */
export const writeVariants = (variants: Variants): string =>
  [...variants]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, to]) => from + to)
    .join('');
