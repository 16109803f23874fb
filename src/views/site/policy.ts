/**
 * The content security policy (CSP Level 3) of the site. Pages carry it in a `<meta>` element, for a disk or a server
 * that sends no headers; the generated server configurations send it as a header.
 */

/** Everything comes from the site itself, and nothing is embedded. Inline code and `eval` are forbidden. */
const DIRECTIVES = {
  'default-src': "'self'",
  'object-src': "'none'",
  'frame-src': "'none'",
  // The search form works without JavaScript.
  'form-action': "'self'",
  'base-uri': "'none'",
} as const;

const write = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

/** For `<meta http-equiv="Content-Security-Policy">`. */
export const PAGE_POLICY = write(DIRECTIVES);

/** The same for pages that are opened from a disk: to some browsers, no file there is of the same origin as another. */
export const DISK_POLICY = PAGE_POLICY.replaceAll("'self'", "'self' file:");

/** For the HTTP header. `frame-ancestors` has no effect in `<meta>`. */
export const SERVER_POLICY = write({ ...DIRECTIVES, 'frame-ancestors': "'self'" });

/** For redirect pages. */
export const REDIRECT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'";
