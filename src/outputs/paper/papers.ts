/** Papers as outputs: a handout of each case, a booklet and forms of each pack, and forms for any meeting. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { publishSvg } from '../../media/clean/vector.ts';
import type { MediaItem } from '../../media/index.ts';
import { codeDigest, digest } from '../../store/code.ts';
import type { Store } from '../../store/index.ts';
import { type Paper, picturesOn } from '../../views/paper/blocks.ts';
import { casePaper } from '../../views/paper/case.ts';
import { bookletPaper, formsPaper } from '../../views/paper/pack.ts';
import { paperOf } from '../../views/paper/places.ts';
import type { Context } from '../../views/site/context.ts';
import { qrCode } from '../../views/site/qrCode.ts';
import { PAPER } from '../../wording/ui-paper.ts';
import type { Output } from '../output.ts';
import { type PaperFiles, Setters } from './setters.ts';
import { typstInputs } from './typst.ts';

/** Pixels of the longer side of a picture: 150 to the inch on the width of the page. */
const SIDE = 1100;

/** Returns the papers of a site, without making any. Their keys are digests of all that stands on them. */
export function paperOutputs(context: Context, media: readonly MediaItem[], setters = new Setters()): Output[] {
  const { site } = context;
  const sources = new Map(media.map(({ asset, source }) => [asset.digest, source] as const));
  const code = digest(codeDigest(['outputs/paper', 'views/site/qrCode.ts']), ...typstInputs());
  const output = (file: string, paper: Paper): Output => {
    const data = { ...paper, author: site.title, words: { page: PAPER.page, of: PAPER.pageOf, pages: PAPER.pages } };
    return {
      path: file,
      key: `paper ${digest(code, JSON.stringify(data))}`,
      async make() {
        const pictures = new Map<string, { name: string; bytes: Uint8Array }>();
        for (const asset of picturesOn(paper)) {
          const source = sources.get(asset);
          if (source !== undefined) pictures.set(asset, await pictureFor(source, asset));
        }
        const words = {
          ...data,
          pictures: Object.fromEntries([...pictures].map(([asset, { name }]) => [asset, name])),
          logoFile: (paper.logo === undefined ? undefined : pictures.get(paper.logo.asset)?.name) ?? null,
        };
        const files: PaperFiles = new Map([
          ...Array.from(pictures.values(), ({ name, bytes }) => [name, bytes] as const),
          ...(paper.online === undefined ? [] : [['qr.svg', qrPicture(paper.online.url)] as const]),
          ['paper.json', Buffer.from(JSON.stringify(words))],
        ]);
        try {
          return await setters.set(files);
        } catch (error) {
          throw new Error(PAPER.refused(file, String(error)), { cause: error });
        }
      },
    };
  };
  return [
    ...site.brands.map(({ slug }) => output(paperOf.brand(slug), casePaper(context, slug))),
    ...site.packs.flatMap(({ slug }) => [
      output(paperOf.booklet(slug), bookletPaper(context, slug)),
      output(paperOf.forms(slug), formsPaper(context, slug)),
    ]),
    output(paperOf.blank, formsPaper(context)),
  ];
}

export interface MadePapers {
  /** How many were not kept from before. */
  fresh: number;
  /** Of each that cannot be made, why. */
  failed: string[];
}

export interface PaperHooks {
  /** Whether somebody has the paper of that key already: it is neither made nor handed on. */
  isThere?(path: string, key: string): boolean;
  onPaper(path: string, bytes: Uint8Array, key: string): void;
  onProgress(done: number, of: number): void;
  /** In how many threads many papers are set. */
  threads?: number;
}

/**
 * Makes the papers of a site, or takes them from the store, and hands each on at once, in any order. One that cannot be
 * made keeps none of the others back. Throws what the hooks throw.
 */
export async function makePapers(
  context: Context,
  media: readonly MediaItem[],
  store: Store,
  { isThere, onPaper, onProgress, threads }: PaperHooks,
): Promise<MadePapers> {
  await using setters = new Setters(threads);
  const outputs = paperOutputs(context, media, setters);
  const missing = outputs.filter(({ path, key = '' }) => {
    if (isThere?.(path, key) === true) return false;
    const kept = store.get(key);
    if (kept !== undefined) onPaper(path, kept, key);
    return kept === undefined;
  });
  let done = outputs.length - missing.length;
  const reasons = new Map<Output, string>();
  const waiting = missing.values();
  await Promise.all(
    Array.from({ length: setters.prepare(missing.length) }, async () => {
      for (const output of waiting) {
        const { key = '' } = output;
        const bytes = await Promise.resolve(output.make()).catch((error: unknown) => {
          reasons.set(output, error instanceof Error ? error.message : String(error));
        });
        if (bytes !== undefined) {
          store.put(key, bytes);
          onPaper(output.path, bytes, key);
        }
        done += 1;
        onProgress(done, outputs.length);
      }
    }),
  );
  onProgress(done, outputs.length);
  return { fresh: missing.length - reasons.size, failed: missing.flatMap((output) => reasons.get(output) ?? []) };
}

/** A picture as it goes onto paper: without its metadata, and no larger than a page needs. */
async function pictureFor(source: string, digest: string): Promise<{ name: string; bytes: Uint8Array }> {
  if (/\.svg$/i.test(source)) return { name: `${digest}.svg`, bytes: Buffer.from(publishSvg(await readFile(source), { digest, untouched: true })) };
  const bytes = await sharp(source)
    .autoOrient()
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 82 })
    .toBuffer();
  return { name: `${digest}.jpg`, bytes };
}

function qrPicture(url: string): Uint8Array {
  const { side, path } = qrCode(url);
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${path}" stroke="#000" fill="none"/></svg>`);
}
