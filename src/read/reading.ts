/**
 * What the text of one entry says by itself, as plain data: the same text gives the same reading, so that
 * it can be kept by digest and made on another processor. Where it lies and what else there is comes later.
 */
import type { z } from 'zod';
import type { Position } from '../diagnostic.ts';
import { brandSchema } from '../schema/brand.ts';
import { documentSchema } from '../schema/document.ts';
import { pairingSchema } from '../schema/pairing.ts';
import { studySchema } from '../schema/study.ts';
import { schemaSentence } from '../wording/schema.ts';
import { FRONTMATTER_MISSING, FRONTMATTER_OPEN, type Sentence, yamlSentence } from '../wording/yaml.ts';
import { type Body, type BodyProblem, EMPTY_BODY, readBody } from './body/index.ts';
import type { EntryKind } from './directory.ts';
import { digest } from './store.ts';
import { originalOf, type Validated, validate } from './validate.ts';
import { type Path, type Places, placesOf, readYaml } from './yaml.ts';

type Problem = BodyProblem;
type ObjectSchema = z.ZodType & { shape: Record<string, z.ZodType> };

/** Data that was read and held against its schema. */
export interface Front {
  data: Record<string, unknown>;
  /** Top-level keys of which something could not be read. */
  damaged: string[];
  /** Which items of the file's lists are left, where some were taken out. */
  moved: [string, number[]][];
  readable: boolean;
  /** Every text that stands under a `file` key. */
  named: string[];
  problems: Problem[];
  /** From where to where in the text the YAML stands; absent where there is no telling. */
  yaml?: [start: number, end: number];
}

export interface Reading extends Front {
  body: Body;
}

/** What every part of a file is found by: its path in the data, and whether the value, its key or the inside is meant. */
export type PositionOf = (path: Path, of?: 'value' | 'key' | 'inside') => Position;

const SCHEMAS: Record<EntryKind, ObjectSchema> = { brand: brandSchema, pairing: pairingSchema, study: studySchema, document: documentSchema };

/** What a reading depends on, in one word, given the digest of the file's bytes. */
export const readingKey = (kind: EntryKind, bytes: string): string => digest('reading', kind, bytes);

/** Reads an entry's text. Never throws. */
export function readEntryText(kind: EntryKind, text: string): Reading {
  const schema = SCHEMAS[kind];
  const front = frontmatterOf(text);
  if ('fault' in front) {
    const problem = { code: 'frontmatter/missing', severity: 'error' as const, line: 1, column: 1 };
    // Without its bounds there is no telling frontmatter from body; only a file that has none is all body.
    const body = front.fault === 'missing' ? readBody(text, 0) : EMPTY_BODY;
    const sentence = front.fault === 'missing' ? FRONTMATTER_MISSING : FRONTMATTER_OPEN;
    return { ...unreadable(schema), problems: [{ ...problem, ...sentence }, ...body.problems], body };
  }
  const read = readFront(schema, text, front.start, front.end);
  const body = readBody(text, front.body);
  return { ...read, problems: [...read.problems, ...body.problems], body };
}

/** Nothing, of which nobody may complain. */
export const unreadable = (schema: ObjectSchema): Front => ({
  data: validate(schema, {}).data as Record<string, unknown>,
  damaged: Object.keys(schema.shape),
  moved: [],
  readable: false,
  named: [],
  problems: [],
});

/** The same of an entry whose text cannot be read. */
export const unreadableEntry = (kind: EntryKind): Reading => ({ ...unreadable(SCHEMAS[kind]), body: EMPTY_BODY });

/** Reads the YAML between two offsets of a text and holds it against a schema. */
export function readFront(schema: ObjectSchema, text: string, start: number, end: number): Front {
  const { data, problems, places, readable } = readData(text, start, end);
  if (!readable) return { ...unreadable(schema), problems, yaml: [start, end] };
  const outcome = validated(schema, data ?? {}, places);
  return {
    data: outcome.data as Record<string, unknown>,
    damaged: [...outcome.damaged],
    moved: [...outcome.moved],
    readable: true,
    named: [...filesNamed(data)],
    problems: [...problems, ...outcome.told],
    yaml: [start, end],
  };
}

/** YAML between two offsets of a text, with its problems. */
export function readData(text: string, start: number, end: number): { data: unknown; problems: Problem[]; places: Places; readable: boolean } {
  const yaml = readYaml(text, start, end);
  const problems = yaml.problems.map(
    ({ fault, detail, line, column }): Problem => ({
      code: fault === 'duplicate-key' ? 'yaml/duplicate-key' : 'yaml/syntax',
      severity: 'error',
      line,
      column,
      ...tidy(yamlSentence(fault, detail)),
    }),
  );
  return { data: yaml.data, problems, places: yaml.places, readable: yaml.problems.every(({ fault }) => fault === 'duplicate-key') };
}

/** Holds data against a schema; `base` is where in the file it stands. */
export function validated<Schema extends ObjectSchema>(
  schema: Schema,
  data: unknown,
  places: Places,
  base: Path = [],
): Validated<z.output<Schema>> & { told: Problem[] } {
  const outcome = validate(schema, data);
  const told = outcome.problems.map(
    (problem): Problem => ({
      code: problem.code,
      severity: 'error',
      ...positionIn(places, [...base, ...problem.path], problem.at),
      ...tidy(schemaSentence(problem)),
    }),
  );
  return { ...outcome, told };
}

const tidy = ({ message, hint }: Sentence): Sentence => ({ message, ...(hint === undefined ? {} : { hint }) });

const positionIn = (places: Places, path: Path, of: 'value' | 'key' | 'inside'): Position =>
  of === 'value' ? places.valueAt(path) : of === 'key' ? places.keyAt(path) : places.insideOf(path);

/** Finds the places of data in its text, by the paths that the sound part has it at. */
export function positionsOf(places: Places, moved: ReadonlyMap<string, number[]>, base: Path = []): PositionOf {
  return (path, of = 'value') => positionIn(places, [...base, ...originalOf(path, moved)], of);
}

/** The same for what was read from a text. */
export function positionsIn({ yaml, moved, readable }: Front, text: string): PositionOf {
  if (yaml === undefined) return () => ({ line: 1, column: 1 });
  const places = placesOf(text, ...yaml);
  return readable ? positionsOf(places, new Map(moved)) : (path) => places.valueAt(path);
}

/** Where the frontmatter of an `.mdx` begins and ends, and its body begins. */
function frontmatterOf(text: string): { start: number; end: number; body: number } | { fault: 'missing' | 'open' } {
  const opening = /^(?:[ \t]*\n)*---[ \t]*(?:\n|$)/.exec(text);
  if (opening === null) return { fault: 'missing' };
  const start = opening[0].length;
  const closing = /^---[ \t]*$/m.exec(text.slice(start));
  if (closing === null) return { fault: 'open' };
  const end = start + closing.index;
  const next = text.indexOf('\n', end);
  return { start, end, body: next === -1 ? text.length : next + 1 };
}

/** All texts under keys named `file`, in whatever shape the data is. */
function filesNamed(data: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string' && key === 'file') found.add(value.normalize('NFC'));
    else if (Array.isArray(value)) for (const item of value) visit(item, key);
    else if (typeof value === 'object' && value !== null) for (const [name, item] of Object.entries(value)) visit(item, name);
  };
  visit(data, '');
  return found;
}
