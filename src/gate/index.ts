/**
 * The gate: before a public build is switched to, every byte of it is searched for what the content
 * says inside. Publishing is what keeps things in; this is what would notice if anything got past it,
 * whoever carried it: a page, a picture's metadata, an index, a file name. It asks the content itself,
 * not what was published of it.
 */
import type { SitePlace } from '../outputs/output.ts';
import type { Content, Place } from '../read/content.ts';
import { GATE } from '../wording/gate.ts';
import { drawnIn, ownTexts, saidBeside } from './beside.ts';
import { searchFiles } from './crew.ts';
import { allSaid, type Said } from './said.ts';
import { internalTexts } from './terms.ts';

export interface GateInput {
  /** The site that was made, and its files below it. */
  folder: SitePlace;
  files: readonly string[];
  /** Everything that was read, what `--private` laid over it included. */
  content: Content;
  /** `YYYY-MM-DD`: what counts as having happened. */
  asOf: string;
  /** Further public texts, given from outside, such as the base path. */
  given: readonly string[];
  /** Files that go out as they came: downloads. Of them the names alone are searched. */
  asTheyAre: ReadonlySet<string>;
}

export interface Leak {
  /** Below the site. */
  file: string;
  /** What was met, as it is compared: in small letters, a name perhaps by its sound. */
  text: string;
  /** Where the content says it. */
  place?: Place;
  /** What a medium carries that may carry nothing; then `text` is empty. */
  burden?: string;
}

export interface GateResult {
  leaks: Leak[];
  /** Internal texts, each once, that were looked for, and that were not. */
  sought: number;
  notSought: number;
  /** Of the latter those that public texts say as well; the others are short, numbers or dates. */
  alsoPublic: number;
  bytes: number;
}

/** Searches a site. Never changes it. Throws where a file cannot be opened. */
export async function searchSite({ folder, files, content, asOf, given, asTheyAre }: GateInput): Promise<GateResult> {
  const { inside, outside, labels, used } = allSaid(content, asOf);
  inside.push(...saidBeside(content, used));
  const { terms, of, joints, ...counts } = internalTexts({
    inside,
    outside: [...outside, ...drawnIn(content, used), ...given],
    labels,
    own: ownTexts(),
  });
  const { finds, bytes } = await searchFiles({ folder, files, asTheyAre, terms, joints: joints.bits });
  const leaks = finds.flatMap(({ file: at, terms: met, burden }): Leak[] => {
    const file = files[at] as string;
    const said = met.map((term) => ({ file, text: terms[term]?.text ?? '', place: (inside[of[term] as number] as Said).place() }));
    return burden === undefined ? said : [{ file, text: '', burden }, ...said];
  });
  const { sought, notSought } = counts;
  return { leaks, sought, notSought: notSought.public + notSought.short, alsoPublic: notSought.public, bytes };
}

/** The first of each leak, by what leaks, for the person who waits. No more of it is shown than helps to find it. */
export function tellLeaks({ leaks }: Pick<GateResult, 'leaks'>): string {
  const byWhat = Map.groupBy(leaks, ({ text, burden }) => burden ?? ` ${text}`);
  const told = [...byWhat.values()].slice(0, TOLD).map(([leak, ...more]) => {
    const { file, text, place, burden } = leak as Leak;
    if (burden !== undefined) return GATE.burden(file, burden, more.length + 1);
    const [first = '', ...rest] = text;
    return GATE.leak(
      place === undefined ? '' : `${place.file}:${place.line}:${place.column}`,
      first + '×'.repeat(Math.min(rest.length, 12)),
      file,
      more.length + 1,
    );
  });
  return [GATE.title(leaks.length), ...told, ...(byWhat.size > told.length ? [GATE.more(byWhat.size - told.length)] : []), GATE.advice].join('\n');
}

const TOLD = 20;

/** Something internal has got into a public build: told before anything is switched. */
export class LeakError extends Error {}
