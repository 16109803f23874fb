/** Brings a content that was written for an older contract to the one that holds now, and says what changed. */
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { type Mend, mended } from '../edit/upgrading.ts';
import { classify } from '../read/directory.ts';
import { walkAll } from '../read/walk.ts';
import { type NewUse, UPGRADE } from '../wording/upgrade.ts';
import { readExact } from './changedFiles.ts';
import { changeTogether, type Put } from './changingTogether.ts';
import { MisuseError } from './misuse.ts';
import type { Where } from './newEntry.ts';
import { readSite, type SiteReading } from './read.ts';

export interface Upgraded {
  /** In the order of files. */
  mends: (Mend & { file: string })[];
  /** What is left to be mended by hand. */
  errors: Diagnostic[];
  /** Warnings that no older generator gave. */
  warnings: Diagnostic[];
  /** What the contract offers now and the content does not use. */
  unused: NewUse[];
}

/** Warnings that an older generator did not give. */
const FRESH: ReadonlySet<string> = new Set([
  'text/glyph',
  'text/typed',
  'text/markdown',
  'text/garbled',
  'asset/still',
  'privacy/anonymous-near',
  'privacy/document',
]);

/** Mends what can be mended in one way alone, all files or none. Throws `MisuseError` if a file changes meanwhile. */
export async function upgrade(where: Where): Promise<Upgraded> {
  const before = await readSite(where);
  const roots = [where.root, ...(where.privateRoot === undefined ? [] : [where.privateRoot])];
  const mends: Upgraded['mends'] = [];
  const puts: Put[] = [];
  const seen: [string, string][] = [];
  for (const [index, walk] of walkAll(where).entries()) {
    const root = roots[index] as string;
    const { site, taxonomy, organizations, entries, overlays } = classify(walk);
    for (const { file, absolute } of [site ?? [], taxonomy ?? [], organizations, entries, overlays].flat()) {
      const raw = textAt(absolute);
      if (raw === undefined) continue;
      const shown = index === 0 ? file : `${root.split(path.sep).join('/').replace(/\/+$/, '')}/${file}`;
      const done = mended(
        raw,
        before.diagnostics.filter((one) => one.file === shown),
      );
      if (done.mends.length === 0) continue;
      mends.push(...done.mends.map((one) => ({ ...one, file: shown })));
      puts.push({ root, from: absolute, to: absolute, bytes: done.text });
      seen.push([absolute, raw]);
    }
  }
  for (const [file, raw] of seen) if (textAt(file) !== raw) throw new MisuseError(UPGRADE.changed(file));
  if (puts.length > 0) changeTogether(where.root, [], puts);
  const { model, diagnostics } = await readSite(where);
  return {
    mends,
    errors: diagnostics.filter(({ severity }) => severity === 'error'),
    warnings: diagnostics.filter(({ code, severity }) => severity === 'warning' && FRESH.has(code)),
    unused: unusedIn(model),
  };
}

/** A file that is no UTF-8 is told by the checker. */
function textAt(file: string): string | undefined {
  try {
    return readExact(file);
  } catch {
    return undefined;
  }
}

function unusedIn({ content }: SiteReading['model']): NewUse[] {
  const site = content.site.data;
  const brands = content.brands.map(({ data }) => data);
  const uses: Record<NewUse, boolean> = {
    logo: site?.logo !== undefined,
    favicon: site?.favicon !== undefined,
    menu: site?.menu !== undefined,
    authors: brands.some(({ authors }) => authors !== undefined),
    at: brands.some(({ logo }) => Array.isArray(logo?.meaning) && logo.meaning.some(({ at }) => at !== undefined)),
    targets: content.taxonomy.data?.targets?.some(({ level, organizations }) => level === undefined && organizations !== undefined) === true,
    forms: content.forms.length > 0,
  };
  return (Object.keys(uses) as NewUse[]).filter((use) => !uses[use]);
}
