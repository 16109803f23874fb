/** Draws a form from its description. It knows kinds of values, and no field by its name. */
import { EDIT } from '../../wording/edit.ts';
import type { Choice } from '../choices.ts';
import type { Field, Shape } from '../forms.ts';
import { dateField } from './dates.ts';
import { button, freshId, h } from './element.ts';
import { drawList } from './lists.ts';
import { dropZone, pictureAddress } from './picture.ts';
import { chooser } from './reference.ts';
import { type Cell, cellIn, type Form, isMapping, textOf } from './state.ts';

/** A field with its label, its hint and the messages about it. */
function drawField(field: Field, cell: Cell, form: Form): HTMLElement {
  const labelId = freshId();
  const messagesId = freshId();
  const messages = h('div', { class: 'messages', id: messagesId });
  const box = h(
    'div',
    { class: `field is-${field.shape.is}`, role: 'group', 'aria-labelledby': labelId, 'data-key': field.key },
    h(
      'div',
      { class: 'label' },
      h('span', { id: labelId, class: 'name' }, field.title),
      field.needed && h('span', { class: 'needed' }, EDIT.needed),
      field.internal && h('span', { class: 'internal' }, EDIT.internalNote),
      field.hint !== undefined && !isChosen(field.shape) && h('span', { class: 'hint' }, field.hint),
    ),
    drawShape(field.shape, cell, form, labelId, messagesId),
    messages,
  );
  form.register(cell.path, messages, box);
  return box;
}

/** Whether a value is chosen by its name: what its id is called matters only in the file. */
const isChosen = (shape: Shape): boolean => shape.is === 'choice' || shape.is === 'reference' || (shape.is === 'list' && isChosen(shape.item));

/** The fields of a group. Of those that need not be there, the absent ones wait behind a button each. */
export function drawGroup(fields: readonly Field[], cell: Cell, form: Form, isWhole = false): HTMLElement {
  const box = h('div', { class: isWhole ? 'group whole' : 'group' });
  const offered = fields.filter((field) => form.takesInternal || !field.internal || cellIn(cell, field.key).get() !== undefined);
  const waits = (field: Field): boolean =>
    isWhole ? !field.needed && !form.asked.has(field.key) && cellIn(cell, field.key).get() === undefined : false;
  const rest = h('div', { class: 'rest' });
  for (const field of offered.filter((one) => !waits(one))) box.append(drawField(field, cellIn(cell, field.key), form));
  const waiting = offered.filter(waits);
  if (waiting.length > 0) {
    rest.append(h('span', { class: 'hint' }, EDIT.addField));
    for (const field of waiting) {
      const add = button(field.title, () => {
        const drawn = drawField(field, cellIn(cell, field.key), form);
        box.insertBefore(drawn, rest);
        add.remove();
        (drawn.querySelector('input, textarea, select, button') as HTMLElement | null)?.focus();
      });
      rest.append(add);
    }
    box.append(rest);
  }
  return box;
}

/** Draws a value. */
export function drawShape(shape: Shape, cell: Cell, form: Form, labelId: string, messagesId: string): HTMLElement {
  const named = { 'aria-labelledby': labelId, 'aria-describedby': messagesId };
  switch (shape.is) {
    case 'text':
      return textField(cell, named);
    case 'number': {
      const input = h('input', { type: 'number', step: 'any', ...named });
      input.value = textOf(cell.get());
      input.addEventListener('input', () => cell.set(input.value === '' ? undefined : Number(input.value)));
      return input;
    }
    case 'flag': {
      const input = h('input', { type: 'checkbox', ...named });
      input.checked = cell.get() === true;
      const was = cell.get();
      input.addEventListener('change', () => cell.set(input.checked ? true : was === false ? false : undefined));
      return input;
    }
    case 'date':
      return dateField(cell, labelId, messagesId);
    case 'colour':
      return colourField(cell, named);
    case 'choice': {
      const select = h('select', named);
      const initial = shape.options.find(({ value }) => value === shape.initial)?.label;
      select.append(h('option', { value: '' }, initial === undefined ? EDIT.choose : `${initial}（默认）`));
      for (const { value, label } of shape.options) select.append(h('option', { value }, label));
      const now = textOf(cell.get());
      if (now !== '' && !shape.options.some(({ value }) => value === now)) select.append(h('option', { value: now }, now));
      select.value = now;
      select.addEventListener('change', () => cell.set(select.value === '' ? undefined : select.value));
      return select;
    }
    case 'reference':
      return referenceField(shape, cell, form, labelId, messagesId);
    case 'file':
      return fileField(cell, form, labelId, messagesId);
    case 'list':
      return drawList(shape, cell, form, labelId, messagesId, { shape: drawShape, group: drawGroup });
    case 'group':
      return drawGroup(shape.fields, cell, form);
    case 'map':
      return mapField(shape, cell, form);
    case 'either':
      return drawGroup(shape.group.fields, eitherCell(cell, shape.group.fields[0]?.key ?? ''), form);
    case 'variants':
      return variantField(shape, cell, form, labelId);
  }
}

/** One text, in a box that grows with it. */
function textField(cell: Cell, named: Record<string, string>): HTMLElement {
  if (typeof cell.get() === 'object' && cell.get() !== null) return h('p', { class: 'hint' }, EDIT.partlyFree);
  const input = h('textarea', { rows: 1, ...named });
  input.value = textOf(cell.get());
  input.addEventListener('input', () => cell.set(input.value === '' ? undefined : input.value));
  return h('div', { class: 'grows' }, input);
}

