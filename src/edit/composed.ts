/** The text of a file with what was typed in it: whatever was not edited keeps its bytes. */
import { editsBetween } from './amend.ts';
import type { Typed } from './asked.ts';
import type { EditableFile } from './files.ts';
import { orderIn } from './forms.ts';
import { applied, bodyChange, dataOf, splice, textChange } from './splice.ts';

/** Puts what was typed into the text of a file: the whole text, or its data and its body. */
export function composed(file: EditableFile, raw: string, typed: Typed): string {
  if (typed.text !== undefined) return applied(raw, textChange(raw, typed.text));
  let text = raw;
  if (typed.data !== undefined) {
    const before = JSON.parse(JSON.stringify(dataOf(text, file.kind) ?? {})) as unknown;
    const edits = editsBetween(before, typed.data, (at) => orderIn(file.form, at));
    text = splice(text, file.kind, edits);
  }
  return typed.body === undefined || file.kind !== 'mdx' ? text : applied(text, bodyChange(text, typed.body));
}
