/**
 * What stands before everything that is served while somebody writes or looks at a site: it answers this machine alone,
 * under its own names, and no request ends the command.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { SERVER } from '../wording/server.ts';

/**
 * The names that the loopback has. Any other name leads here only because somebody pointed it at this machine (DNS
 * rebinding), to read what is not public.
 */
const OWN_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** Ends an answer with a line of text. */
export function say(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers });
  response.end(`${status} ${SERVER[status] ?? SERVER[500]}\n`);
}

/** The path that a request asks for, decoded; undefined if it is none. */
export function pathOf(url: string): string | undefined {
  // `http://…` in the place of a path is for proxies, and `//` begins a host.
  if (!/^\/(?!\/)/.test(url)) return undefined;
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0] as string);
    return /\0|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

/** Whether another site asks, for something else than to be left for it. Its scripts could read data that are scripts. */
function isForeign({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate';
}

/**
 * Lets a handler see only requests that it can answer, and answers 500 for it if it throws. `takes`: the paths to which
 * something may be sent; who sends it is the handler's to judge.
 */
export function guarded(
  handler: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
  takes: (path: string) => boolean = () => false,
): RequestListener {
  return (request, response) => {
    // No other site may show what is served here, or load it as a picture or script.
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (!OWN_HOST.test(request.headers.host ?? '') || isForeign(request)) return say(response, 403);
    const path = pathOf(request.url ?? '');
    const isSent = request.method === 'POST' && path !== undefined && takes(path);
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isSent) return say(response, 405, { Allow: 'GET, HEAD' });
    if (path === undefined) return say(response, 400);
    // Whoever asked may be gone before the answer.
    response.on('error', () => undefined);
    Promise.resolve()
      .then(() => handler(request, response))
      .catch(() => say(response, 500));
  };
}
