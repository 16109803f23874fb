/** Turns the parser's errors into faults: what is wrong, where it starts, and what to hide before parsing again. */
import { given } from '../../given.ts';
import { COMPONENTS } from '../../schema/components.ts';
import { near } from '../../schema/near.ts';
import { component, htmlTag, syntax } from '../../wording/mdx.ts';
import type { Sentence } from '../../wording/sentence.ts';
import type { Begun } from './syntax.ts';

export interface Fault {
  code: 'mdx/syntax' | 'mdx/html' | 'mdx/component';
  offset: number;
  sentence: Sentence;
  /** Offsets of the `<` or `{` that stopped the parser; empty if none did. */
  blamed: number[];
  /** A second fault of the tag, which would go unnoticed once the tag is hidden. */
  also?: Pick<Fault, 'code' | 'offset' | 'sentence'>;
  /** Extent of the hidden tag. Other problems within it are only a result of hiding it. */
  extent: Extent;
}

/** A range of offsets; `to` is exclusive. */
export interface Extent {
  from: number;
  to: number;
}

/** The parts of a parser error (VFileMessage) that are used. Some details are only in its message. */
interface Thrown {
  ruleId?: string;
  reason?: string;
  place?: { offset?: number; start?: { offset?: number } };
}

const NAMES = COMPONENTS.map((rule) => rule.name);
const NAME = /<\s*(?:\/\s*)?([\p{ID_Start}$_][\p{ID_Continue}$\-.:\u200c\u200d]*)?/uy;
const isHtmlName = (name: string): boolean => /^[a-z][a-z0-9]*$/.test(name);
/** HTML tag names, to tell HTML from text that only looks like it (`x<y 且 y>z`). */
const HTML = new Set(
  'a abbr article aside audio b big blockquote body br button caption center cite code col dd del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main mark meta nav object ol option p picture pre s script section select small source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead title tr tt u ul video wbr'.split(
    ' ',
  ),
);
/** Quotation marks that Chinese keyboards type in place of `"`. */
const QUOTES = /[“”‘’「」『』＂＇]/u;

/** Explains a parser error. `begun` lists the tags and braces that the parser had started to read. */
export function explain(text: string, error: unknown, begun: readonly Begun[]): Fault {
  if (error instanceof RangeError) return { code: 'mdx/syntax', offset: 0, sentence: syntax.tooDeep(), blamed: [], extent: { from: 0, to: 0 } };
  const { ruleId = '', reason = '', place } = error as Thrown;
  const at = Math.min(place?.start?.offset ?? place?.offset ?? text.length, text.length);
  const begins = text.lastIndexOf('<', at);
  switch (ruleId) {
    case 'end-tag-mismatch':
      return mismatch(text, reason, at, begun);
    case 'unexpected-closing-slash':
      return closing(text, begins, syntax.strayClosing(nameAt(text, begins)));
    case 'unexpected-attribute':
    case 'unexpected-self-closing-slash': {
      const name = nameAt(text, begins);
      const fault = closing(text, begins, syntax.fullClosing(name));
      return { ...fault, blamed: [...fault.blamed, ...openings(text, begun, name, begins).slice(-1)] };
    }
  }
  const last = begun.at(-1);
  if (last === undefined) return { code: 'mdx/syntax', offset: at, sentence: syntax.other(), blamed: [], extent: { from: at, to: at } };
  return last.kind === 'tag' ? brokenTag(text, reason, last.offset, at) : brokenBrace(text, reason, last.offset);
}

