/**
 * Bare addresses: GFM's extended autolinks (GFM 6.9), except that an address ends at the first character that is
 * not ASCII. GFM would take `，后文` and the emphasis after it as part of the address. These constructs replace the
 * library's for `http(s)://` and `www.`; its construct for e-mail addresses stays, since those end by themselves.
 */
import type { Code, Construct, Event, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    literalAutolink: 'literalAutolink';
    literalAutolinkHttp: 'literalAutolinkHttp';
    literalAutolinkWww: 'literalAutolinkWww';
  }
  interface Token {
    _gfmAutolinkLiteralWalkedInto?: boolean;
  }
}

const code = (character: string): number => character.charCodeAt(0);
const codes = (characters: string): ReadonlySet<Code> => new Set(Array.from(characters, code));

const isLetter = (one: Code): boolean => one !== null && ((one >= 65 && one <= 90) || (one >= 97 && one <= 122));
const isLetterOrDigit = (one: Code): boolean => isLetter(one) || (one !== null && one >= 48 && one <= 57);
/** Ends an address anywhere: the end of the text, white space, and every character that is not ASCII. */
const isEnd = (one: Code): boolean => one === null || one <= 32 || one > 126;

const [DOT, DASH, UNDERSCORE, SLASH, COLON, AMPERSAND, SEMICOLON, LESS] = Array.from('.-_/:&;<', code);
const [OPEN_PAREN, CLOSE_PAREN, OPEN_BRACKET, CLOSE_BRACKET] = Array.from('()[]', code);
/** Punctuation that is not part of an address that it ends. */
const TRAIL = codes('!"\')*,.:;?_~');
/** Punctuation at which the tokenizer looks ahead for the end of the address. */
const MAYBE_TRAIL = codes('!"&\')*,.:;<?]_~');

const domain: Construct = { tokenize: tokenizeDomain, partial: true };
const path: Construct = { tokenize: tokenizePath, partial: true };
const wwwPrefix: Construct = { tokenize: tokenizeWwwPrefix, partial: true };

const protocolAddress: Construct = { name: 'protocolAddress', tokenize: tokenizeProtocol, previous: (one) => !isLetter(one) };
const wwwAddress: Construct = {
  name: 'wwwAddress',
  tokenize: tokenizeWww,
  previous: (one) => one === null || one <= 32 || codes('(*_[]~').has(one),
};

/** Replaces two constructs of micromark-extension-gfm-autolink-literal. */
export const addresses: Extension = {
  disable: { null: ['protocolAutolink', 'wwwAutolink'] },
  text: {
    [code('H')]: protocolAddress,
    [code('h')]: protocolAddress,
    [code('W')]: wwwAddress,
    [code('w')]: wwwAddress,
  },
};

function tokenizeProtocol(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const self = this;
  let scheme = '';
  let slashes = 0;
  return start;

  function start(one: Code): State | undefined {
    if (isLetter(self.previous) || isInLabel(self.events)) return nok(one);
    effects.enter('literalAutolink');
    effects.enter('literalAutolinkHttp');
    return inScheme(one);
  }
  function inScheme(one: Code): State | undefined {
    if (isLetter(one) && scheme.length < 5) {
      scheme += String.fromCharCode(one as number).toLowerCase();
      effects.consume(one);
      return inScheme;
    }
    if (one !== COLON || (scheme !== 'http' && scheme !== 'https')) return nok(one);
    effects.consume(one);
    return inSlashes;
  }
  function inSlashes(one: Code): State | undefined {
    if (slashes < 2) {
      if (one !== SLASH) return nok(one);
      slashes += 1;
      effects.consume(one);
      return inSlashes;
    }
    return isLetterOrDigit(one) ? effects.attempt(domain, effects.attempt(path, after), nok)(one) : nok(one);
  }
  function after(one: Code): State | undefined {
    effects.exit('literalAutolinkHttp');
    effects.exit('literalAutolink');
    return ok(one);
  }
}

function tokenizeWww(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const self = this;
  return start;

  function start(one: Code): State | undefined {
    if (!wwwAddress.previous?.call(self, self.previous) || isInLabel(self.events)) return nok(one);
    effects.enter('literalAutolink');
    effects.enter('literalAutolinkWww');
    return effects.check(wwwPrefix, effects.attempt(domain, effects.attempt(path, after), nok), nok)(one);
  }
  function after(one: Code): State | undefined {
    effects.exit('literalAutolinkWww');
    effects.exit('literalAutolink');
    return ok(one);
  }
}

function tokenizeWwwPrefix(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let size = 0;
  return inside;

  function inside(one: Code): State | undefined {
    if (size < 3 && (one === code('w') || one === code('W'))) {
      size += 1;
      effects.consume(one);
      return inside;
    }
    if (size !== 3 || one !== DOT) return nok(one);
    effects.consume(one);
    return after;
  }
  function after(one: Code): State | undefined {
    return isLetterOrDigit(one) ? ok(one) : nok(one);
  }
}

/** Letters, digits, hyphens and dots; underscores too, but not in the last two labels. */
function tokenizeDomain(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const self = this;
  const trail = new Trail();
  let inLast = false;
  let inLastButOne = false;
  return inside;

  function inside(one: Code): State | undefined {
    if (one === DOT || one === UNDERSCORE) return trail.isExcluded(self) ? atMark(one) : effects.check(trail, after, atMark)(one);
    if (!isLetterOrDigit(one) && one !== DASH) return after(one);
    effects.consume(one);
    return inside;
  }
  function atMark(one: Code): State | undefined {
    if (one === UNDERSCORE) inLast = true;
    else [inLastButOne, inLast] = [inLast, false];
    effects.consume(one);
    return inside;
  }
  function after(one: Code): State | undefined {
    return inLast || inLastButOne ? nok(one) : ok(one);
  }
}

