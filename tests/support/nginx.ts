/** Serves a site by a real nginx with the shipped configuration. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findNginx } from '../../scripts/programs.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** As sent, not decompressed. */
  body: Buffer;
}

export interface Nginx {
  ask(address: string, headers?: Record<string, string>): Promise<Answer>;
  /** What nginx has logged so far, its warnings about the configuration among it. */
  log(): string;
  stop(): Promise<void>;
}

const TYPES = ['/etc/nginx/mime.types', '/usr/local/nginx/conf/mime.types'];

/** Starts nginx with the configuration shipped beside `out`, of which only the port is changed. */
export async function startNginx(out: string): Promise<Nginx> {
  const home = mkdtempSync(path.join(tmpdir(), 'biaogan-nginx-'));
  const port = await freePort();
  const shipped = readFileSync(`${out}.hosting/nginx.conf`, 'utf8');
  if (!shipped.includes('  listen 80;\n')) throw new Error('the shipped configuration does not listen where it should');
  writeFileSync(path.join(home, 'site.conf'), shipped.replace('  listen 80;\n', `  listen 127.0.0.1:${port};\n`));
  const types = TYPES.find((file) => existsSync(file));
  if (types === undefined) throw new Error('nginx has no mime.types');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${home}/${name};`);
  writeFileSync(
    path.join(home, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off; worker_processes 1; pid ${home}/pid; error_log ${home}/error.log;
events { worker_connections 64; }
http { include ${types}; default_type application/octet-stream; access_log off; ${temporary.join(' ')} include ${home}/site.conf; }\n`,
  );
  const nginx = spawn(findNginx(), ['-p', home, '-c', path.join(home, 'nginx.conf'), '-e', path.join(home, 'error.log')], { stdio: 'ignore' });
  const ask: Nginx['ask'] = (address, headers = {}) => answerOf(port, address, headers);
  await untilItAnswers(nginx, ask, path.join(home, 'error.log'));
  return {
    ask,
    log: () => readFileSync(path.join(home, 'error.log'), 'utf8'),
    stop: () =>
      new Promise((resolve) => {
        nginx.once('exit', () => {
          rmSync(home, { recursive: true, force: true });
          resolve();
        });
        nginx.kill('SIGTERM');
      }),
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

async function untilItAnswers(nginx: ChildProcess, ask: Nginx['ask'], log: string): Promise<void> {
  for (;;) {
    if (nginx.exitCode !== null) throw new Error(`nginx does not take the configuration:\n${readFileSync(log, 'utf8')}`);
    try {
      await ask('/');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const answerOf = (port: number, address: string, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: address, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    })
      .on('error', reject)
      .end();
  });
