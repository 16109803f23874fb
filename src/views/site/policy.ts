/**
 * What a page of the site may load and do, said once: the pages carry it themselves, for whoever opens
 * them from a disk or a server that sends no headers, and the files for servers send it.
 */

/** Everything comes from the site itself, nothing is inline, nothing is evaluated. */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'media-src': "'self'",
  'font-src': "'self'",
  // Facets are read as JSON; search data come as scripts.
  'connect-src': "'self'",
  // The search box, without JavaScript.
  'form-action': "'self'",
  'base-uri': "'none'",
} as const;

const write = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

/** As a page carries it, for `<meta http-equiv="Content-Security-Policy">`. */
export const PAGE_POLICY = write(DIRECTIVES);

/** As a server sends it: who may frame a page can be said in a header alone. */
export const SERVER_POLICY = write({ ...DIRECTIVES, 'frame-ancestors': "'self'" });

/** What a page that only leads on may do. */
export const REDIRECT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'";
