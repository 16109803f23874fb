/** Two versions side by side, key by key: what only one side changed is chosen already. */
import { EDIT } from '../../wording/edit.ts';
import type { Opened } from '../asked.ts';
import type { Field } from '../forms.ts';
import { openDialog } from './dialog.ts';
import { button, freshId, h } from './element.ts';
import { isMapping } from './state.ts';

interface Version {
  data: unknown;
  body: string | undefined;
}

interface Sides {
  base: Opened;
  mine: Version;
  theirs: Opened;
}

const BODY = '\0body';
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The values of a version by key; of a list, the list as a whole. */
const valuesOf = ({ data, body }: { data: unknown; body?: string | undefined }): Record<string, unknown> => ({
  ...(isMapping(data) ? data : { '': data }),
  ...(body === undefined ? {} : { [BODY]: body }),
});

const shownValue = (value: unknown): string => (value === undefined ? '——' : typeof value === 'string' ? value : JSON.stringify(value, null, 1));

export function showConflict({ base, mine, theirs }: Sides, done: (merged: Version) => void): void {
  const [was, own, other] = [valuesOf(base), valuesOf(mine), valuesOf(theirs)];
  const merged: Record<string, unknown> = { ...other };
  const fields: readonly Field[] = base.shape.is === 'group' ? base.shape.fields : [];
  const titleOf = (key: string): string =>
    key === BODY ? EDIT.body : (fields.find((field) => field.key === key)?.title ?? (key || EDIT.groups[base.form]));
  const rows: HTMLElement[] = [];
  const put = (key: string, value: unknown): void => {
    if (value === undefined) delete merged[key];
    else merged[key] = value;
  };
  for (const key of new Set([...Object.keys(own), ...Object.keys(other)])) {
    if (same(own[key], other[key])) continue;
    const isMine = !same(own[key], was[key]);
    put(key, isMine ? own[key] : other[key]);
    const name = freshId();
    const option = (label: string, isOwn: boolean, value: unknown): HTMLElement =>
      h(
        'label',
        { class: 'side' },
        h('span', {}, h('input', { type: 'radio', name, checked: isOwn === isMine, onchange: () => put(key, value) }), ` ${label}`),
        h('pre', {}, shownValue(value)),
      );
    rows.push(h('fieldset', {}, h('legend', {}, titleOf(key)), option(EDIT.useMine, true, own[key]), option(EDIT.useTheirs, false, other[key])));
  }
  const merge = (): void => {
    const { [BODY]: body, ...data } = merged;
    dialog.close();
    done({ data: isMapping(mine.data) ? data : data[''], body: typeof body === 'string' ? body : theirs.body });
  };
  const act = button(EDIT.merge, merge, { class: 'primary' });
  const dialog = openDialog('conflict', EDIT.conflict, [h('p', {}, EDIT.conflictHint), ...rows], [act], EDIT.notNow);
}
