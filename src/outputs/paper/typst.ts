/** Typst, which sets papers as PDF/UA-1. Everything that knows of it is in this file, because its binding trails it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import decompress from 'wawoff2/decompress.js';

const require = createRequire(import.meta.url);
/** Fonts with all characters of the General Standard (通用规范汉字表); Typst embeds of each what is used. */
const FONTS = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
].map((file) => require.resolve(file));

/** For signs that the fonts above lack. It is large, so that it is opened only for a paper that needs it. */
const SIGNS = require.resolve('@fontsource/unifontex/files/unifontex-latin-400-normal.woff2');

/** What the PDFs depend on beside their data. */
export const TYPST_VERSION = (
  JSON.parse(readFileSync(require.resolve('@myriaddreamin/typst-ts-node-compiler/package.json'), 'utf8')) as { version: string }
).version;

export class Typesetter {
  private readonly template: string;
  private readonly workspace = path.parse(process.cwd()).root;
  private readonly plain: NodeCompiler;
  private withSigns: NodeCompiler | undefined;

  constructor(template: string) {
    this.template = template;
    this.plain = this.compiler([]);
  }

  /**
   * Sets a paper. `files` are what the template names, by their names. Returns the PDF, the same bytes for the same
   * input. Throws `RefusedError` if the standard or the fonts do not allow it.
   */
  async set(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
    try {
      return this.setWith(this.plain, files);
    } catch (error) {
      if (!(error instanceof RefusedError) || error.glyphs === '') throw error;
    }
    this.withSigns ??= this.compiler([Buffer.from(await decompress(readFileSync(SIGNS)))]);
    return this.setWith(this.withSigns, files);
  }

  private compiler(more: readonly Buffer[]): NodeCompiler {
    return NodeCompiler.create({ workspace: this.workspace, fontArgs: [{ fontBlobs: [...FONTS.map((file) => readFileSync(file)), ...more] }] });
  }

  private setWith(compiler: NodeCompiler, files: ReadonlyMap<string, Uint8Array>): Buffer {
    for (const [name, bytes] of files) compiler.mapShadow(path.join(this.workspace, name), Buffer.from(bytes));
    try {
      return compiler.pdf({ mainFileContent: this.template }, { pdfStandard: 'ua-1' });
    } catch (error) {
      throw new RefusedError(error instanceof Error ? error.message : String(error));
    } finally {
      compiler.resetShadow();
      // Or the memory of all papers would be kept.
      compiler.evictCache(10);
    }
  }
}

/** What the standard or the fonts do not allow. */
export class RefusedError extends Error {
  /** The characters that no font has, each once. */
  readonly glyphs: string;

  constructor(report: string) {
    super([...report.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message]) => message).join('; ') || report);
    this.glyphs = [...new Set([...report.matchAll(/the text `\\"(.*?)\\"` could not be displayed/gu)].flatMap(([, text = '']) => [...text]))].join(
      '',
    );
  }
}
