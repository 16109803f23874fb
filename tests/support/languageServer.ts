/** A client of a language server (LSP) over standard input and output. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '../../src/project.ts';

export interface Complaint {
  message: string;
  range: { start: { line: number; character: number } };
}

type Message = { id?: number; method?: string; params?: { uri?: string; diagnostics?: Complaint[]; items?: unknown[] }; result?: unknown };

/** The language server of Astro's extension for VS Code, with help for frontmatter enabled. */
export class AstroServer {
  private readonly child: ChildProcess;
  private readonly answers = new Map<number, (result: unknown) => void>();
  private readonly complaints = new Map<string, (found: Complaint[]) => void>();
  private buffer = Buffer.alloc(0);
  private last = 0;

  constructor() {
    const server = path.join(PROJECT, 'node_modules', '@astrojs', 'language-server', 'bin', 'nodeServer.js');
    this.child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.child.stdout?.on('data', (chunk: Buffer) => this.take(chunk));
  }

  async open(workspace: string): Promise<void> {
    await this.ask('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(workspace).href,
      workspaceFolders: [{ uri: pathToFileURL(workspace).href, name: 'workspace' }],
      capabilities: { textDocument: { publishDiagnostics: {}, completion: {}, hover: {} }, workspace: { workspaceFolders: true } },
      initializationOptions: { typescript: { tsdk: path.join(PROJECT, 'node_modules', 'typescript', 'lib') }, contentIntellisense: true },
    });
    this.tell('initialized', {});
  }

  /** Opens a file with a text and returns its diagnostics. */
  complain(file: string, text: string): Promise<Complaint[]> {
    const uri = pathToFileURL(file).href;
    const said = new Promise<Complaint[]>((resolve) => this.complaints.set(uri, resolve));
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'mdx', version: 1, text } });
    return said;
  }

  /** Returns the labels of the completions at a position (from 0) of an open file. */
  async complete(file: string, line: number, character: number): Promise<string[]> {
    const result = (await this.ask('textDocument/completion', {
      textDocument: { uri: pathToFileURL(file).href },
      position: { line, character },
    })) as { items: { label: string }[] };
    return result.items.map((item) => item.label);
  }

  async hover(file: string, line: number, character: number): Promise<string> {
    const result = (await this.ask('textDocument/hover', { textDocument: { uri: pathToFileURL(file).href }, position: { line, character } })) as {
      contents: { value: string };
    } | null;
    return result?.contents.value ?? '';
  }

  close(): void {
    this.child.kill();
  }

  private tell(method: string, params: object): void {
    this.send({ method, params });
  }

  private ask(method: string, params: object): Promise<unknown> {
    this.last += 1;
    const id = this.last;
    const answer = new Promise((resolve) => this.answers.set(id, resolve));
    this.send({ id, method, params });
    return answer;
  }

  private send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  private take(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(this.buffer.subarray(0, Math.max(end, 0)).toString())?.[1]);
      if (end < 0 || this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length).toString()) as Message;
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.hear(message);
    }
  }

  private hear(message: Message): void {
    if (message.method === 'textDocument/publishDiagnostics') this.complaints.get(message.params?.uri ?? '')?.(message.params?.diagnostics ?? []);
    // The server also requests settings and registrations. This client has none.
    else if (message.method !== undefined && message.id !== undefined)
      this.send({ id: message.id, result: (message.params?.items ?? []).map(() => null) });
    else if (message.id !== undefined) this.answers.get(message.id)?.(message.result);
  }
}
