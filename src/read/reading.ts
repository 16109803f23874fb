/**
 * Reads the text of one entry into plain data. The result depends on the text alone, so that it can be cached
 * by digest and made in a worker thread. Paths and other entries are not considered here.
 */

import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { Position } from '../diagnostic.ts';
import { given } from '../given.ts';
import { brandSchema } from '../schema/brand.ts';
import { documentSchema } from '../schema/document.ts';
import { pairingSchema } from '../schema/pairing.ts';
import { studySchema } from '../schema/study.ts';
import { controlSentence } from '../wording/controls.ts';
import { schemaSentence } from '../wording/schema.ts';
import type { Sentence } from '../wording/sentence.ts';
import { typedSentence } from '../wording/typed.ts';
import { FRONTMATTER_MISSING, yamlSentence } from '../wording/yaml.ts';
import { type Body, type BodyAside, type BodyAtHand, type BodyProblem, EMPTY_BODY, readBody } from './body/index.ts';
import { type Controls, controlsIn, escapedControls, hasControls, withoutControls } from './controls.ts';
import type { EntryKind } from './directory.ts';
import { type FenceFault, frontmatterOf } from './fences.ts';
import { positionIn as placeIn } from './text.ts';
import { originalOf, type Validated, validate } from './validate/index.ts';
import type { SchemaProblem } from './validate/issues.ts';
import { type Path, type Places, placesOf, readTyped, readYaml, type Yaml, type YamlFault } from './yaml/index.ts';

type Problem = BodyProblem;
type ObjectSchema = z.ZodType & { shape: Record<string, z.ZodType> };

/** Data that was read and validated. */
export interface Front {
  data: Record<string, unknown>;
  /** Top-level keys that could be read only in part. */
  damaged: string[];
  /** For lists from which items were removed: path and original indexes of the items left (see `originalOf`). */
  moved: [string, number[]][];
  readable: boolean;
  /** Every text under a `file` key. */
  named: string[];
  problems: Problem[];
  /** Offsets of the YAML in the text; absent if unknown. */
  yaml?: [start: number, end: number];
}

/** Digests of parts of a text: what is made of such a part alone is the same for as long as its digest is. */
export interface Marks {
  /** Of the frontmatter, with the places in it. */
  front: string;
  /** Of what a body refers to, and of what others may refer to in it. */
  ties: string;
  /** Of the addresses and files that a body names, wherever they stand in it. */
  targets: string;
}

export interface Reading extends Front, Marks {
  body: Body;
}

/** What is kept at hand of a reading: plain JSON. */
export interface KeptReading extends Front, Marks {
  body: BodyAtHand;
}

/** Splits a reading into what is kept at hand and what is kept aside. */
export function apart(reading: Reading): [atHand: KeptReading, aside: BodyAside] {
  const { tree, texts, headings, problems, ...atHand } = reading.body;
  return [
    { ...reading, body: atHand },
    { tree, texts, headings, problems },
  ];
}

/** JSON cannot hold NaN, infinities or -0, which an editor's free data may contain. */
export function isPlainJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(isPlainJson);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isPlainJson);
  return value !== undefined;
}

/** Returns the source position of the value at a path, of its key, or of the inside of a mapping. */
export type PositionOf = (path: Path, of?: 'value' | 'key' | 'inside') => Position;

const SCHEMAS: Record<EntryKind, ObjectSchema> = { brand: brandSchema, pairing: pairingSchema, study: studySchema, document: documentSchema };

/** Reads an entry's text. Reports problems in the result; never throws. */
export function readEntryText(kind: EntryKind, raw: string): Reading {
  const reading = readPlainText(kind, withoutControls(raw));
  return hasControls(raw) ? { ...reading, problems: [...controlProblems(controlsIn(raw)), ...reading.problems] } : reading;
}

function readPlainText(kind: EntryKind, text: string): Reading {
  const schema = SCHEMAS[kind];
  const front = frontmatterOf(text);
  if (front === undefined) {
    const body = readBody(text, 0);
    return {
      ...unreadable(schema),
      ...marksOf('', body),
      problems: [fenceProblem(text, { offset: 0, ...FRONTMATTER_MISSING }), ...body.problems],
      body,
    };
  }
  const read = front.isEndless === true ? unreadable(schema) : readFront(schema, text, front.start, front.end);
  const body = readBody(text, front.body);
  return {
    ...read,
    ...marksOf(text.slice(0, front.body), body),
    problems: [...front.faults.map((fault) => fenceProblem(text, fault)), ...read.problems, ...body.problems],
    body,
  };
}

const markOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

const marksOf = (front: string, { links, assets, anchors, hiddenAnchors, broken }: BodyAtHand): Marks => ({
  front: markOf(front),
  ties: markOf(JSON.stringify([links, assets, anchors, hiddenAnchors, broken])),
  targets: markOf(
    JSON.stringify([links.map(({ zone, url }) => [zone, url]), assets.map(({ zone, path, role, where }) => [zone, path, role, where])]),
  ),
});

const fenceProblem = (text: string, { offset, ...sentence }: FenceFault): Problem => ({
  code: 'frontmatter/missing',
  severity: 'error',
  ...placeIn(text, offset),
  ...tidy(sentence),
});

/** The result for data that cannot be read: empty, all keys damaged, so that rules report nothing missing. */
export const unreadable = (schema: ObjectSchema): Front => ({
  data: validate(schema, {}).data as Record<string, unknown>,
  damaged: Object.keys(schema.shape),
  moved: [],
  readable: false,
  named: [],
  problems: [],
});

