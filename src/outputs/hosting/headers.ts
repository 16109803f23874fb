/** The headers that a server sends with the site, and how long browsers may keep what. */
import { SERVER_POLICY } from '../../views/site/policy.ts';

export type Header = [name: string, value: string];

/** With every answer. */
const ALWAYS: Header[] = [
  ['Content-Security-Policy', SERVER_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  // For browsers older than `frame-ancestors`.
  ['X-Frame-Options', 'SAMEORIGIN'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=(), display-capture=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

/** Internal builds are for nobody's index, be it of files that carry no `<meta>`. */
const INTERNAL: Header[] = [['X-Robots-Tag', 'noindex, nofollow']];

export const headersFor = (profile: 'public' | 'internal'): Header[] => (profile === 'internal' ? [...ALWAYS, ...INTERNAL] : ALWAYS);

/** Sent over HTTPS alone: a year, as scans ask for. Not for subdomains, which may be somebody else's. */
export const TRANSPORT: Header = ['Strict-Transport-Security', 'max-age=31536000'];

/** Folders whose files carry a digest in their names, and so never change. */
export const FOREVER = ['assets', 'media'] as const;

export const CACHE = {
  forever: 'public, max-age=31536000, immutable',
  /** Kept, and asked for again each time: an answer of a few bytes where nothing has changed. */
  revalidated: 'no-cache',
} as const;

/** What a host reads out of the site and shows to nobody. */
export const HOST_FILES = ['_headers', '_redirects'] as const;
