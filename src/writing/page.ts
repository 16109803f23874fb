/** Texts of new files: YAML as this house writes it, and a body with headings and what belongs below them. */

import type { Section } from '../wording/new.ts';
import { writeKey } from './scalar.ts';
import { isList, isMapping, type Mapping, type Value, writeBehind } from './value.ts';

/** A file that is to be written. `file` is its path in the content directory, with `/`. */
export interface NewFile {
  file: string;
  text: string;
}

/** Returns data as YAML 1.2: keys in the order given, undefined ones left out. A list has one block for each item. */
export function yamlText(data: unknown): string {
  const value = withoutNothing(data);
  if (isList(value)) return value.map((item) => `-${writeBehind(item, 0, true)}\n`).join('');
  return isMapping(value) ? pairsText(value) : '';
}

const pairsText = (mapping: Mapping): string =>
  Object.entries(mapping)
    .map(([key, value]) => `${writeKey(key)}:${writeBehind(value, 0, false)}\n`)
    .join('');

/** Copies data without undefined values. */
function withoutNothing(data: unknown): Value {
  if (Array.isArray(data)) return data.map(withoutNothing);
  if (typeof data !== 'object' || data === null) return data as Value;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, withoutNothing(value)]),
  );
}

/** Returns a whole MDX file. `comments` are lines below the data, which say what may still be added. */
export function mdxText(data: object, comments: readonly string[], body: string): string {
  return `---\n${yamlText(data)}${comments.map((line) => `# ${line}\n`).join('')}---\n\n${body}`;
}

export const sectionsText = (sections: readonly Section[]): string =>
  sections.map(({ heading, guide }) => `## ${heading}\n\n{/* ${guide} */}\n`).join('\n');
