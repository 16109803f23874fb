/** Typst, which sets papers as PDF/UA-1. Everything that knows of it is in this file, because its binding trails it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type CompileArgs, NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import decompress from 'wawoff2/decompress.js';

const require = createRequire(import.meta.url);
/** Fonts with all characters of the General Standard (通用规范汉字表); Typst embeds of each what is used. */
const FONTS = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
].map((file) => require.resolve(file));

/** For signs that the fonts above lack. It is large, so that it is opened only for a paper that needs it. */
const SIGNS = require.resolve('@fontsource/unifontex/files/unifontex-latin-400-normal.woff2');

/** Draws what a paper's data says. */
const TEMPLATE = path.join(import.meta.dirname, 'paper.typ');

/** What a paper says, among its files. */
const DATA = 'paper.json';
/** Printers put the geta mark where they have no type (U+3013). */
const PLACE = '〓';

/** What the PDFs depend on beside their data: the template and the version of Typst. */
export const typstInputs = (): string[] => [
  readFileSync(TEMPLATE, 'utf8'),
  (JSON.parse(readFileSync(require.resolve('@myriaddreamin/typst-ts-node-compiler/package.json'), 'utf8')) as { version: string }).version,
];

/** Sets papers one after the other. */
export class Typesetter {
  private readonly template = readFileSync(TEMPLATE, 'utf8');
  private readonly workspace = path.parse(process.cwd()).root;
  private readonly plain: NodeCompiler;
  private withSigns: NodeCompiler | undefined;

  constructor() {
    this.plain = this.compiler({ fontPaths: FONTS });
  }

  /**
   * Sets a paper. `files` are what the template names, by their names. Returns the PDF, the same bytes for the same
   * input. A letter that no font has is printed as 〓, which is how printers leave its place; the rule `text/glyph` tells
   * of it. Throws `RefusedError` if the standard does not allow the paper.
   */
  async set(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
    try {
      return this.setWith(this.plain, files);
    } catch (error) {
      if (!(error instanceof RefusedError) || error.glyphs === '') throw error;
    }
    this.withSigns ??= this.compiler({ fontBlobs: [Buffer.from(await decompress(readFileSync(SIGNS)))] }, { fontPaths: FONTS });
    return this.setAllBut('', this.withSigns, files);
  }

  private setAllBut(letters: string, compiler: NodeCompiler, files: ReadonlyMap<string, Uint8Array>): Buffer {
    const data = Buffer.from(files.get(DATA) ?? '').toString();
    try {
      return this.setWith(compiler, new Map(files).set(DATA, Buffer.from(Array.from(data, (one) => (letters.includes(one) ? PLACE : one)).join(''))));
    } catch (error) {
      const more = error instanceof RefusedError ? [...error.glyphs].filter((one) => !letters.includes(one)).join('') : '';
      if (more === '') throw error;
      return this.setAllBut(letters + more, compiler, files);
    }
  }

  /** Fonts in memory come first, or the binding ends the process. */
  private compiler(...fontArgs: NonNullable<CompileArgs['fontArgs']>): NodeCompiler {
    return NodeCompiler.create({ workspace: this.workspace, fontArgs });
  }

  private setWith(compiler: NodeCompiler, files: ReadonlyMap<string, Uint8Array>): Buffer {
    for (const [name, bytes] of files) compiler.mapShadow(path.join(this.workspace, name), Buffer.from(bytes));
    try {
      return compiler.pdf({ mainFileContent: this.template }, { pdfStandard: 'ua-1' });
    } catch (error) {
      throw new RefusedError(error instanceof Error ? error.message : String(error));
    } finally {
      compiler.resetShadow();
      // What is kept of other papers takes more memory than it saves time.
      compiler.evictCache(0);
    }
  }
}

/** What the standard or the fonts do not allow. */
export class RefusedError extends Error {
  /** The characters that no font has, each once. */
  readonly glyphs: string;
  /** What Typst said. */
  readonly report: string;

  constructor(report: string) {
    super([...report.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message]) => message).join('; ') || report);
    this.report = report;
    this.glyphs = [...new Set([...report.matchAll(/the text `\\"(.*?)\\"` could not be displayed/gu)].flatMap(([, text = '']) => [...text]))].join(
      '',
    );
  }
}
