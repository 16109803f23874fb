/** The XML of Word files, element by element. Nothing that is defined in a file is expanded. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { OFFICE } from '../wording/office.ts';
import { OfficeError } from './archive.ts';

const DEEPEST = 200;

export interface Handler {
  open(tag: SaxesTagNS): void;
  close(tag: SaxesTagNS): void;
  text(text: string): void;
}

/** Hands a part over to a handler. Throws `OfficeError` if it is no XML, or is nested without end. */
export function parse(part: Uint8Array, handler: Handler): void {
  const parser = new SaxesParser({ xmlns: true });
  const encoding = part[0] === 0xff && part[1] === 0xfe ? 'utf-16le' : part[0] === 0xfe && part[1] === 0xff ? 'utf-16be' : 'utf-8';
  let depth = 0;
  parser.on('error', () => {
    throw new OfficeError(OFFICE.damaged);
  });
  // Word writes none; whoever does wants something else than to fill in a form.
  parser.on('doctype', () => {
    throw new OfficeError(OFFICE.damaged);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new OfficeError(OFFICE.tooLong);
    handler.open(tag);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close(tag);
  });
  parser.on('text', (text) => handler.text(text));
  parser.write(new TextDecoder(encoding).decode(part)).close();
}

/** Whether an element is one of Word's, transitional or strict. */
export const isWord = ({ uri }: SaxesTagNS): boolean => /(?:wordprocessingml\/2006\/main|ooxml\/wordprocessingml\/main)$/.test(uri);

/** An attribute by its local name. */
export const attribute = (tag: SaxesTagNS, name: string): string | undefined =>
  Object.values(tag.attributes).find(({ local }) => local === name)?.value;
/** Whether a property that is there says no. */
export const isOff = (tag: SaxesTagNS): boolean => /^(?:0|false|off|none)$/.test(attribute(tag, 'val') ?? '');
