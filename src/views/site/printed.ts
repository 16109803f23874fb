/** Addresses on paper. */
import { decodedAddress } from '../../model/decoded.ts';
import type { Context } from './context.ts';
import { type QrCode, qrCode } from './qrCode.ts';

export interface PrintedAddress {
  text: string;
  code: QrCode;
}

/**
 * Returns an address for paper: as people type it, without scheme and percent-encoding, and as a QR code. Undefined
 * without an origin, and in an internal build, which is online nowhere.
 */
export function printedAddress(context: Context, address: string): PrintedAddress | undefined {
  const url = onlineAddress(context, address);
  return url === undefined ? undefined : onPaper(url);
}

/** Returns the whole address online; undefined without an origin, and in an internal build. */
export const onlineAddress = ({ site, address: { online } }: Context, address: string): string | undefined =>
  site.url === undefined || site.profile === 'internal' ? undefined : site.url + online(address);

/** Characters of an address: of a longer one the code is too fine for a phone. */
const LONGEST = 500;

/** Returns a whole address for paper; undefined of one that is too long to be typed or scanned. */
export function onPaper(url: string): PrintedAddress | undefined {
  const text = typedAddress(url);
  return text === undefined ? undefined : { text, code: qrCode(url) };
}

/** Returns a whole address as people type it, as above, without its code. */
export const typedAddress = (url: string): string | undefined => (url.length > LONGEST ? undefined : decodedAddress(url).replace(/^https?:\/\//, ''));
