/** Serving what was built, as a plain web server would, to this machine alone. */
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

/** The port that is tried first (README). */
const FIRST_PORT = 4321;

/** Answers for `folder` under `base`, with the site's own 404 page. */
export function siteHandler(folder: string, base: string): RequestListener {
  // `dev` looks at the disk at each request: a rebuild shows at once, since `folder` is a link.
  const serve = sirv(folder, { dev: true, etag: true });
  return (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://site');
    const missing = (): void => {
      response.statusCode = 404;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
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
    request.url = `/${plain(pathname.slice(base.length))}${search}`;
    serve(request, response, missing);
  };
}

/** sirv leaves `%26` and the like as they are; on the disk a tag's folder is called `&`. */
function plain(pathname: string): string {
  try {
    return encodeURI(decodeURIComponent(pathname)).replace(/[?#]/g, encodeURIComponent);
  } catch {
    return pathname;
  }
}

export interface Listening {
  port: number;
  stop(): void;
}

/** Listens on the wanted port, or on the first free one from 4321 on. Throws where a wanted port is taken. */
export async function listen(handler: RequestListener, wanted: number | undefined): Promise<Listening> {
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
