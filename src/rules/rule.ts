/** What a rule is: one code, and a function from the linked model to what it finds. */
import type { Position, Severity } from '../diagnostic.ts';
import type { BodyTarget, EntryIndex } from '../model/links.ts';
import type { Model } from '../model/model.ts';
import type { AssetUse } from '../model/uses.ts';
import type { PublicEntries } from '../publish/publicEntries.ts';
import type { Entry, Place } from '../read/content.ts';
import type { Sentence } from '../wording/sentence.ts';

/** What all rules look at, found once. */
export interface Facts {
  model: Model;
  publicEntries: PublicEntries;
  index: EntryIndex;
  /** Every entry with a body, in the order of files. */
  entries: readonly Entry<unknown>[];
  uses: ReadonlyMap<Entry<unknown>, readonly AssetUse[]>;
  /** The links of every body, with where they lead. */
  links: ReadonlyMap<Entry<unknown>, readonly BodyTarget[]>;
}

export interface Finding extends Sentence {
  place: Place;
  /** Where one rule gives a milder or sterner verdict in some cases (`brand/incomplete`). */
  severity?: Severity;
}

export interface Rule {
  code: string;
  severity: Severity;
  /** Absent where reading itself finds it. */
  check?: (facts: Facts) => Iterable<Finding>;
}

export const found = (place: Place, sentence: Sentence): Finding => ({ place, ...sentence });

/** A place in the text of an entry's body. */
export const inBody = (entry: Pick<Entry<unknown>, 'file'>, at: Position): Place => ({ file: entry.file, line: at.line, column: at.column });
