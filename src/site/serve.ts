/** Serving what was built, as a plain web server would, to this machine alone. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import send from 'send';
import { guarded, pathOf, say } from './guard.ts';
import { mediaTypeOf } from './mediaTypes.ts';

/** The port that is tried first (README). */
const FIRST_PORT = 4321;

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Answers for `folder` under `base`, with the site's own 404 page. Ranges are answered by RFC 9110. */
export function siteHandler(folder: string, base: string): Handler {
  return (request, response) => {
    const pathname = pathOf(request.url ?? '') ?? '/';
    const missing = (): void => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
      try {
        response.end(readFileSync(path.join(folder, '404.html')));
      } catch {
        response.end();
      }
    };
    if (!pathname.startsWith(base)) {
      if (pathname === '/' || `${pathname}/` === base) response.writeHead(302, { Location: base }).end();
      else missing();
      return;
    }
    const below = `/${pathname.slice(base.length)}`;
    // `folder` is a link and is followed at each request: a rebuild shows at once.
    send(request, below.split('/').map(encodeURIComponent).join('/'), { root: folder, cacheControl: false })
      .on('headers', (answer: ServerResponse, file: string) => {
        answer.setHeader('Content-Type', mediaTypeOf(file));
        answer.setHeader('Cache-Control', 'no-store');
      })
      .on('directory', () => {
        response.writeHead(301, { Location: encodeURI(`${pathname}/`).replace(/[?#]/g, encodeURIComponent) }).end();
      })
      .on('error', (error: { status?: number; headers?: Record<string, string> }) => {
        if (error.status === 404) missing();
        else say(response, error.status ?? 500, error.headers);
      })
      .pipe(response);
  };
}

export interface Listening {
  port: number;
  stop(): void;
}

/** Listens on the wanted port, or on the first free one from 4321 on. Throws where a wanted port is taken. */
export async function listen(given: Handler, wanted: number | undefined, takes?: (path: string) => boolean): Promise<Listening> {
  const handler = guarded(given, takes);
  for (let port = wanted ?? FIRST_PORT; ; port += 1) {
    const servers = await claim(handler, port);
    if (servers !== undefined) {
      return {
        port,
        stop() {
          for (const server of servers) {
            server.close();
            server.closeAllConnections();
          }
        },
      };
    }
    if (wanted !== undefined || port > FIRST_PORT + 200) throw new PortTakenError(port);
  }
}

/**
 * Servers for both addresses of `localhost`, or nothing where one of them is taken. Only this machine
 * is answered: what is served may be an internal build.
 */
async function claim(handler: RequestListener, port: number): Promise<Server[] | undefined> {
  const servers: Server[] = [];
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer(handler);
    const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen({ port, host }, () => resolve(undefined));
    });
    if (fault === undefined) servers.push(server);
    // A machine without IPv6 has one address.
    else if (host === '127.0.0.1' || fault.code === 'EADDRINUSE') {
      for (const one of servers) one.close();
      if (fault.code === 'EADDRINUSE' || fault.code === 'EACCES') return undefined;
      throw fault;
    }
  }
  return servers;
}

export class PortTakenError extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`port ${port} is taken`);
    this.port = port;
  }
}
