/** The sentences of a body, and the one that says most: what a slide shows of prose that the presenter tells. */
import type { BodyNode } from '../../model/body.ts';
import { widthOf } from './room.ts';

/** A piece of a sentence; `isStrong`: set in the brand's colour. */
export interface Run {
  text: string;
  isStrong: boolean;
}

/** A sentence that is read at a glance, in Han characters. */
const SHORT = 8;
const LONG = 46;
const NUMBER = /\d|[一二两三四五六七八九十百千万]{2}/u;

export const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

/** Returns the text of inline nodes. Pictures and references to footnotes are left out: they stand in the notes. */
export function runsOf(nodes: readonly BodyNode[], isStrong = false): Run[] {
  const runs: Run[] = [];
  for (const node of nodes) {
    if (node.type === 'image' || node.type === 'footnoteReference') continue;
    const more =
      node.children === undefined ? [{ text: node.type === 'break' ? ' ' : ((node.type === 'component' ? '' : node.value) ?? ''), isStrong }] : [];
    const inner = node.children === undefined ? more : runsOf(node.children as BodyNode[], isStrong || node.type === 'strong');
    for (const { text, isStrong: strong } of inner) {
      const last = runs.at(-1);
      // A mark that closes stays with what it closes: a line may break between two runs.
      const marks = last === undefined ? '' : (/^[、，。；：？！）》〉」』】”’]+/u.exec(text)?.[0] ?? '');
      if (last !== undefined) last.text += marks;
      const run = { text: text.slice(marks.length), isStrong: strong };
      if (last?.isStrong === run.isStrong) last.text += run.text;
      else if (run.text !== '') runs.push({ ...run });
    }
  }
  return runs;
}

/** Returns each paragraph below the nodes, also those of lists and quotations. */
export function paragraphsOf(nodes: readonly BodyNode[]): Run[][] {
  return nodes
    .flatMap((node) => {
      if (node.type === 'paragraph') return [runsOf((node.children ?? []) as BodyNode[])];
      return ['list', 'listItem', 'blockquote'].includes(node.type) ? paragraphsOf((node.children ?? []) as BodyNode[]) : [];
    })
    .filter((runs) => textOf(runs).trim() !== '');
}

/** Splits a paragraph after its sentences, never within quotation marks or brackets. */
export function sentencesOf(runs: readonly Run[]): Run[][] {
  const text = textOf(runs);
  const ends: number[] = [];
  let depth = 0;
  for (const { 0: sign, index: at } of text.matchAll(/[“‘（《「『”’）》」』。！？]/gu)) {
    if (/[“‘（《「『]/u.test(sign)) depth += 1;
    else if (/[”’）》」』]/u.test(sign)) depth = Math.max(0, depth - 1);
    const isEnd = /[。！？]/u.test(sign) || (/[”’）」』]/u.test(sign) && /[。！？]/u.test(text.charAt(at - 1)));
    if (isEnd && depth === 0 && !/[。！？”’）」』，、；]/u.test(text.charAt(at + 1))) ends.push(at + 1);
  }
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends.map((end, index) => slice(runs, ends[index - 1] ?? 0, end)).filter((sentence) => textOf(sentence).trim() !== '');
}

/** Returns the runs between two places of the text. */
function slice(runs: readonly Run[], from: number, to: number): Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += run.text.length;
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** Returns the sentence that says most: the one that its author emphasised, else the first that is short. It ends as one. */
export function telling(nodes: readonly BodyNode[]): Run[] | undefined {
  const found = most(nodes);
  const last = found?.at(-1);
  // An item of a list ends with a mark that leads to the next one.
  return last === undefined ? found : [...(found ?? []).slice(0, -1), { ...last, text: last.text.replace(/[；，、]$/u, '。') }];
}

function most(nodes: readonly BodyNode[]): Run[] | undefined {
  const sentences = paragraphsOf(nodes).flatMap(sentencesOf);
  const lengthOf = (sentence: readonly Run[]): number => widthOf(textOf(sentence));
  const isStressed = (sentence: readonly Run[]): boolean => sentence.some((run) => run.isStrong && widthOf(run.text) >= SHORT);
  const stressed = sentences.find(isStressed);
  if (stressed !== undefined && lengthOf(stressed) <= LONG) return stressed;
  // What is emphasised within a long sentence mostly stands by itself.
  const alone = stressed?.find((run) => run.isStrong && widthOf(run.text) >= SHORT);
  if (alone !== undefined) return [alone];
  const isGlance = (sentence: readonly Run[]): boolean =>
    lengthOf(sentence) >= SHORT && lengthOf(sentence) <= LONG && !/[：:]$/u.test(textOf(sentence));
  const short = sentences.filter(isGlance);
  // What somebody said, or a number, says more than where a place lies.
  return (
    short.find((sentence) => /[“”]/u.test(textOf(sentence))) ??
    short.find((sentence) => NUMBER.test(textOf(sentence))) ??
    short[0] ??
    sentences.toSorted((one, other) => lengthOf(one) - lengthOf(other))[0]
  );
}
