/** The interface of a search engine in the benchmark: pages in, ids of pages out. */

export interface EnginePage {
  /** `c12` is a brand, `o3` an organization. */
  id: string;
  title: string;
  /** Further names and the subtitle. */
  names: string;
  text: string;
}

/** Loads a written file by name. */
export type LoadFile = (name: string) => Promise<string>;
/** Returns the ids of the best pages, at most `TOP`. */
export type Ask = (query: string) => Promise<string[]>;

export interface Engine {
  /** Its configuration in one line. */
  setUp: string;
  /** Returns the index as files by name. Engines that write their own files use `folder`. */
  write(pages: readonly EnginePage[], folder: string): Promise<Map<string, string>>;
  /** Runs in the browser: loads what a first query needs. */
  open(load: LoadFile): Promise<Ask>;
}

/** The number of results that count. */
export const TOP = 10;
