/** Addresses on paper. */
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
export function printedAddress({ site, address: { online } }: Context, address: string): PrintedAddress | undefined {
  if (site.url === undefined || site.profile === 'internal') return undefined;
  return onPaper(site.url + online(address));
}

/** Returns a whole address for paper. */
export const onPaper = (url: string): PrintedAddress => ({ text: decodeURI(url).replace(/^https?:\/\//, ''), code: qrCode(url) });
