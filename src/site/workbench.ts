/** The content while it is being written: what a build would make of it, drawn when it is asked for, and its problems. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { EditServer } from '../edit/server.ts';
import { given } from '../given.ts';
import { drawOne, outputsOf } from '../outputs/index.ts';
import type { KeptRecordings } from '../outputs/keptRecordings.ts';
import type { Output } from '../outputs/output.ts';
import { isOfSearch } from '../outputs/search.ts';
import type { Publication } from '../publish/published.ts';
import type { Withheld } from '../publish/withheld.ts';
import { type Shown, show } from '../shown.ts';
import type { Store } from '../store/index.ts';
import { failedCommand } from '../wording/commands.ts';
import { pathOf, say } from './guard.ts';
import { handIn, handing } from './handIn.ts';
import { mediaTypeOf } from './mediaTypes.ts';
import type { Options } from './options.ts';
import { problemsPage } from './problems.ts';
import { mediaOf, publication } from './publication.ts';
import { readAsIf, readSite, type SiteReading } from './read.ts';
import { marked, type Unpublished, unpublishedAt } from './unpublished.ts';

export interface DevOptions extends Pick<Options, 'content' | 'private' | 'profile' | 'asOf' | 'base'> {
  cache: string;
  /** A wanted port; the first free one if none is wanted. */
  port: number | undefined;
  onProblems(diagnostics: Diagnostic[], withheld: readonly Withheld[]): void;
}

/** Below the base: what a page asks for while it is being written, and the page on which it is written. */
const OWN = '__dev/';
export const EDITING = 'edit/';

export class Workbench {
  private readonly options: DevOptions;
  private readonly store: Store;
  private readonly script: string;
  private diagnostics: Diagnostic[] = [];
  private withheld: readonly Withheld[] = [];
  private outputs: Map<string, Output> | undefined;
  /** Lists the files of the search, unless they are among the outputs. */
  private search: (() => void) | undefined;
  private recordings: KeptRecordings | undefined;
  private publication: Publication | undefined;
  /** Those of contents as they would be, by profile. */
  private readonly drafts = new Map<Options['profile'], Publication>();
  /** The last without errors. */
  private reading: SiteReading | undefined;
  private running: Promise<void> | undefined;
  private isStale = false;
  /** The files of the content that were saved since it was read, and those that were saved before that. */
  private seen = new Set<string>();
  private saved: ReadonlySet<string> = new Set();
  private readonly listeners = new Set<ServerResponse>();
  private readonly editing: EditServer<SiteReading>;
  /** What pages show, and what a page that is being written shows beside it. */
  private handed: Shown | undefined;
  private beside: ReadonlyMap<string, Output> = new Map();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(options: DevOptions, store: Store, script: string) {
    [this.options, this.store, this.script] = [options, store, script];
    const { content, private: privateRoot, asOf, cache, base } = options;
    const where = { root: content, asOf, cache, ...given('privateRoot', privateRoot) };
    this.editing = new EditServer(
      {
        roots: { content, ...given('private', privateRoot) },
        asOf,
        look: (instead) => readAsIf({ ...where, instead }),
        draw: (seen, address) => this.alone(() => this.drawAs(seen, address)),
        refresh: () => this.refresh(),
        changes: () => handing(where),
        submit: () => handIn(where),
      },
      `${base}${EDITING}`,
    );
  }

  /** Does something while nothing else changes what pages show. */
  private alone<Value>(act: () => Promise<Value>): Promise<Value> {
    const done = this.turn.then(act);
    this.turn = done.catch(() => undefined);
    return done;
  }

  /** The page at an address, of a content as it would be; of an internal build where the public has no such page. */
  private async drawAs(seen: SiteReading, address: string): Promise<{ html: string; isPublic: boolean } | undefined> {
    for (const one of this.options.profile === 'public' ? (['public', 'internal'] as const) : (['internal'] as const)) {
      const html = await this.drawn(seen, `${address}index.html`, one);
      if (html !== undefined) return { html, isPublic: one === 'public' };
    }
    return undefined;
  }

  /** One page of a publication beside the one that pages show, with what it shows. Undefined if that has no such page, or cannot draw it. */
  private async drawn(seen: SiteReading, file: string, ...of: [Options['profile'], Parameters<typeof publication>[2]?]): Promise<string | undefined> {
    const { base, cache } = this.options;
    try {
      const [profile, more = {}] = of;
      const made = await publication(seen, profile, more, this.drafts.get(profile));
      if (Object.keys(more).length === 0) this.drafts.set(profile, made);
      const options = { publication: made, media: mediaOf(seen, made), base, out: 'dist', store: this.store, cache, isDraft: true };
      const drawn = await drawOne(options, file);
      if (drawn === undefined) return undefined;
      this.beside = new Map(drawn.beside.map((output) => [output.path, output]));
      return Buffer.from(drawn.bytes).toString();
    } catch {
      // Half-written entries lack what a page needs; the problems beside the fields say what.
      return undefined;
    } finally {
      if (this.handed !== undefined) show(this.handed);
    }
  }

  /** The page of an entry that is not public, marked as such; undefined if there is none at the address. */
  private async unpublished(file: string): Promise<string | undefined> {
    const found = this.heldBack(file);
    if (found === undefined) return undefined;
    const html = await this.alone(() => this.drawn(this.reading as SiteReading, file, 'public', { asIfHeld: found.entry }));
    return html === undefined ? undefined : marked(html, found.reason);
  }

