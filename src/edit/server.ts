/**
 * The editing page over HTTP: its files, and what it asks for. The server in front of it answers this machine alone under
 * its own names; here a request that changes or tells anything must also come from the page itself (`Origin`), with the
 * token that the page was given when it was opened.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { PROJECT } from '../project.ts';
import { EDIT, EDIT_FAULTS } from '../wording/edit.ts';
import { type Bench, HandingError, type Look, type Typed } from './asked.ts';
import { bundled } from './bundle.ts';
import { ConflictError, DiskError } from './disk.ts';
import { PictureError } from './pictures.ts';
import { Session } from './session.ts';
import { EditError } from './shelf.ts';
import { SpliceError } from './splice.ts';

const BROWSER = path.join(PROJECT, 'src/edit/browser');

/** The styles of the page, in the order in which they are read. */
const STYLES = ['page', 'entry', 'values', 'body', 'listing', 'dialogs', 'narrow'];

/** Bytes of a request: of text, and of a picture. */
const MOST_TEXT = 4 * 1024 * 1024;
const MOST_PICTURE = 40 * 1024 * 1024;

/** Nothing but the page's own files runs or shows; the page that is written is shown in a frame without scripts. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // CodeMirror writes its rules into an element of its own, which carries the nonce; nothing else is inline.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

type Ask = Record<string, unknown>;

export class EditServer<Seen extends Look> {
  readonly session: Session<Seen>;
  private readonly base: string;
  private readonly token = randomBytes(24).toString('base64url');
  private readonly nonce = randomBytes(16).toString('base64url');
  private bundle: Promise<string> | undefined;

  /** `base`: the path of the page, `/edit/` below that of the site. */
  constructor(bench: Bench<Seen>, base: string) {
    this.session = new Session(bench);
    this.base = base;
  }

  /** Answers what lies below the page's path. */
  async answer(below: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') return this.answerAsked(below, request, response);
    if (below === '') return this.send(response, 200, 'text/html; charset=utf-8', this.page());
    if (below === 'edit.js') {
      this.bundle ??= bundled(path.join(BROWSER, 'main.ts'));
      return this.send(response, 200, 'text/javascript; charset=utf-8', await this.bundle);
    }
    if (below === 'edit.css') {
      const styles = STYLES.map((name) => readFileSync(path.join(BROWSER, 'styles', `${name}.css`), 'utf8'));
      return this.send(response, 200, 'text/css; charset=utf-8', styles.join(''));
    }
    // Pictures are shown by address, which can carry no header: a foreign page cannot read them, see `Cross-Origin-Resource-Policy`.
    if (below === 'picture') return this.sendPicture(request, response);
    this.send(response, 404, 'text/plain; charset=utf-8', EDIT_FAULTS.bad);
  }

  private page(): string {
    return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="edit-token" content="${this.token}">
<meta name="edit-nonce" content="${this.nonce}">
<title>${EDIT.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${this.base}edit.css">
<script src="${this.base}edit.js" defer></script>
</head>
<body><div id="edit">${EDIT.loading}</div></body>
</html>
`;
  }

  private send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', 'Content-Security-Policy': policy(this.nonce) }).end(body);
  }

  private sendPicture(request: IncomingMessage, response: ServerResponse): void {
    const asked = new URL(request.url ?? '', 'http://localhost').searchParams;
    const name = asked.get('name') ?? '';
    let bytes: Uint8Array | undefined;
    try {
      bytes = this.session.pictureOf(asked.get('file'), name);
    } catch {
      bytes = undefined;
    }
    const type = PICTURES[path.extname(name).toLowerCase()];
    if (bytes === undefined || type === undefined) this.send(response, 404, 'text/plain; charset=utf-8', EDIT_FAULTS.unknownFile);
    else this.send(response, 200, type, bytes);
  }

  private isOurs({ headers }: IncomingMessage): boolean {
    const given = Buffer.from(String(headers['x-edit-token'] ?? ''));
    const wanted = Buffer.from(this.token);
    return headers.origin === `http://${headers.host}` && given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  private async answerAsked(below: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, answer: object): void => this.send(response, status, 'application/json; charset=utf-8', JSON.stringify(answer));
    if (!this.isOurs(request)) {
      request.resume();
      return say(403, { fault: EDIT_FAULTS.token });
    }
    try {
      if (below === 'api/picture') {
        const asked = new URL(request.url ?? '', 'http://localhost').searchParams;
        const bytes = await bodyOf(request, MOST_PICTURE);
        return say(200, await this.session.addPicture(asked.get('file'), asked.get('name') ?? '', bytes));
      }
      const text = (await bodyOf(request, MOST_TEXT)).toString('utf8');
      const asked: unknown = text === '' ? {} : JSON.parse(text);
      if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) throw new EditError('bad');
      const answer = await this.do(below, asked as Ask);
      say(answer === undefined ? 404 : 200, answer ?? { fault: EDIT_FAULTS.bad });
    } catch (error) {
      const { status, fault } = told(error);
      // What is left of a request that is too long is not waited for.
      if (status === 413) response.setHeader('Connection', 'close');
      say(status, { fault });
    }
  }

  private async do(below: string, asked: Ask): Promise<object | undefined> {
    const { session } = this;
    switch (below) {
      case 'api/list':
        return session.list();
      case 'api/open':
        return session.open(asked.file);
      case 'api/check':
        return session.check(asked.file, typedOf(asked));
      case 'api/preview':
        return session.preview(asked.file, typedOf(asked));
      case 'api/save':
        return session.save(asked.file, asked.digest, typedOf(asked), asked.over);
      case 'api/undo':
        await session.undo(asked.name);
        return {};
      case 'api/discard':
        return session.discard(asked.file, asked.digest);
      case 'api/changes':
        return session.changes();
      case 'api/submit':
        return session.submit();
      case 'api/approve':
        return session.approve(asked.file, asked.digest, asked.by);
      case 'api/takedown':
        return session.takeDown(asked.file, asked.digest, asked.reason);
      case 'api/new':
        return session.create(asked.form, asked.name, asked.slug);
      case 'api/followers':
        return { events: await session.followers(asked.record) };
      default:
        return undefined;
    }
  }
}

