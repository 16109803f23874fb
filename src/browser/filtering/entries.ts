/** Draws chosen brands as the list itself shows them: with logo and colours, in its groups. The classes are those of `Entry.astro`. */

import type { FacetData } from '../../views/brand/facets.ts';
import { FILTER } from '../../wording/ui-filter.ts';
import { element } from '../drawing/element.ts';
import { hrefOf } from '../searching/load.ts';

type Item = FacetData['brands'][number];

const SVG = 'http://www.w3.org/2000/svg';

/** Appends brands to a list. A brand of another group than the one before begins that group with its heading. */
export function appendEntries(list: HTMLElement, items: readonly Item[], groups: FacetData['groups']): void {
  for (const item of items) {
    let section = list.lastElementChild as HTMLElement | null;
    if (section?.dataset.standing !== item.standing) {
      const group = groups[item.standing];
      const title = element('h2', { className: 'catalogue-title' }, group.title);
      if (group.note !== undefined) title.append(element('span', { className: 'section-note' }, group.note));
      section = element('section', { className: 'catalogue-group' }, title, element('ul', {}));
      section.dataset.standing = item.standing;
      list.append(section);
    }
    section.querySelector('ul')?.append(element('li', {}, entry(item)));
  }
}

function entry(item: Item): HTMLElement {
  const meta = element('div', { className: 'entry-meta' });
  const stamps = element(
    'p',
    {},
    ...item.stamps.map((stamp) => element('span', { className: stamp.kind === 'title' ? 'stamp' : `stamp stamp-${stamp.kind}` }, stamp.text)),
  );
  if (item.isNew) stamps.append(element('span', { className: 'is-new' }, FILTER.isNew));
  const kinds = element('p', { className: 'chain' }, ...item.kinds.map((kind) => element('span', {}, `${kind} `)));
  meta.append(stamps, element('p', {}, item.organization), kinds);
  if (item.year !== undefined) meta.append(element('p', { className: 'numerals' }, item.year));
  const text = element(
    'div',
    { className: 'entry-text' },
    element('h3', { className: 'entry-name' }, element('a', { href: hrefOf(item.href) }, item.name)),
  );
  if (item.theme !== undefined) text.append(element('p', { className: 'entry-theme' }, item.theme));
  text.append(element('p', { className: 'entry-summary' }, item.summary));
  const made = element('article', { className: 'entry' }, plate(item.plate), text, meta);
  made.dataset.drawn = '';
  if (item.tone !== undefined) made.dataset.tone = item.tone;
  return made;
}

function plate({ kind, ...plate }: Item['plate']): HTMLElement {
  const made = element('div', { className: `plate plate-${kind}` });
  made.setAttribute('aria-hidden', 'true');
  if (plate.picture !== undefined) {
    const { src, width, height } = plate.picture;
    made.append(element('img', { loading: 'lazy', src: hrefOf(src), alt: '', width, height }));
    return made;
  }
  const drawn = svg('svg', { viewBox: '0 0 100 100', 'font-size': String(plate.setting?.size), fill: 'currentColor' });
  if (plate.wave !== undefined) drawn.append(svg('path', { d: plate.wave, fill: 'none', stroke: 'currentColor', 'stroke-width': '1.4' }));
  for (const { text, x, y } of plate.setting?.lines ?? []) {
    const line = svg('text', { x, y });
    line.textContent = text;
    drawn.append(line);
  }
  made.append(drawn);
  return made;
}

function svg(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
