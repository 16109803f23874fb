/** What an index has to know of a record that has not changed: so little that records need not be made, or loaded. */
import { hash } from 'node:crypto';
import type { Variants } from '../format/folding.ts';
import { packText } from '../format/fullText.ts';
import type { SearchRecord } from '../format/record.ts';

/** Small and plain, to be kept. */
export interface Summary {
  /** Of the whole record. */
  digest: string;
  /** Of its head. */
  head: string;
  /** Characters of its text as it is written. */
  length: number;
}

/** A record, to be made only where its summary does not suffice. */
export interface KnownRecord {
  summary: Summary;
  head(): SearchRecord;
  record(): SearchRecord;
}

const digestOf = (record: SearchRecord): string => hash('sha256', JSON.stringify(record), 'base64url').slice(0, 27);

/** All of a record that anything but the full text is made from: of its text the Traditional characters alone. */
export function headOf(record: SearchRecord, variants: Variants): SearchRecord {
  const { sections: _, ...head } = record;
  return { ...head, text: [...new Set(record.text)].filter((character) => variants.has(character)).join('') };
}

/** A record that is in memory. */
export function knownAs(record: SearchRecord, variants: Variants): KnownRecord {
  const head = headOf(record, variants);
  return { summary: summaryOf(record, head), head: () => head, record: () => record };
}

/** Sums up a record. `head` is what `headOf` gives of it. */
export const summaryOf = (record: SearchRecord, head: SearchRecord): Summary => ({
  digest: digestOf(record),
  head: digestOf(head),
  length: packText(record).length,
});