  private heldBack(file: string): Unpublished | undefined {
    const { reading, options } = this;
    return options.profile === 'public' && reading !== undefined && file.endsWith('.html') ? unpublishedAt(reading, file) : undefined;
  }

  /** Takes note of a file that was saved. */
  saw(file: string): void {
    this.seen.add(file.split(path.sep).join('/').normalize('NFC'));
  }

  /** All problems, those of the files that were saved last before the others. */
  private problems(): Diagnostic[] {
    const { saved, diagnostics } = this;
    return [...diagnostics.filter(({ file }) => saved.has(file)), ...diagnostics.filter(({ file }) => !saved.has(file))];
  }

  /** Reads everything again; a change that comes meanwhile is read after it. Never throws: a fault is a problem too. */
  refresh(): Promise<void> {
    this.isStale = true;
    this.running ??= this.catchUp().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async catchUp(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      if (this.seen.size > 0) [this.saved, this.seen] = [this.seen, new Set()];
      this.editing.session.forget();
      try {
        await this.alone(() => this.read());
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.diagnostics = [{ code: 'dev', severity: 'error', file: this.options.content, line: 1, column: 1, message: failedCommand(reason) }];
      }
      this.options.onProblems(this.diagnostics, this.withheld);
      this.tell('problems');
    }
  }

  private async read(): Promise<void> {
    const { content, private: privateRoot, profile, asOf, base, cache } = this.options;
    const reading = await readSite({ root: content, asOf, cache, ...given('privateRoot', privateRoot) });
    this.diagnostics = reading.diagnostics;
    this.withheld = reading.withheld;
    if (this.diagnostics.some((one) => one.severity === 'error')) return;
    this.reading = reading;
    const made = await publication(reading, profile, {}, this.publication);
    this.publication = made;
    const { all, search, recordings, handed } = await outputsOf({
      publication: made,
      media: mediaOf(reading, made),
      base,
      out: 'dist',
      store: this.store,
      cache,
      recordings: this.recordings,
      isDraft: true,
    });
    const outputs = new Map(all.map((output) => [output.path, output]));
    this.outputs = outputs;
    this.handed = handed;
    this.search = () => {
      this.search = undefined;
      for (const output of search()) outputs.set(output.path, output);
      // What the search has found out is most of what is kept, and is found again from then on.
      this.recordings = recordings.keep(new Set(outputs.keys()));
    };
    this.tell('page');
  }

  private tell(event: 'page' | 'problems'): void {
    for (const listener of this.listeners) listener.write(`event: ${event}\ndata:\n\n`);
  }

  /** Answers a request that the guard let through. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { base } = this.options;
    const pathname = pathOf(request.url ?? '') ?? '/';
    if (!pathname.startsWith(base)) {
      if (pathname === '/' || `${pathname}/` === base) response.writeHead(302, { Location: base }).end();
      else say(response, 404);
      return;
    }
    const below = pathname.slice(base.length);
    if (below.startsWith(EDITING)) return this.editing.answer(below.slice(EDITING.length), request, response);
    if (below === `${OWN}events`) return this.listen(request, response);
    if (below === `${OWN}problems.json`) return end(response, 200, 'application/json; charset=utf-8', JSON.stringify(this.problems()));
    if (below === `${OWN}page.js`) return end(response, 200, 'text/javascript; charset=utf-8', this.script);
    const file = below === '' || below.endsWith('/') ? `${below}index.html` : below;
    if (this.outputs === undefined) return end(response, 200, 'text/html; charset=utf-8', problemsPage(this.diagnostics));
    if (isOfSearch(file)) await this.alone(async () => this.search?.());
    const output = this.outputs.get(file) ?? this.beside.get(file);
    const isFolder = (page: string): boolean => this.outputs?.has(page) === true || (path.extname(file) === '' && this.heldBack(page) !== undefined);
    if (output === undefined && isFolder(`${file}/index.html`)) {
      response.writeHead(301, { Location: `${encodeURI(pathname)}/` }).end();
      return;
    }
    const unpublished = output === undefined ? await this.unpublished(file) : undefined;
    if (unpublished !== undefined) return end(response, 200, 'text/html; charset=utf-8', this.following(unpublished));
    await this.send(response, output ?? this.outputs.get('404.html'), output === undefined ? 404 : 200);
  }

  private async send(response: ServerResponse, output: Output | undefined, status: number): Promise<void> {
    if (output === undefined) return say(response, 404);
    try {
      const isPage = output.path.endsWith('.html');
      const bytes = isPage ? await this.alone(() => this.made(output)) : await this.made(output);
      const type = mediaTypeOf(output.path);
      if (!isPage) return end(response, status, type, bytes);
      end(response, status, type, this.following(Buffer.from(bytes).toString()));
    } catch (error) {
      end(response, 500, 'text/plain; charset=utf-8', failedCommand(error instanceof Error ? error.message : String(error)));
    }
  }

  /** A page that follows every save. */
  private following(html: string): string {
    return html.replace('</head>', `<script src="${this.options.base}${OWN}page.js" defer></script></head>`);
  }

  /** The bytes of an output. What takes long, such as a picture, is kept. */
  private async made(output: Output): Promise<Uint8Array> {
    const key = output.key === undefined || output.path.endsWith('.html') ? undefined : `${output.path} ${output.key}`;
    const kept = key === undefined ? undefined : this.store.get(key);
    if (kept !== undefined) return kept;
    const bytes = await output.make();
    if (key !== undefined) this.store.put(key, bytes);
    return bytes;
  }

  private listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('\n');
    this.listeners.add(response);
    request.once('close', () => this.listeners.delete(response));
  }
}

function end(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}