/** Explains a tag that the parser could not read to its end. */
function brokenTag(text: string, reason: string, offset: number, at: number): Fault {
  const extent = { from: offset, to: Math.min(at + 1, lineEndAfter(text, offset)) };
  const after = text.slice(offset + 1, offset + 60);
  const name = nameAt(text, offset);
  const noticed = text[at];
  // Once the tag is hidden, its closing tag would be a fault too.
  const close = closingAfter(text, offset, name);
  const blamed = close === undefined ? [offset] : [offset, close];
  // A name close to a component's was meant as one; otherwise `<` was more likely meant as a character.
  const isKnown = NAMES.includes(name as never);
  const isMeant = isKnown || near(name, NAMES) !== undefined;
  const also: Fault['also'] = isMeant && !isKnown ? { code: 'mdx/component', offset, sentence: component.unknown(name, NAMES) } : undefined;
  const fault = (sentence: Sentence, place = offset): Fault => ({
    code: 'mdx/syntax',
    offset: place,
    sentence,
    blamed,
    extent,
    ...given('also', also),
  });
  if (after.startsWith('!--')) return fault(syntax.htmlComment());
  if (/^(?:https?:|mailto:|www\.)/i.test(after)) return fault(syntax.address());
  if (/^[\w.+-]+@[\w-]+\./.test(after)) return fault(syntax.mail());
  if (name === '') return fault(syntax.less());
  if (HTML.has(name) && /^[^<]*>/.test(text.slice(offset + 1, lineEndAfter(text, offset)))) {
    return { ...fault(htmlTag(name)), code: 'mdx/html', extent: tagAt(text, offset) };
  }
  if (/lazy line/.test(reason)) return fault(syntax.crossed(name));
  if (/in expression/.test(reason)) return fault(syntax.attributeBrace(name));
  if (isMeant && noticed !== undefined && /before attribute value/.test(reason) && QUOTES.test(noticed)) return fault(syntax.quotes(), at);
  if (isMeant && /before attribute value/.test(reason)) {
    const attribute = /([\w-]+)\s*=\s*$/.exec(text.slice(offset, at))?.[1];
    const value = /^[^\s>"'“”]+/.exec(text.slice(at, lineEndAfter(text, at)))?.[0];
    if (attribute !== undefined && value !== undefined) return fault(syntax.unquoted(attribute, value.replace(/\/$/, '')), at);
  }
  if (isMeant && /in attribute value/.test(reason)) return fault(syntax.openQuote(name));
  if (isMeant && (noticed === undefined || noticed === '\n')) return fault(syntax.openEnd(name));
  if (isMeant && noticed !== undefined) return fault(syntax.inTag(name, characterAt(text, at)), at);
  return fault(/^[\x21-\x7e]/.test(name) ? syntax.badTag() : syntax.title());
}

function brokenBrace(text: string, reason: string, offset: number): Fault {
  const isComment = /^\{\s*\/\*/.test(text.slice(offset, offset + 200));
  const sentence = /lazy line/.test(reason) ? syntax.crossedBrace() : isComment ? syntax.openComment() : syntax.openBrace();
  return { code: 'mdx/syntax', offset, sentence, blamed: [offset], extent: { from: offset, to: offset + 1 } };
}

/** Explains an opening and a closing tag that do not match. */
function mismatch(text: string, reason: string, at: number, begun: readonly Begun[]): Fault {
  const unexpected = /^Unexpected closing tag `<\/([^`]*)>`, expected corresponding closing tag for `<([^`]*)>` \((\d+):(\d+)/.exec(reason);
  if (unexpected !== null) {
    const [, found = '', name = '', line, column] = unexpected;
    const opening = offsetOf(text, Number(line), Number(column));
    const isOpened = openings(text, begun, found, at).length > 0;
    if (!isOpened && near(found, [name]) !== undefined) return opened(text, opening, name, syntax.misnamed(name, found), [at]);
    // If the closing tag matches an outer element, the inner one was left open; otherwise the closing tag is the fault.
    if (!isOpened) return closing(text, at, syntax.strayClosing(found));
    const close = closingAfter(text, opening, name);
    // Two that cross are one fault.
    return close === undefined
      ? opened(text, opening, name, syntax.open(name))
      : opened(text, opening, name, syntax.interleaved(name, found), [close]);
  }
  const expected = /^Expected a closing tag for `<([^`]*)>` \((\d+):(\d+)/.exec(reason);
  if (expected !== null) {
    const [, name = '', line, column] = expected;
    const opening = offsetOf(text, Number(line), Number(column));
    const close = closingAfter(text, opening, name);
    return close === undefined ? opened(text, opening, name, syntax.open(name)) : opened(text, opening, name, syntax.crossed(name), [close]);
  }
  const name = /^Expected the closing tag `<\/([^`]*)>`/.exec(reason)?.[1] ?? '';
  const opening = openings(text, begun, name, at).at(-1);
  return opening === undefined ? closing(text, at, syntax.crossed(name)) : opened(text, opening, name, syntax.crossed(name), [at]);
}

/** A fault at an opening tag. Unclosed HTML is reported as HTML. */
function opened(text: string, offset: number, name: string, sentence: Sentence, alsoBlamed: number[] = []): Fault {
  const isHtml = isHtmlName(name);
  return {
    code: isHtml ? 'mdx/html' : 'mdx/syntax',
    offset,
    sentence: isHtml ? htmlTag(name) : sentence,
    blamed: [offset, ...alsoBlamed],
    extent: tagAt(text, offset),
  };
}

function closing(text: string, offset: number, sentence: Sentence): Fault {
  const name = nameAt(text, offset);
  const isHtml = isHtmlName(name);
  return {
    code: isHtml ? 'mdx/html' : 'mdx/syntax',
    offset,
    sentence: isHtml ? htmlTag(`/${name}`) : sentence,
    blamed: [offset],
    extent: tagAt(text, offset),
  };
}

/** Returns the offsets of opening tags of a name before an offset, in order. */
function openings(text: string, begun: readonly Begun[], name: string, before: number): number[] {
  return begun
    .filter(
      ({ kind, offset }) => kind === 'tag' && offset < before && !/^<\s*\//.test(text.slice(offset, offset + 20)) && nameAt(text, offset) === name,
    )
    .map(({ offset }) => offset)
    .sort((a, b) => a - b);
}

/** Returns the offset of the closing tag of an opening one; undefined if another tag of that name opens first. */
function closingAfter(text: string, opening: number, name: string): number | undefined {
  const close = name === '' ? -1 : text.indexOf(`</${name}>`, opening);
  if (close === -1) return undefined;
  const next = new RegExp(`<${name.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}(?![\\p{ID_Continue}$.:-])`, 'gu');
  next.lastIndex = opening + 1;
  const another = next.exec(text);
  return another !== null && another.index < close ? undefined : close;
}

/** Returns the name of the tag at `offset`, or `''` if no tag starts there. */
function nameAt(text: string, offset: number): string {
  NAME.lastIndex = Math.max(0, offset);
  return NAME.exec(text)?.[1] ?? '';
}

/** Returns the extent of a tag, up to its `>` or else to the end of its line. */
function tagAt(text: string, offset: number): Extent {
  const end = text.indexOf('>', offset);
  return { from: offset, to: end === -1 ? lineEndAfter(text, offset) : end + 1 };
}

function lineEndAfter(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

const characterAt = (text: string, offset: number): string => String.fromCodePoint(text.codePointAt(offset) ?? 0x20);

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
