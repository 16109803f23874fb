/** Reads the labelled pairs of `tests/twins` and scores a rule on them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { PROJECT } from '../../src/project.ts';
import { candidatePairs, type Shape, shapeOf } from '../../src/twins/names.ts';

export interface LabelledPair {
  a: string;
  b: string;
  /** Whether a person judged the two near twins. */
  twin: boolean;
  why: string;
  /** Whether one names the other as its `parentBrand`. */
  family: boolean;
}

interface Written {
  a: string | string[];
  b: string | string[];
  twin: boolean;
  why: string;
  family?: boolean;
  say?: Record<string, string>;
}

const read = (name: string): unknown => parse(readFileSync(path.join(PROJECT, 'tests', 'twins', `${name}.yaml`), 'utf8'));

/** Reads pairs of names or of themes. */
export const labelledTexts = (name: 'names' | 'unseen' | 'themes'): LabelledPair[] =>
  (read(name) as Written[]).map(({ a, b, twin, why, family = false }) => ({ a: a as string, b: b as string, twin, why, family }));

/** Reads pairs of bodies and joins their pieces. Throws if a piece is missing. */
export function labelledBodies(): LabelledPair[] {
  const { texts, pairs } = read('bodies') as { texts: Record<string, string[]>; pairs: Written[] };
  const piece = (said: string): string => {
    const [, name, from, to] = /^(\S+)(?: (\d+)(?:-(\d+))?)?$/.exec(said) ?? [];
    const sentences = texts[name ?? ''];
    if (sentences === undefined) throw new Error(`no text “${said}”`);
    if (from === undefined) return sentences.join('');
    return sentences.slice(Number(from) - 1, Number(to ?? from)).join('');
  };
  return pairs.map(({ a, b, twin, why, family = false, say = {} }) => {
    const theirs = Object.entries(say).reduce((text, [word, other]) => text.replaceAll(word, other), (b as string[]).map(piece).join(''));
    return { a: (a as string[]).map(piece).join(''), b: theirs, twin, why, family };
  });
}

export interface Score {
  /** The share of pairs that are twins among those that the rule reports; 1 if it reports none. */
  precision: number;
  /** The share of twins that the rule reports. */
  recall: number;
  missed: LabelledPair[];
  wrong: LabelledPair[];
}

/** Scores a rule on labelled pairs. Counts families as not reported. */
export function score(pairs: readonly LabelledPair[], isTwin: (pair: LabelledPair) => boolean): Score {
  const judged = pairs.map((pair) => ({ pair, says: !pair.family && isTwin(pair) }));
  const right = judged.filter(({ pair, says }) => says && pair.twin).length;
  const wrong = judged.filter(({ pair, says }) => says && !pair.twin).map(({ pair }) => pair);
  const missed = judged.filter(({ pair, says }) => !says && pair.twin).map(({ pair }) => pair);
  return { precision: right + wrong.length === 0 ? 1 : right / (right + wrong.length), recall: right / (right + missed.length), missed, wrong };
}

/** Whether the index proposes a pair and likeness confirms it. */
export function areLikeTexts({ a, b }: LabelledPair, likeness: (a: Shape, b: Shape) => unknown): boolean {
  const shapes = [shapeOf(a), shapeOf(b)] as const;
  return candidatePairs(shapes).length > 0 && likeness(...shapes) !== undefined;
}
