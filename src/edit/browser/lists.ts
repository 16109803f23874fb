/** Lists: items one below the other, moved, added and taken away; and the record, to which one adds what happened. */
import { EDIT, HAPPENED } from '../../wording/edit.ts';
import type { Field, Shape } from '../forms.ts';
import { button, freshId, h } from './element.ts';
import { type Cell, type Form, isMapping, textOf } from './state.ts';

type ListShape = Extract<Shape, { is: 'list' }>;
/** Draws what an item holds. */
export interface Drawing {
  shape(shape: Shape, cell: Cell, form: Form, labelId: string, messagesId: string): HTMLElement;
  group(fields: readonly Field[], cell: Cell, form: Form): HTMLElement;
}
type Variants = Extract<Shape, { is: 'variants' }>;

export function drawList(shape: ListShape, cell: Cell, form: Form, labelId: string, messagesId: string, drawing: Drawing): HTMLElement {
  if (shape.orText) return textOrList(shape, cell, form, labelId, messagesId, drawing);
  const box = h('div', { class: 'list' });
  const wasSingle = shape.single && !Array.isArray(cell.get());
  const items = (): unknown[] => {
    const now = cell.get();
    return Array.isArray(now) ? now : now === undefined || now === null ? [] : [now];
  };
  const isText = shape.item.is === 'text';
  // An empty list of texts begins with a line to write on.
  const rowsNow = (): unknown[] => (isText && items().length === 0 ? [''] : items());
  const put = (next: unknown[]): void => {
    if (next.length === 0 || (isText && next.length === 1 && next[0] === '')) cell.set(undefined);
    else cell.set(wasSingle && next.length === 1 ? next[0] : next);
  };
  const cellOf = (index: number): Cell => ({
    path: wasSingle && items().length === 1 ? cell.path : [...cell.path, index],
    get: () => items()[index],
    set(value) {
      const next = items().slice();
      next[index] = value ?? emptyOf(shape.item);
      put(next);
    },
  });
  const isRecord = shape.item.is === 'variants';
  const draw = (focus?: number): void => {
    const rows = rowsNow().map((_, index) => row(index));
    box.replaceChildren(...rows, adder());
    if (focus !== undefined) (rows[focus]?.querySelector('input, textarea, select') as HTMLElement | null)?.focus();
  };
  const move = (from: number, to: number): void => {
    const next = items().slice();
    const [item] = next.splice(from, 1);
    next.splice(to, 0, item);
    put(next);
    draw(to);
  };
  const row = (index: number): HTMLElement => {
    const name = freshId();
    const messages = h('div', { class: 'messages', id: freshId() });
    const tools = h(
      'div',
      { class: 'tools' },
      button('↑', () => move(index, index - 1), { 'aria-label': `${EDIT.up} ${EDIT.item(index + 1)}`, disabled: index === 0 }),
      button('↓', () => move(index, index + 1), { 'aria-label': `${EDIT.down} ${EDIT.item(index + 1)}`, disabled: index === items().length - 1 }),
      button(
        '×',
        () => {
          put(items().filter((_, at) => at !== index));
          draw();
        },
        { 'aria-label': `${EDIT.remove} ${EDIT.item(index + 1)}` },
      ),
    );
    const item = cellOf(index);
    const body = isRecord
      ? drawEvent(shape.item as Variants, item, form, drawing)
      : folded(shape.item, item, drawing.shape(shape.item, item, form, `${labelId} ${name}`, messages.id));
    const made = h(
      'div',
      { class: isSmall(shape.item) ? 'row small' : 'row', role: 'group', 'aria-labelledby': `${labelId} ${name}` },
      h('span', { id: name, class: 'number' }, String(index + 1)),
      body,
      tools,
      messages,
    );
    form.register([...cell.path, index], messages, made);
    if (isText) made.addEventListener('keydown', (event) => goOn(event, index));
    return made;
  };
  /** Enter goes on to a line of its own; while a word is being composed it only takes the word. */
  const goOn = (event: KeyboardEvent, index: number): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    add(index + 1);
  };
  const add = (at: number): void => {
    if (items().length > 0 || !isText) put(items().toSpliced(at, 0, emptyOf(shape.item)));
    draw(Math.min(at, rowsNow().length - 1));
  };
  const adder = (): HTMLElement => {
    if (isRecord && (shape.item as Variants).by === 'event')
      return drawHappened(shape.item as Variants, form, items, (event) => {
        put([...items(), event]);
        draw(items().length - 1);
      });
    return h(
      'div',
      { class: 'rest' },
      button(EDIT.add(''), () => add(items().length)),
    );
  };
  draw();
  return box;
}

