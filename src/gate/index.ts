/**
 * The gate: before a public build is switched to, every byte of it is searched for what the content
 * says inside. Publishing is what keeps things in; this is what would notice if anything got past it,
 * whoever carried it: a page, a picture's metadata, an index, a file name. It asks the content itself,
 * not what was published of it.
 */
import { given as givenAs } from '../given.ts';
import type { Content, Place } from '../read/content.ts';
import { keyOf } from '../read/memory.ts';
import { GATE } from '../wording/gate.ts';
import { asideTexts, drawnTexts, generatorSources } from './asideTexts.ts';
import { contentTexts, type InternalText } from './contentTexts.ts';
import type { Sought } from './matcher.ts';
import { internalTerms } from './terms.ts';
import { type SearchedFiles, searchFiles, searchHere } from './workerPool.ts';

export interface SearchedContent {
  /** Everything that was read, what `--private` laid over it included. */
  content: Content;
  /** `YYYY-MM-DD`: what counts as having happened. */
  asOf: string;
  /** Further public texts, given from outside, such as the base path. */
  given: readonly string[];
}

export type GateInput = SearchedContent & SearchedFiles;

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

export interface GateResult extends SearchResult, Counts {}

interface Counts {
  /** Internal texts, each once, that were looked for, and that were not. */
  lookedFor: number;
  passedOver: number;
  /** Of the latter those that public texts say as well; the others are short, numbers or dates. */
  alsoPublic: number;
}

interface SearchResult {
  leaks: Leak[];
  /**
   * Those of the files, in their order, in which no term stands: searched again they are silent again, as long as their
   * name, their bytes and whether they go out as they came are the same, and every term was among those of then (the
   * same `digest` is enough). All others have to be searched again whenever anything of the content changes, since
   * public texts may have told why a term in them is harmless.
   */
  silent: string[];
  bytes: number;
}

export interface Search extends Counts {
  /** Of the terms alone, whatever their order; 64 hexadecimal digits. It does not cover the gate's own code. */
  digest: string;
  /** Searches files, all of a site or some. Never changes them. One that is packed and cannot be unpacked is a leak: nobody could say what is in it. */
  files(searched: SearchedFiles): Promise<SearchResult>;
}

/** Draws from a content what is to be looked for. Reads the content's directories and the generator's sources. */
export function prepareSearch({ content, asOf, given }: SearchedContent): Search {
  const own = generatorSources();
  const code = keyOf(...own);
  const { inside, outside, labels, used } = contentTexts(content, asOf, code);
  inside.push(asideTexts(content, used, code));
  outside.push({ texts: () => [...drawnTexts(content, used), ...given] });
  const sought = internalTerms({ inside, outside, labels, own, memory: content.memory, code });
  const { terms, of, digest, lookedFor, passedOver, junctions } = sought;
  return {
    digest,
    lookedFor,
    passedOver: passedOver.public + passedOver.short,
    alsoPublic: passedOver.public,
    async files({ folder, files, asTheyAre }) {
      const { finds, bytes } = await searchFiles({ folder, files, asTheyAre, sought: only(sought) });
      const met = new Set(finds.map(({ file }) => file));
      const [silent, loud] = [false, true].map((isLoud) => files.filter((file) => met.has(file) === isLoud)) as [string[], string[]];
      // Most files are silent whatever public texts explain: those are asked for where something was met.
      const told = loud.length === 0 ? { finds } : await searchHere({ folder, files: loud, asTheyAre, sought }, junctions());
      const said = told.finds.length === 0 ? [] : inside.flatMap((group) => group.texts());
      const leaks = told.finds.flatMap(({ file, terms: counted, burden }): Leak[] => {
        const texts = counted.map((term) => ({ file, text: terms[term]?.text ?? '', place: (said[of[term] as number] as InternalText).place() }));
        return burden === undefined ? texts : [{ file, text: '', burden }, ...texts];
      });
      return { leaks, silent, bytes };
    },
  };
}

/** What workers take over. */
const only = ({ terms, isPublic, anchors }: Sought): Sought => ({ terms, ...givenAs('isPublic', isPublic), ...givenAs('anchors', anchors) });

/** Searches a site for what its content says inside. */
export async function searchSite(input: GateInput): Promise<GateResult> {
  const { files, digest: _, ...counts } = prepareSearch(input);
  return { ...counts, ...(await files(input)) };
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
