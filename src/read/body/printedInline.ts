/** Finds marks within a line that will be printed: links and footnotes that are none, full-width brackets, formulas. */
import { COMPONENTS } from '../../schema/components.ts';
import * as say from '../../wording/printed.ts';
import { MASK } from './masked.ts';
import type { Printed } from './printed.ts';

const NAMES = COMPONENTS.flatMap(({ name, title }): [string, string][] => [
  [name.toLowerCase(), name],
  [title, name],
]);
const CALLED = new Map(NAMES);

const COMPONENT = /＜[ \t]*[/／]?[ \t]*([\p{L}]+)[^＜＞<>\n]{0,200}(?:＞|[/／]>|>)/gu;
/** A link or picture that is none. What stands in the second brackets must look like an address. */
const LINK = /([!！]?)[[［【]([^\][［］【】\n]{0,200})[\]］】][ \t]?[(（]([^()（）\n]{1,400})[)）]/gu;
const ADDRESS =
  /^(?:https?:|www\.|mailto:|\.{0,2}\/|#)|\.(?:mdx?|html?|svg|png|jpe?g|webp|avif|gif|bmp|heic|mp3|m4a|mp4|pdf|docx?|xlsx?|pptx?)(?:#.*)?$/iu;
const NOTE = /[[［]\^([^\]］\s\uffff]{1,40})[\]］]/gu;
const REFERENCE = /\[([^\][\n\uffff]{1,100})\]\[([^\][\n\uffff]{0,100})\]/gu;
const FORMULA = /\$\$[^$\uffff]+\$\$|\$(?=[^\s$])[^$\n]{0,200}[\\^_\uffff][^$\n]{0,200}\$/gu;
const ESCAPED_FORMULA = /\\\((?=[^\n]{0,200}[\\^_])[^\n]{1,200}?\\\)|\\\[(?=[^\]]{0,200}[\\^_])[^\]]{1,200}\\\]/gu;
const UNDERSCORED = /(?<![\w\uffff])_{2}(?=[^\s_])[^_\n]{1,200}(?<=\S)_{2}(?!\w)/gu;
const STRUCK = /(?<!~)~~(?!~)[^~\n]{1,200}~~(?!~)|～～[^～\n]{1,200}～～/gu;
const HIGHLIGHTED = /(?<!=)==(?=[^\s=])[^=\n]{1,200}(?<=\S)==(?!=)/gu;
const CONTENTS = /^[ \t]*\[\[?(?:TOC|toc|目录|_TOC_)\]?\][ \t]*$/gmu;
const WIKI = /!?\[\[[^\][\n]{1,200}\]\]/gu;

/** Returns what in a block is printed as typed. `masked` and `written` begin at `offset`; `masked` is without what is not printed. */
export function inlineMarks(masked: string, offset: number, written: string): Printed[] {
  const found: Printed[] = [];
  const taken: [from: number, to: number][] = [];
  const each = (pattern: RegExp, text: string, sentence: (match: RegExpExecArray) => Printed['sentence'] | undefined): void => {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      // What is part of a mark that was told already is no mark of its own.
      if (taken.some(([begin, end]) => from < end && to > begin)) continue;
      const said = sentence(match);
      if (said === undefined) continue;
      taken.push([from, to]);
      found.push({ offset: offset + from, sentence: said });
    }
  };
  each(COMPONENT, masked, ([whole, name = '']) => {
    const meant = CALLED.get(name) ?? CALLED.get(name.toLowerCase());
    return meant === undefined ? undefined : say.component(whole.replaceAll(MASK, '…'), meant);
  });
  each(LINK, masked, ([, mark = '', words = '', address = '']) =>
    ADDRESS.test(address.trim()) && !address.includes(MASK)
      ? say.link(mark !== '', linkMeant(mark !== '', words.replaceAll(MASK, ''), address))
      : undefined,
  );
  each(CONTENTS, masked, ([whole]) => say.marks(whole.trim(), say.CONTENTS));
  each(NOTE, masked, ([, mark = '']) => say.undefinedNote(mark));
  each(REFERENCE, masked, ([, words = '', mark = '']) => (isNumberAlone(words, mark) ? undefined : say.undefinedLink(mark || words)));
  each(WIKI, masked, ([whole]) => say.marks(whole, say.WIKI));
  each(FORMULA, masked, () => say.formula());
  each(ESCAPED_FORMULA, written, () => say.formula());
  each(UNDERSCORED, masked, () => say.marks('__', say.BOLD));
  each(STRUCK, masked, ([whole]) => say.marks(whole.slice(0, 2), say.STRUCK));
  each(HIGHLIGHTED, masked, () => say.marks('==', say.HIGHLIGHT));
  return found;
}

/** `[1][2]` are two numbers of sources. */
const isNumberAlone = (words: string, mark: string): boolean => /^\d+$/.test(words) && /^\d*$/.test(mark);

/** A blank in an address is written as `%20`, one in a file's name within angle brackets. */
function linkMeant(isPicture: boolean, words: string, address: string): string {
  const plain = address.trim();
  const target = !/\s/u.test(plain) ? plain : /^[a-z]+:/i.test(plain) ? plain.replaceAll(/\s/gu, '%20') : `<${plain}>`;
  return `${isPicture ? '!' : ''}[${words}](${target})`;
}