function colourField(cell: Cell, named: Record<string, string>): HTMLElement {
  const picker = h('input', { type: 'color', ...named });
  const text = h('input', { type: 'text', ...named });
  const show = (): void => {
    text.value = textOf(cell.get());
    if (/^#[0-9a-f]{6}$/i.test(text.value)) picker.value = text.value;
  };
  show();
  picker.addEventListener('input', () => {
    cell.set(picker.value);
    show();
  });
  text.addEventListener('input', () => {
    cell.set(text.value === '' ? undefined : text.value);
    if (/^#[0-9a-f]{6}$/i.test(text.value)) picker.value = text.value;
  });
  return h('div', { class: 'colour' }, picker, text);
}

function referenceField(shape: Extract<Shape, { is: 'reference' }>, cell: Cell, form: Form, labelId: string, describedBy: string): HTMLElement {
  const now = cell.get();
  return chooser({
    choices: () => offered(form.choices[shape.to], shape.to === 'focus' ? form.data() : undefined),
    value: isMapping(now) ? textOf(now.name) : textOf(now),
    takesText: shape.orText || shape.orName,
    labelledBy: labelId,
    describedBy,
    choose: (id, isText) => cell.set(isText && shape.orName ? { name: id } : id),
    clear: () => cell.set(undefined),
  });
}

/** Focuses are those of the domain that is chosen. */
const offered = (choices: readonly Choice[], data: unknown): readonly Choice[] =>
  isMapping(data) && typeof data.domain === 'string' ? choices.filter((choice) => choice.of === data.domain) : choices;

function fileField(cell: Cell, form: Form, labelId: string, messagesId: string): HTMLElement {
  const name = h('input', { type: 'text', 'aria-labelledby': labelId, 'aria-describedby': messagesId });
  const shown = h('img', { alt: '', class: 'thumbnail', hidden: true });
  const show = (): void => {
    name.value = textOf(cell.get());
    shown.hidden = !/\.(?:jpe?g|png|webp|avif|svg)$/i.test(name.value);
    if (!shown.hidden) shown.src = pictureAddress(form.file, name.value);
  };
  shown.addEventListener('error', () => {
    shown.hidden = true;
  });
  show();
  name.addEventListener('change', () => {
    cell.set(name.value.trim() === '' ? undefined : name.value.trim());
    show();
  });
  const zone = dropZone(
    form.file,
    labelId,
    (added) => {
      cell.set(added);
      show();
    },
    form.say,
  );
  return h('div', { class: 'file' }, shown, name, zone);
}

function mapField(shape: Extract<Shape, { is: 'map' }>, cell: Cell, form: Form): HTMLElement {
  const box = h('div', { class: 'map' });
  const known = shape.to === undefined ? shape.keys : form.choices[shape.to].map(({ id, name }) => ({ key: id, title: name }));
  const draw = (): void => {
    const now = isMapping(cell.get()) ? Object.keys(cell.get() as object) : [];
    const keys = [...known, ...now.filter((key) => !known.some((one) => one.key === key)).map((key) => ({ key, title: key }))];
    const name = h('input', { type: 'text', 'aria-label': EDIT.addField });
    const add = button(EDIT.add(''), () => {
      const key = name.value.trim();
      if (key === '') return;
      cellIn(cell, key).set('');
      draw();
    });
    box.replaceChildren(
      ...keys.map(({ key, title }) => drawField({ key, title, needed: false, internal: false, shape: shape.item }, cellIn(cell, key), form)),
      ...(shape.to === undefined ? [h('div', { class: 'rest' }, name, add)] : []),
    );
  };
  draw();
  return box;
}

/** A text that may also be a group, as a group whose first field is the text. */
function eitherCell(cell: Cell, first: string): Cell {
  const wasText = !isMapping(cell.get());
  return {
    path: cell.path,
    get: () => (typeof cell.get() === 'string' ? { [first]: cell.get() } : cell.get()),
    set(value) {
      const isAlone = isMapping(value) && Object.keys(value).length === 1 && first in value;
      cell.set(wasText && isAlone ? (value as Record<string, unknown>)[first] : value);
    },
  };
}

function variantField(shape: Extract<Shape, { is: 'variants' }>, cell: Cell, form: Form, labelId: string): HTMLElement {
  const box = h('div', { class: 'variants' });
  const draw = (): void => {
    const kind = textOf(cellIn(cell, shape.by).get());
    const select = h('select', { 'aria-labelledby': labelId });
    select.append(h('option', { value: '' }, EDIT.choose));
    for (const { value, title } of shape.options) select.append(h('option', { value }, title));
    select.value = kind;
    select.addEventListener('change', () => {
      const now = isMapping(cell.get()) ? (cell.get() as Record<string, unknown>) : {};
      const next = shape.options.find(({ value }) => value === select.value);
      // What both have stays.
      const kept = Object.fromEntries(Object.entries(now).filter(([key]) => next?.fields.some((field) => field.key === key)));
      cell.set(next === undefined ? undefined : { [shape.by]: next.value, ...kept });
      draw();
    });
    const chosen = shape.options.find(({ value }) => value === kind);
    box.replaceChildren(select, ...(chosen === undefined ? [] : [drawGroup(chosen.fields, cell, form)]));
  };
  draw();
  return box;
}