/** An SVG is shown as a picture, where nothing in it runs. */
const PICTURES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
};

const typedOf = ({ data, body, text }: Ask): Typed => ({
  data: data as Typed['data'],
  ...(typeof body === 'string' ? { body } : {}),
  ...(typeof text === 'string' ? { text } : {}),
});

class TooLargeError extends Error {}

async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) throw new TooLargeError();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What went wrong, as a sentence. */
function told(error: unknown): { status: number; fault: string } {
  if (error instanceof ConflictError) return { status: 409, fault: EDIT_FAULTS.undoConflict };
  if (error instanceof DiskError)
    return { status: 507, fault: error.code === 'ENOSPC' || error.code === 'EDQUOT' ? EDIT_FAULTS.full : EDIT_FAULTS.disk(error.code) };
  if (error instanceof SpliceError) return { status: 422, fault: error.reason === 'unreadable' ? EDIT_FAULTS.unreadable : EDIT_FAULTS.refused };
  if (error instanceof PictureError)
    return {
      status: 422,
      fault: {
        empty: EDIT_FAULTS.pictureEmpty,
        format: EDIT_FAULTS.pictureFormat,
        large: EDIT_FAULTS.pictureLarge,
        damaged: EDIT_FAULTS.pictureDamaged,
      }[error.fault],
    };
  if (error instanceof TooLargeError) return { status: 413, fault: EDIT_FAULTS.tooLarge };
  if (error instanceof EditError) return { status: 422, fault: FAULTS[error.message] ?? EDIT_FAULTS.bad };
  if (error instanceof HandingError) return { status: 422, fault: error.message };
  if (error instanceof SyntaxError) return { status: 400, fault: EDIT_FAULTS.bad };
  // A request without an answer would look like a command that has ended.
  return { status: 500, fault: EDIT_FAULTS.unexpected(error instanceof Error ? error.message : String(error)) };
}

const FAULTS: Readonly<Record<string, string>> = {
  unknownFile: EDIT_FAULTS.unknownFile,
  encoding: EDIT_FAULTS.encoding,
  slug: EDIT_FAULTS.slug,
  needsName: EDIT_FAULTS.needsName,
  exists: EDIT_FAULTS.exists,
  needsWhom: EDIT_FAULTS.needsWhom,
  needsReason: EDIT_FAULTS.needsReason,
};