function tokenizePath(this: TokenizeContext, ...[effects, ok]: Parameters<Tokenizer>): State {
  const self = this;
  const trail = new Trail();
  let opened = 0;
  let closed = 0;
  return inside;

  function inside(one: Code): State | undefined {
    if (isEnd(one)) return ok(one);
    if (one === OPEN_PAREN) opened += 1;
    // A parenthesis that was opened within the address is part of it.
    else if (one === CLOSE_PAREN && closed < opened) return atMark(one);
    else if (MAYBE_TRAIL.has(one)) return trail.isExcluded(self) ? atMark(one) : effects.check(trail, ok, atMark)(one);
    effects.consume(one);
    return inside;
  }
  function atMark(one: Code): State | undefined {
    if (one === CLOSE_PAREN) closed += 1;
    effects.consume(one);
    return inside;
  }
}

/** Matches if only punctuation stands between here and the end of the address. */
class Trail implements Construct {
  readonly partial = true;
  /** Offset of the last failure. Attempts that start before it fail there too. */
  private failedAt = -1;

  readonly tokenize: Tokenizer;

  constructor() {
    const fail = (context: TokenizeContext): void => {
      this.failedAt = context.now().offset;
    };
    this.tokenize = function tokenizeTrail(this: TokenizeContext, effects, ok, nok) {
      const self = this;
      return inside;

      function inside(one: Code): State | undefined {
        if (TRAIL.has(one)) {
          effects.consume(one);
          return inside;
        }
        if (one === AMPERSAND || one === CLOSE_BRACKET) {
          effects.consume(one);
          return one === AMPERSAND ? entityStart : afterBracket;
        }
        return one === LESS || isEnd(one) ? ok(one) : failed(one);
      }
      /** A bracket may end the text of a link that contains the address. */
      function afterBracket(one: Code): State | undefined {
        return one === OPEN_PAREN || one === OPEN_BRACKET || isEnd(one) ? ok(one) : inside(one);
      }
      function entityStart(one: Code): State | undefined {
        return isLetter(one) ? inEntity(one) : failed(one);
      }
      function inEntity(one: Code): State | undefined {
        if (one !== SEMICOLON && !isLetter(one)) return failed(one);
        effects.consume(one);
        return one === SEMICOLON ? inside : inEntity;
      }
      function failed(one: Code): State | undefined {
        fail(self);
        return nok(one);
      }
    };
  }

  /** Whether an earlier attempt already failed for this stretch. Without this, the time would be quadratic in the number of marks. */
  isExcluded(context: TokenizeContext): boolean {
    return context.now().offset < this.failedAt;
  }
}

/**
 * Whether an open bracket may still become a link, which cannot contain another link. Marks tokens as the library
 * does, so that each stretch of events is walked once.
 */
function isInLabel(events: readonly Event[]): boolean {
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const token = (events[index] as Event)[1];
    if ((token.type === 'labelLink' || token.type === 'labelImage') && !token._balanced) return true;
    if (token._gfmAutolinkLiteralWalkedInto) break;
  }
  const last = events.at(-1);
  if (last !== undefined) last[1]._gfmAutolinkLiteralWalkedInto = true;
  return false;
}

const MISSED =
  /(?<![a-z])https?:\/\/[a-z0-9][\x21-\x7e]*|(?<![^\s(*_[\]~])www\.[a-z0-9][\x21-\x7e]*|(?<![\w+.-])[\w+.-]+@[\w-]+(?:\.[\w-]+)*\.[a-z][a-z0-9-]*(?![\w@-])/gi;

export interface Missed {
  /** Offset in the text; `text` is the address as written. */
  index: number;
  text: string;
  url: string;
}

/**
 * Finds addresses that the parser left as text because of an open bracket before them (`[见 https://a.cn`):
 * while parsing, it cannot know that nothing closes the bracket.
 */
export function missedAddresses(text: string): Missed[] {
  if (!text.includes('//') && !text.includes('www.') && !text.includes('@') && !/www\.|:\/\//i.test(text)) return [];
  return [...text.matchAll(MISSED)].flatMap((match) => {
    const [found] = match;
    const isMail = !/^(?:https?:\/\/|www\.)/i.test(found);
    const address = isMail ? found : withoutTrail(found);
    const host = /^(?:https?:\/\/)?([\w.-]*)/i.exec(address)?.[1] ?? '';
    if (!isMail && host.split('.').slice(-2).join('').includes('_')) return [];
    return { index: match.index, text: address, url: isMail ? `mailto:${address}` : /^www/i.test(address) ? `http://${address}` : address };
  });
}

function withoutTrail(address: string): string {
  let end = address.indexOf('<') === -1 ? address.length : address.indexOf('<');
  let unopened = 0;
  for (let at = 0; at < end; at += 1) unopened += address[at] === ')' ? 1 : address[at] === '(' ? -1 : 0;
  for (;;) {
    const last = address[end - 1] ?? '';
    const entity = last === ';' ? /&[a-z]+;$/i.exec(address.slice(Math.max(0, end - 40), end)) : null;
    if (entity !== null) end -= entity[0].length;
    else if (last === ')' && unopened <= 0) break;
    else if (last !== '' && (TRAIL.has(code(last)) || last === ']')) {
      end -= 1;
      if (last === ')') unopened -= 1;
    } else break;
  }
  return address.slice(0, end);
}
