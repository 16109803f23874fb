/** Turns what Word and WPS put on the clipboard into Markdown that a body may hold. */
import { gfm } from '@joplin/turndown-plugin-gfm';
import Turndown from 'turndown';

const service = new Turndown({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*' });
service.use(gfm);
service.remove(['style', 'script', 'title', 'meta', 'link']);
// Pictures of a document stand in files that a page may not open: they are dropped in by themselves.
service.addRule('pictures', { filter: 'img', replacement: () => '' });
service.addRule('anchors', {
  filter: (node) => node.nodeName === 'A' && !/^https?:/.test(node.getAttribute('href') ?? ''),
  replacement: (content) => content,
});
/** In MDX these begin code. */
const escaped = service.escape.bind(service);
service.escape = (text) => escaped(text).replace(/[<{]/g, (sign) => `\\${sign}`);

/** Where styles are read: as `style` the page's policy would report each. */
const STYLE = 'data-style';

/** Word writes lists as paragraphs with a mark before them, and headings by classes. */
function tidy(html: string): string {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<style[\s\S]*?<\/style>/gi, '');
  const page = new DOMParser().parseFromString(bare.replace(/\sstyle=/gi, ` ${STYLE}=`), 'text/html');
  for (const paragraph of page.querySelectorAll('p')) {
    const style = paragraph.getAttribute(STYLE) ?? '';
    const level = /mso-outline-level:\s*(\d)/.exec(style)?.[1] ?? /^MsoHeading(\d)$/.exec(paragraph.className)?.[1];
    const isItem = /MsoListParagraph/.test(paragraph.className) || /mso-list:\s*l\d/.test(style);
    if (level !== undefined) replaceWith(paragraph, `h${Math.min(4, Math.max(2, Number(level)))}`);
    else if (isItem) item(page, paragraph);
    else if (/^Mso(?:Intense)?Quote/.test(paragraph.className)) replaceWith(paragraph, 'blockquote');
  }
  // The page's own title is the entry's name: headings of a body begin at the second level.
  for (const heading of page.querySelectorAll('h1')) replaceWith(heading, 'h2');
  // A heading is bold by itself.
  for (const bold of page.querySelectorAll(':is(h2, h3, h4) :is(b, strong)')) bold.replaceWith(...bold.childNodes);
  for (const cell of page.querySelectorAll('td > p, th > p')) replaceWith(cell, 'span');
  for (const table of page.querySelectorAll('table')) headed(page, table);
  return page.body.innerHTML;
}

function replaceWith(element: Element, name: string): void {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

/** GFM knows no table without a head: the first row becomes it. */
function headed(page: Document, table: HTMLTableElement): void {
  const first = table.rows[0];
  if (first === undefined || table.querySelector('th') !== null) return;
  for (const cell of [...first.cells]) replaceWith(cell, 'th');
  const head = page.createElement('thead');
  head.append(first);
  table.prepend(head);
}

/** Puts a paragraph that is an item into the list before it, or into a new one. */
function item(page: Document, paragraph: Element): void {
  const text = paragraph.textContent ?? '';
  const mark = /^\s*(?:[·•●■◆\-–—o§Øü]|\d+[.、)）]|[（(]\d+[)）])[\s\u00a0]*/.exec(text)?.[0];
  const name = mark !== undefined && /\d/.test(mark) ? 'OL' : 'UL';
  const before = paragraph.previousElementSibling;
  const list = before?.nodeName === name ? before : page.createElement(name);
  if (list !== before) paragraph.before(list);
  const made = page.createElement('li');
  made.append(...paragraph.childNodes);
  if (mark !== undefined) strip(made, mark.length);
  list.append(made);
  paragraph.remove();
}

/** Takes the first characters of an element's text away. */
function strip(element: Element, length: number): void {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let left = length; left > 0 && walker.nextNode(); ) {
    const node = walker.currentNode as Text;
    const cut = Math.min(left, node.data.length);
    node.data = node.data.slice(cut);
    left -= cut;
  }
}

/** The Markdown of pasted HTML. */
export const markdownOf = (html: string): string =>
  service
    .turndown(tidy(html))
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
