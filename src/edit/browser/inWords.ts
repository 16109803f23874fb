/** Problems as the form says them: keys of the file become the names of the fields, and no line of YAML is asked for. */
import type { Problem } from '../asked.ts';
import type { Field, Shape } from '../forms.ts';

/** The fields that stand beside each other where a step of a path leads, whichever variant is chosen. */
function fieldsOf(shape: Shape | undefined): readonly Field[] {
  switch (shape?.is) {
    case 'group':
      return shape.fields;
    case 'either':
      return shape.group.fields;
    case 'variants':
      return shape.options.flatMap(({ fields }) => fields);
    case 'list':
      return fieldsOf(shape.item);
    default:
      return [];
  }
}

/** What the keys on the way to a value, and those beside it, are called. */
function titlesOn(shape: Shape, path: readonly (string | number)[]): Map<string, string> {
  const titles = new Map<string, string>();
  let at: readonly Shape[] = [shape];
  for (const step of [...path, undefined]) {
    const fields = at.flatMap(fieldsOf);
    for (const { key, title } of fields) titles.set(key, title);
    if (typeof step === 'string') at = fields.filter(({ key }) => key === step).map((field) => field.shape);
  }
  return titles;
}

/** Advice that only somebody who writes the file can follow. */
const YAML = /\{ ?\w+:|^补上(?:一行)? \w+: ?…。?$|英文双引号/;

/** A problem of a value that a form shows. */
export function inWords({ message, hint, path = [] }: Problem, shape: Shape): { message: string; hint?: string } {
  const titles = titlesOn(shape, path);
  const named = (text: string): string =>
    text.replace(/“([A-Za-z]\w*)”/g, (whole, key: string) => (titles.has(key) ? `“${titles.get(key)}”` : whole));
  const advice = hint === undefined || YAML.test(hint) ? undefined : named(hint).replace(/^补上(?:一行)? \w+: ?…，/, '');
  return { message: named(message), ...(advice === undefined ? {} : { hint: advice }) };
}
