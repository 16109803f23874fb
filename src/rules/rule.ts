/** The types of a rule: a code, and a function from the linked model to findings. */
import type { Position, Severity } from '../diagnostic.ts';
import type { BodyTarget, EntryIndex } from '../model/links.ts';
import type { Model } from '../model/model.ts';
import type { AssetUse } from '../model/uses.ts';
import { isInternal } from '../model/visibility.ts';
import { isUnsure, type PublicEntries } from '../publish/publicEntries.ts';
import type { Shown } from '../publish/shown.ts';
import type { Entry, Place } from '../read/content.ts';
import type { Sentence } from '../wording/sentence.ts';

/** What all rules read, computed once. */
export interface Facts {
  model: Model;
  publicEntries: PublicEntries;
  shown: Shown;
  index: EntryIndex;
  /** All entries, in the order of files. */
  entries: readonly Entry<unknown>[];
  uses: ReadonlyMap<Entry<unknown>, readonly AssetUse[]>;
  /** The links of every body with their targets. */
  links: ReadonlyMap<Entry<unknown>, readonly BodyTarget[]>;
}

export interface Finding extends Sentence {
  place: Place;
  /** Overrides the severity of the rule, as in `brand/incomplete`. */
  severity?: Severity;
}

export interface Rule {
  code: string;
  severity: Severity;
  /** Absent if `src/read` reports the code. */
  check?: (facts: Facts) => Iterable<Finding>;
}

export const found = (place: Place, sentence: Sentence): Finding => ({ place, ...sentence });

/** Whether a public build holds an entry neither yet nor any more. One that is internal, or damaged, is told of otherwise. */
export const isUnpublished = ({ model, publicEntries }: Facts, entry: Entry<unknown>): boolean =>
  !isInternal(entry) && !publicEntries.entry(entry) && !isUnsure(model, entry);

/** The place of a position in an entry's file. */
export const inBody = (entry: Pick<Entry<unknown>, 'file'>, at: Position): Place => ({ file: entry.file, line: at.line, column: at.column });
