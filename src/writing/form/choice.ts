/** Which of several choices somebody ticked: with boxes before or behind, ticks, brackets, or the chosen one alone. */

export interface Option {
  id: string;
  label: string;
}

export type Chosen =
  /** `other`: what stands beside the choices, such as what was written behind 其他. */
  | { state: 'chosen'; ids: string[]; other: string }
  /** None of them is ticked, or none of them stands there at all. */
  | { state: 'none' }
  | { state: 'absent' }
  | { state: 'unclear' };

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/["“”‘’「」]/gu, '')
    .replace(/(?<=\p{sc=Han})[^\S\n]+(?=\p{sc=Han})/gu, '');

/** The ways in which a choice is written: 镇（街道）级 as 镇级, 街道级 and 镇街级, 农村党建 as 农村. */
function namesOf(label: string): string[] {
  const whole = plain(label).replace(/\s/gu, '');
  const [, before = '', inner = '', behind = ''] = /^(.*?)\(([^()]*)\)(.*)$/u.exec(whole) ?? [];
  const forms =
    inner === ''
      ? [whole]
      : [whole, before + behind, inner + behind, before + inner + behind, `${before}、${inner}${behind}`, before + inner.slice(0, 1) + behind];
  const all = forms.flatMap((form) => [
    form,
    form.replace(/党建$/u, ''),
    form.replace(/和/gu, ''),
    form.replace(/和/gu, '').replace(/党建$/u, ''),
    form.replace(/组织党建$/u, ''),
  ]);
  return [...new Set(all)].filter((name) => name.length >= 2);
}

const ON = /\[\s*[xX√✓vV]\s*\]|\(\s*[xX√✓vV]\s*\)|[☑☒■√✓✔●◉▣✅🗹]/u;
const OFF = /\[\s*\]|\(\s*\)|[□☐口○◯〇▢]/u;
const MARK = new RegExp(`(${ON.source})|(${OFF.source})`, 'gu');

interface Mark {
  isOn: boolean;
  start: number;
  end: number;
}

const marksIn = (text: string): Mark[] =>
  [...text.matchAll(MARK)].map(({ 0: mark, 1: on, index }) => ({ isOn: on !== undefined, start: index, end: index + mark.length }));

/** Letters that a lost font of signs leaves of an empty box. */
const LOST = /^\s*[no¨]\s*$/u;

type Tick = boolean | 'unclear' | undefined;

/** What the marks before a choice say of it, and of the one before it. */
function before(text: string, isFirst: boolean, hadMark: boolean): { own: Tick; previous?: Tick } {
  if (LOST.test(text)) return { own: false };
  const marks = marksIn(text);
  const [first, second] = marks;
  if (first === undefined) return { own: undefined };
  if (second === undefined) return { own: first.isOn };
  if (marks.length > 2) return { own: 'unclear' };
  // A tick in a box, or beside it.
  if (!first.isOn && second.isOn) return { own: true };
  if (first.isOn && !second.isOn) {
    if (isFirst) return { own: true };
    return second.start > first.end && hadMark ? { own: false, previous: true } : { own: 'unclear' };
  }
  return { own: 'unclear' };
}

/** Returns what was chosen of `options` in `lines`. */
export function chosenIn(lines: readonly string[], options: readonly Option[], isSingle: boolean, heads: readonly string[] = []): Chosen {
  let text = plain(lines.join('\n'));
  for (const head of heads) text = text.replaceAll(`${plain(head)}:`, '\n');
  const names = options.flatMap(({ id, label }) => namesOf(label).map((name) => ({ id, name }))).sort((a, b) => b.name.length - a.name.length);
  const found: { id: string; start: number; end: number }[] = [];
  for (let at = 0; at < text.length; ) {
    const name = names.find((one) => text.startsWith(one.name, at));
    if (name === undefined) at += 1;
    else {
      found.push({ id: name.id, start: at, end: at + name.name.length });
      at += name.name.length;
    }
  }
  if (found.length === 0) return { state: 'absent' };
  if (/[×✗✘]/u.test(text)) return { state: 'unclear' };
  const gaps = [...found.map(({ start }, at) => text.slice(found[at - 1]?.end ?? 0, start)), text.slice(found.at(-1)?.end)];
  const hasMarks = gaps.some((gap) => marksIn(gap).length > 0 || LOST.test(gap));
  const isBefore = marksIn(gaps[0] as string).length > 0 || LOST.test(gaps[0] as string);
  const ticks: Tick[] = found.map(() => undefined);
  if (isBefore) {
    for (const at of found.keys()) {
      const { own, previous } = before(gaps[at] as string, at === 0, at > 0 && ticks[at - 1] !== undefined);
      ticks[at] = own;
      if (previous !== undefined) ticks[at - 1] = previous;
    }
    if (marksIn(gaps.at(-1) as string).some(({ isOn }) => isOn)) ticks[found.length - 1] = true;
  } else {
    for (const at of found.keys()) {
      const marks = marksIn(gaps[at + 1] as string);
      ticks[at] = marks.length > 1 ? (marks.length === 2 && marks[1]?.isOn === true && !marks[0]?.isOn ? true : 'unclear') : marks[0]?.isOn;
    }
  }
  if (ticks.includes('unclear')) return { state: 'unclear' };
  const ids = [...new Set(hasMarks ? found.flatMap(({ id }, at) => (ticks[at] === true ? [id] : [])) : found.map(({ id }) => id))];
  const other = gaps
    .join(' ')
    .replace(MARK, ' ')
    .replace(/[\s,;:、，。；_/|]+/gu, ' ')
    .replace(/^其他$|^[no¨ ]+$/u, '')
    .trim();
  if (ids.length === 0) return { state: 'none' };
  // Without a mark, a list of choices is one that nobody has ticked.
  if (!hasMarks && isSingle && ids.length > 1) return { state: 'none' };
  return isSingle && ids.length > 1 ? { state: 'unclear' } : { state: 'chosen', ids, other };
}
