/**
 * The Markdown of bodies: CommonMark, GFM and JSX as micromark reads them, adapted to Chinese. Expressions
 * are recognised so that they can be refused. No JavaScript is parsed or run.
 */
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfm } from 'micromark-extension-gfm';
import { mdxExpression } from 'micromark-extension-mdx-expression';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';
import type { Code, Construct, Effects, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';
import { addresses } from './addresses.ts';

/** A tag or a brace that the parser started to read. */
export interface Begun {
  kind: 'tag' | 'brace';
  offset: number;
}

/**
 * Tags and braces that the parser started to read, in order. Its errors point to where it noticed the fault,
 * often the end of the file; the fault is where the tag starts. Each parse overwrites this, which is safe
 * because parsing is synchronous.
 */
let begun: Begun[] = [];

const BEGINNINGS: Readonly<Record<string, Begun['kind']>> = {
  mdxJsxFlowTag: 'tag',
  mdxJsxTextTag: 'tag',
  mdxFlowExpression: 'brace',
  mdxTextExpression: 'brace',
};

/** Wraps a construct so that it records where it starts. */
function watched(construct: Construct): Construct {
  const tokenize: Tokenizer = function tokenizeWatched(this: TokenizeContext, effects, ok, nok) {
    const enter: Effects['enter'] = (type, fields) => {
      const kind = BEGINNINGS[type];
      if (kind !== undefined) begun.push({ kind, offset: this.now().offset });
      return effects.enter(type, fields);
    };
    return construct.tokenize.call(this, { ...effects, enter }, ok, nok);
  };
  return { ...construct, tokenize };
}

const only = (extension: Extension, content: 'flow' | 'text', character: string): Construct => {
  const construct = extension[content]?.[character.charCodeAt(0)];
  if (construct === undefined || Array.isArray(construct)) throw new Error(`the ${content} construct at ${character} has changed`);
  return construct;
};

const tags = mdxJsx();
const expressions = mdxExpression();
const flowExpression = watched(only(expressions, 'flow', '{'));
const textExpression = watched(only(expressions, 'text', '{'));
const flowComment: Construct = { tokenize: tokenizeComment('mdxFlowExpression'), partial: true };
const textComment: Construct = { tokenize: tokenizeComment('mdxTextExpression'), partial: true };

/**
 * Tags and expressions. Comments have a construct of their own: the library counts braces, so that a brace
 * within a comment would end it early or never.
 */
const mdx: Extension = {
  flow: {
    60: watched(only(tags, 'flow', '<')),
    // The construct for tags finds this one by its name, for a brace after a tag on the same line.
    123: { name: 'mdxFlowExpression', concrete: true, tokenize: tokenizeFlowBrace },
  },
  text: {
    60: watched(only(tags, 'text', '<')),
    123: { name: 'mdxTextExpression', tokenize: tokenizeTextBrace },
  },
};

const isDigit = (one: Code): boolean => one !== null && one > 0 && /\p{Nd}/u.test(String.fromCharCode(one));

/** An asterisk between two digits is a multiplication sign: 7*24小时, 5*8小时. Two asterisks are emphasis. */
const times: Extension = {
  text: {
    42: {
      name: 'asteriskBetweenDigits',
      tokenize(effects, ok, nok) {
        return (one) => {
          if (!isDigit(this.previous)) return nok(one);
          effects.enter('data');
          effects.consume(one);
          effects.exit('data');
          return (next) => (isDigit(next) ? ok(next) : nok(next));
        };
      },
    },
  },
};

const plain: readonly Extension[] = [
  gfm({ singleTilde: false }),
  gfmStrikethroughCjkFriendly({ singleTilde: false }),
  cjkFriendlyExtension(),
  addresses,
  mdxMd(),
  // The last of several constructs for a character is tried first.
  times,
];
const whole: readonly Extension[] = [...plain, mdx];
const mdastExtensions = [
  // Their only transform searches for addresses again, with GFM's rule for the end of an address (see `addresses.ts`).
  ...gfmFromMarkdown().map(({ transforms: _transforms, ...extension }) => extension),
  mdxExpressionFromMarkdown(),
  mdxJsxFromMarkdown(),
];

/** Parses a text. Throws at the first faulty tag or brace. */
export function parseWhole(text: string): Root {
  begun = [];
  return fromMarkdown(text, { extensions: [...whole], mdastExtensions });
}

/** Parses a text in which tags and braces are plain text, so that none can be faulty. */
export const parsePlain = (text: string): Root => fromMarkdown(text, { extensions: [...plain], mdastExtensions });

/** Returns the tags and braces that the last parse started to read. */
export const whatWasBegun = (): readonly Begun[] => begun;

function tokenizeTextBrace(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  return effects.attempt(textComment, ok, textExpression.tokenize.call(this, effects, ok, nok));
}

/** A comment or an expression, followed on its line only by further ones and by tags. */
function tokenizeFlowBrace(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const self = this;
  return start;

  function start(one: Code): State | undefined {
    return effects.attempt(flowComment, after, flowExpression.tokenize.call(self, effects, ok, nok))(one);
  }
  function after(one: Code): State | undefined {
    if (isBlank(one)) return blanks(one);
    if (one === null || isLineEnd(one)) return ok(one);
    if (one === 123) return start(one);
    if (one !== 60) return nok(one);
    const found = self.parser.constructs.flow[60];
    const tag = (Array.isArray(found) ? found : [found]).find((construct) => construct?.name === 'mdxJsxFlowTag');
    return tag === undefined ? nok(one) : effects.attempt(tag, after, nok)(one);
  }
  function blanks(one: Code): State | undefined {
    effects.enter('whitespace');
    return inBlanks(one);
  }
  function inBlanks(one: Code): State | undefined {
    if (isBlank(one)) {
      effects.consume(one);
      return inBlanks;
    }
    effects.exit('whitespace');
    return after(one);
  }
}

const isBlank = (one: Code): boolean => one === -2 || one === -1 || one === 32;
const isLineEnd = (one: Code): boolean => one !== null && one < -2;
const [STAR, SLASH] = [42, 47];

/** Tokenizes comments in braces, with any characters in them. */
function tokenizeComment(type: 'mdxFlowExpression' | 'mdxTextExpression'): Tokenizer {
  return function tokenize(this: TokenizeContext, effects, ok, nok) {
    const self = this;
    const isFlow = type === 'mdxFlowExpression';
    let isOpen = false;
    /** State after the next line ending. */
    let resume: State = outside;
    return start;

    function start(one: Code): State | undefined {
      effects.enter(type);
      effects.enter(`${type}Marker`);
      effects.consume(one);
      effects.exit(`${type}Marker`);
      return outside;
    }
    /** Outside a comment: only white space, another comment, or the closing brace. */
    function outside(one: Code): State | undefined {
      if (one === 125) {
        close();
        effects.enter(`${type}Marker`);
        effects.consume(one);
        effects.exit(`${type}Marker`);
        effects.exit(type);
        return ok;
      }
      if (isLineEnd(one)) return lineEnd(one, outside);
      if (one !== SLASH && !isBlank(one)) return nok(one);
      take(one);
      return one === SLASH ? opening : outside;
    }
    function opening(one: Code): State | undefined {
      if (one !== STAR) return nok(one);
      take(one);
      return inside;
    }
    function inside(one: Code): State | undefined {
      if (one === null) return nok(one);
      if (isLineEnd(one)) return lineEnd(one, inside);
      take(one);
      return one === STAR ? maybeClosing : inside;
    }
    function maybeClosing(one: Code): State | undefined {
      if (one !== SLASH) return inside(one);
      take(one);
      return outside;
    }
    function lineEnd(one: Code, next: State): State | undefined {
      close();
      resume = next;
      effects.enter('lineEnding');
      effects.consume(one);
      effects.exit('lineEnding');
      return afterLineEnd;
    }
    /** A lazy continuation line (CommonMark 5.1) would take the comment out of its quote or list item. */
    function afterLineEnd(one: Code): State | undefined {
      return isFlow && self.parser.lazy[self.now().line] ? nok(one) : resume(one);
    }
    function take(one: Code): void {
      if (!isOpen) effects.enter(`${type}Chunk`);
      isOpen = true;
      effects.consume(one);
    }
    function close(): void {
      if (isOpen) effects.exit(`${type}Chunk`);
      isOpen = false;
    }
  };
}