/** The reading of an entry whose text cannot be decoded. */
export const unreadableEntry = (kind: EntryKind): Reading => ({ ...unreadable(SCHEMAS[kind]), ...marksOf('', EMPTY_BODY), body: EMPTY_BODY });

/** Problems of a guessed value, and of a key that a wrong indentation put on another level. */
const FROM_RECOVERY: ReadonlySet<string> = new Set(['schema/type', 'schema/unknown-key']);

/** Reads the YAML between two offsets of a text and validates it. */
function readFront(schema: ObjectSchema, text: string, start: number, end: number): Front {
  const yaml = readData(text, start, end);
  const { data, problems } = yaml;
  if (!yaml.readable) return { ...unreadable(schema), problems, yaml: [start, end] };
  const outcome = validated(schema, data ?? {}, yaml);
  return {
    data: outcome.data as Record<string, unknown>,
    damaged: [...outcome.damaged],
    moved: [...outcome.moved],
    readable: yaml.lost.size === 0 && !yaml.isOpen,
    named: [...filesNamed(data)],
    // What YAML recovery guessed has a syntax problem; another about the guess, at the same position, would only confuse.
    problems: [
      ...problems,
      ...outcome.told.filter((told) => !FROM_RECOVERY.has(told.code) || !problems.some((one) => isAt(one, told))),
      ...typedIn(text, start, end),
    ],
    yaml: [start, end],
  };
}

/** Reads a file that is YAML as a whole and validates it. */
export function readYamlFile(schema: ObjectSchema, text: string): Front {
  const front = readFront(schema, text, 0, text.length);
  return hasControls(text) ? { ...front, problems: [...controlProblems(controlsIn(text)), ...front.problems] } : front;
}

/** Turns control characters into diagnostics. */
export const controlProblems = (found: readonly Controls[]): Problem[] =>
  found.map(({ line, column, ...controls }) => ({ code: 'text/control', severity: 'error', line, column, ...tidy(controlSentence(controls)) }));

/** YAML data as far as it could be read, with diagnostics. */
export type ReadData = Omit<Yaml, 'problems'> & { problems: Problem[] };

/** The faults that have a code of their own. */
const CODES: Readonly<Partial<Record<YamlFault, string>>> = { 'duplicate-key': 'yaml/duplicate-key', 'too-long': 'file/size' };

/** Reads the YAML between two offsets of a text. */
export function readData(text: string, start: number, end: number): ReadData {
  const yaml = readYaml(text, start, end);
  const problems = yaml.problems.map(
    ({ fault, detail, line, column }): Problem => ({
      code: CODES[fault] ?? 'yaml/syntax',
      severity: 'error',
      line,
      column,
      ...tidy(yamlSentence(fault, detail)),
    }),
  );
  return { ...yaml, problems: [...problems, ...controlProblems(escapedControls(yaml.data, yaml.places))] };
}

/** Returns the warnings about values between two offsets of a text that are read otherwise than they were typed. */
export const typedIn = (text: string, start: number, end: number): Problem[] =>
  readTyped(text, start, end).map(({ kind, key, value, lost, line, column }) => ({
    code: 'text/typed',
    severity: 'warning',
    line,
    column,
    ...tidy(typedSentence(kind, key, value, lost)),
  }));

/** Validates data against a schema. `base` is the path of the data in the file. */
export function validated<Schema extends ObjectSchema>(
  schema: Schema,
  data: unknown,
  { places, lost, isOpen }: Pick<Yaml, 'places' | 'lost' | 'isOpen'>,
  base: Path = [],
): Validated<z.output<Schema>> & { told: Problem[] } {
  const outcome = validate(schema, data, base.length === 0 ? { keys: lost, isOpen } : { keys: NO_KEYS, isOpen: lost.has(base[0] as number) });
  const told = outcome.problems.map(
    (problem): Problem => ({
      code: problem.code,
      severity: 'error',
      ...positionIn(places, [...base, ...problem.path], problem.at),
      ...tidy(schemaSentence(withWritten(problem, places, base))),
    }),
  );
  return { ...outcome, told };
}

/** Adds how a value is typed where a message shows it. */
function withWritten(problem: SchemaProblem, places: Places, base: Path): SchemaProblem {
  const { code, value, path } = problem;
  if (code !== 'schema/type' && code !== 'schema/value') return problem;
  if (value !== null && typeof value !== 'number' && typeof value !== 'boolean') return problem;
  return { ...problem, ...given('written', places.writtenAt([...base, ...path])) };
}

const isAt = (a: Position, b: Position): boolean => a.line === b.line && a.column === b.column;

const NO_KEYS: ReadonlySet<string | number> = new Set();

const tidy = ({ message, hint }: Sentence): Sentence => ({ message, ...given('hint', hint) });

const positionIn = (places: Places, path: Path, of: 'value' | 'key' | 'inside'): Position =>
  of === 'value' ? places.valueAt(path) : of === 'key' ? places.keyAt(path) : places.insideOf(path);

/** Returns a function from paths in the valid data to source positions. */
export function positionsOf(places: Places, moved: ReadonlyMap<string, number[]>, base: Path = []): PositionOf {
  return (path, of = 'value') => positionIn(places, [...base, ...originalOf(path, moved)], of);
}

/** The same for data that was read from a text, which is asked for only if a position is. */
export function positionsIn({ yaml, moved }: Front, text: () => string): PositionOf {
  if (yaml === undefined) return () => ({ line: 1, column: 1 });
  let positions: PositionOf | undefined;
  return (path, of) => {
    positions ??= positionsOf(placesOf(text(), ...yaml), new Map(moved));
    return positions(path, of);
  };
}

/** Returns all texts under keys named `file`, whatever the shape of the data. */
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
