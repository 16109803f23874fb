/** Serving what was built, as a plain web server would. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

/** The port that is tried first (README). */
export const FIRST_PORT = 4321;

/** Serves `folder` under `base`, with the site's own 404 page. */
export function siteServer(folder: string, base: string): Server {
  // `dev` looks at the disk at each request: a rebuild shows at once, since `folder` is a link.
  const serve = sirv(folder, { dev: true, etag: true });
  return createServer((request, response) => {
    const url = request.url ?? '/';
    const missing = (): void => {
      response.statusCode = 404;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      try {
        response.end(readFileSync(path.join(folder, '404.html')));
      } catch {
        response.end();
      }
    };
    if (base !== '/' && !url.startsWith(base)) {
      if (url === '/' || `${url}/` === base) {
        response.writeHead(302, { Location: base }).end();
        return;
      }
      missing();
      return;
    }
    request.url = `/${url.slice(base.length)}`;
    serve(request, response, missing);
  });
}

/** Listens on the wanted port, or on the first free one from 4321 on. Throws where a wanted port is taken. */
export async function listen(server: Server, wanted: number | undefined): Promise<number> {
  for (let port = wanted ?? FIRST_PORT; ; port += 1) {
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(true) : reject(error),
      );
      server.listen(port, () => {
        server.removeAllListeners('error');
        resolve(false);
      });
    });
    if (!taken) return port;
    if (wanted !== undefined || port > FIRST_PORT + 200) throw new PortTakenError(port);
  }
}

export class PortTakenError extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`port ${port} is taken`);
    this.port = port;
  }
}
