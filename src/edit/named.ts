/** The values of a file that name something by id, found by its form. */
import type { Path } from '../read/yaml/index.ts';
import { isList, isMapping, type Value } from '../writing/value.ts';
import { type FormName, formOf, type Shape, type Target } from './forms.ts';

/** A value that is an id, or a text in a place where an id may stand. */
export interface Named {
  path: Path;
  to: Target;
  id: string;
}

/** What the data of a file name. Values that do not have the form of their key name nothing. */
export const namedIn = (form: FormName, data: unknown): Named[] => [...inside(formOf(form), data as Value, []), ...byWhom(data)];

/** Who approved or consented: an id, or the name of a person. */
const byWhom = (data: unknown): Named[] =>
  ['approval', 'consent'].flatMap((key) => {
    const value = isMapping(data) ? data[key] : undefined;
    return (isList(value) ? value : [value]).flatMap((one, at): Named[] => {
      const by = isMapping(one) ? one.by : undefined;
      return typeof by === 'string' ? [{ path: isList(value) ? [key, at, 'by'] : [key, 'by'], to: 'organization', id: by }] : [];
    });
  });

function* inside(shape: Shape, value: Value | undefined, path: Path): Generator<Named> {
  if (value === null || value === undefined) return;
  if (shape.is === 'reference') {
    if (typeof value === 'string') yield { path, to: shape.to, id: value };
  } else if (shape.is === 'list') {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* inside(shape.item, item, [...path, index]);
    else if (shape.single) yield* inside(shape.item, value, path);
  } else if (!isMapping(value)) return;
  else if (shape.is === 'group' || shape.is === 'either') {
    const { fields } = shape.is === 'either' ? shape.group : shape;
    for (const { key, shape: one } of fields) yield* inside(one, value[key], [...path, key]);
  } else if (shape.is === 'variants') {
    const option = shape.options.find((one) => one.value === value[shape.by]);
    for (const { key, shape: one } of option?.fields ?? []) yield* inside(one, value[key], [...path, key]);
  } else if (shape.is === 'map') {
    for (const [key, one] of Object.entries(value)) yield* inside(shape.item, one, [...path, key]);
  }
}
