/**
 * Bare addresses. As GitHub reads them, with the one difference that Chinese needs: an address ends at
 * the first character that is not ASCII (contract, section 9). GitHub's own syntax takes `，后文` and
 * whatever emphasis follows for a part of the address, so its two constructs are replaced by these;
 * e-mail addresses end by themselves and stay the library's.
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
/** What ends an address wherever it stands: the end, a blank, and all that is not ASCII. */
const isEnd = (one: Code): boolean => one === null || one <= 32 || one > 126;

const [DOT, DASH, UNDERSCORE, SLASH, COLON, AMPERSAND, SEMICOLON, LESS] = Array.from('.-_/:&;<', code);
const [OPEN_PAREN, CLOSE_PAREN, OPEN_BRACKET, CLOSE_BRACKET] = Array.from('()[]', code);
/** Marks that belong to the sentence when an address ends with them. */
const TRAIL = codes('!"\')*,.:;?_~');
/** Marks before which it must be seen whether the address ends. */
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

/** In place of the addresses of micromark-extension-gfm-autolink-literal. */
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

/** Letters, digits, dashes and dots; underscores not in the last two of its parts. */
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
    // A bracket that closes one of the address's own is never trailing.
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

/** Succeeds where nothing but marks is left before the address ends. */
class Trail implements Construct {
  readonly partial = true;
  /** How far it last looked in vain: what ends no address from one mark on ends none from the marks in between. */
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
      /** An address within a link's text must leave the link its end. */
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

  /** Whether it is known already that no trail begins here: without this, a thousand marks are looked at a million times. */
  isExcluded(context: TokenizeContext): boolean {
    return context.now().offset < this.failedAt;
  }
}

/**
 * Whether a bracket is open that may yet become a link, in which there can be no other. Tokens are
 * marked as the library marks them, so that each stretch is walked once.
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
  /** Where it stands in the text, and how it is written there. */
  index: number;
  text: string;
  url: string;
}

/**
 * Addresses in a text that the parser took for text because a bracket stands open before them
 * (`[见 https://a.cn`), of which it could not know that nothing closes it.
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
