/** The types of a rule: a code, and a function from the linked model to findings. */
import type { Position, Severity } from '../diagnostic.ts';
import type { BodyTarget, EntryIndex } from '../model/links.ts';
import type { Model } from '../model/model.ts';
import type { AssetUse } from '../model/uses.ts';
import { isInternal } from '../model/visibility.ts';
import { isUnsure, type PublicEntries } from '../publish/publicEntries.ts';
import type { Shown } from '../publish/shown.ts';
import type { Entry, Place } from '../read/content.ts';
import { probesDigest } from '../read/frame.ts';
import { keyOf } from '../read/memory.ts';
import type { Sentence } from '../wording/sentence.ts';

/** What all rules read, computed once, when it is asked for. */
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
  /**
   * `data`: the rule reads no bodies and no files; `ties`: it reads of bodies what they refer to, and files. What it found is
   * kept for as long as that is the same. Absent of a rule that reads more, which keeps by itself what is worth it.
   */
  reads?: 'data' | 'ties';
  /** Absent if `src/read` reports the code. */
  check?: (facts: Facts) => Iterable<Finding>;
}

type Stand = Record<(Rule['reads'] & string) | 'targets', string>;
const stands = new WeakMap<Facts, Stand>();

/**
 * Digests of all that rules read, by what they read; files that are used must have been looked into. `targets`: of the same as
 * `ties` but where it stands in bodies, for what is kept entry by entry.
 */
export function standOf(facts: Facts): Stand {
  let stand = stands.get(facts);
  if (stand === undefined) {
    const { content, asOf } = facts.model;
    const { data, ties, targets } = content.frame;
    const files = probesDigest(content);
    stand = { data: keyOf(asOf, data), ties: keyOf(asOf, ties, files), targets: keyOf(asOf, targets, files) };
    stands.set(facts, stand);
  }
  return stand;
}

export const found = (place: Place, sentence: Sentence): Finding => ({ place, ...sentence });

/** Whether a public build holds an entry neither yet nor any more. One that is internal, or damaged, is told of otherwise. */
export const isUnpublished = ({ model, publicEntries }: Facts, entry: Entry<unknown>): boolean =>
  !isInternal(entry) && !publicEntries.entry(entry) && !isUnsure(model, entry);

/** The place of a position in an entry's file. */
export const inBody = (entry: Pick<Entry<unknown>, 'file'>, at: Position): Place => ({ file: entry.file, line: at.line, column: at.column });