/** A text, until somebody wants to write it part by part; then it becomes what the first part means. */
function textOrList(shape: ListShape, cell: Cell, form: Form, labelId: string, messagesId: string, drawing: Drawing): HTMLElement {
  const box = h('div', { class: 'list' });
  const listed = (): HTMLElement => drawList({ ...shape, orText: false }, cell, form, labelId, messagesId, drawing);
  const split = (): void => {
    const needed = shape.item.is === 'group' ? shape.item.fields.filter((field) => field.needed).at(-1)?.key : undefined;
    const text = textOf(cell.get());
    cell.set([needed === undefined || text === '' ? {} : { [needed]: text }]);
    box.replaceChildren(listed());
    (box.querySelector('textarea') as HTMLElement | null)?.focus();
  };
  if (Array.isArray(cell.get())) box.append(listed());
  else box.append(drawing.shape({ is: 'text' }, cell, form, labelId, messagesId), h('div', { class: 'rest' }, button(EDIT.inParts, split)));
  return box;
}

/** Fields from which on an item of a list folds into one line. */
const MANY = 5;

/** An item of many fields, behind a line that tells which it is: by its second text, since the first is its id. */
function folded(shape: Shape, cell: Cell, drawn: HTMLElement): HTMLElement {
  if (shape.is !== 'group' || shape.fields.length < MANY) return drawn;
  const texts = shape.fields.filter((field) => field.shape.is === 'text').slice(0, 3);
  const data = isMapping(cell.get()) ? (cell.get() as Record<string, unknown>) : {};
  const [id = '', name = '', short = ''] = texts.map(({ key }) => textOf(data[key]));
  const line = h('summary', {}, h('strong', {}, name || id || '——'), h('span', { class: 'hint' }, name === '' ? '' : short || id));
  return h('details', { class: 'event', open: Object.keys(data).length === 0 }, line, drawn);
}

const isSmall = (shape: Shape): boolean => ['text', 'number', 'reference', 'date', 'colour'].includes(shape.is);

const emptyOf = (shape: Shape): unknown =>
  shape.is === 'group' || shape.is === 'variants' || shape.is === 'map' ? {} : shape.is === 'number' ? 0 : '';

/** An event in one line, which opens into its fields. */
function drawEvent(shape: Variants, cell: Cell, form: Form, drawing: Drawing): HTMLElement {
  const kind = (): string => textOf(isMapping(cell.get()) ? (cell.get() as Record<string, unknown>)[shape.by] : '');
  const variant = shape.options.find(({ value }) => value === kind());
  const line = h('summary');
  const show = (): void => {
    const data = isMapping(cell.get()) ? (cell.get() as Record<string, unknown>) : {};
    const level = form.choices.level.find(({ id }) => id === data.level)?.name;
    line.replaceChildren(
      h('span', { class: 'when' }, textOf(data.date) || '——'),
      h('strong', {}, variant?.title ?? kind()),
      level === undefined ? '' : h('span', {}, level),
      h('span', { class: 'hint' }, textOf(data.document ?? data.title ?? data.year ?? '')),
      variant?.internal === true ? h('span', { class: 'internal' }, EDIT.internalNote) : '',
    );
  };
  show();
  const watched: Cell = {
    ...cell,
    set(value) {
      cell.set(value);
      show();
    },
  };
  const data = isMapping(cell.get()) ? (cell.get() as Record<string, unknown>) : {};
  const isNew = Object.keys(data).length <= 1;
  return h(
    'details',
    { class: 'event', open: isNew },
    line,
    variant === undefined ? h('p', { class: 'hint' }, EDIT.partlyFree) : drawing.group(variant.fields, watched, form),
  );
}

/** Offers what may have happened next, in words. */
function drawHappened(shape: Variants, form: Form, items: () => unknown[], add: (event: Record<string, unknown>) => void): HTMLElement {
  const options = h('div', { class: 'options-of-events', hidden: true });
  const open = button(EDIT.events, () => void offer(), { 'aria-expanded': 'false' });
  const offer = async (): Promise<void> => {
    if (!options.hidden) {
      options.hidden = true;
      open.setAttribute('aria-expanded', 'false');
      return;
    }
    const may = new Set(await form.followers(items()).catch(() => []));
    const offered = shape.options.filter(({ value, internal }) => may.has(value) && (form.takesInternal || !internal));
    options.replaceChildren(
      h('p', { class: 'hint' }, EDIT.eventsHint),
      ...offered.map(({ value, title, internal }) =>
        h(
          'button',
          { type: 'button', onclick: () => add({ [shape.by]: value }) },
          h('strong', {}, title),
          ` ${(HAPPENED as Record<string, string>)[value] ?? ''}`,
          internal && h('span', { class: 'internal' }, ` ${EDIT.internalNote}`),
        ),
      ),
    );
    options.hidden = false;
    open.setAttribute('aria-expanded', 'true');
    (options.querySelector('button') as HTMLElement | null)?.focus();
  };
  return h('div', { class: 'rest' }, open, options);
}
