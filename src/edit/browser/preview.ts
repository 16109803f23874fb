/** The page as it would be, in a frame where nothing runs. While it changes it keeps its place, or shows what has changed. */
import { EDIT } from '../../wording/edit.ts';
import { h } from './element.ts';

export class PreviewFrame {
  private readonly frame = h('iframe', { title: EDIT.preview, sandbox: 'allow-same-origin' });
  private readonly note = h('p', { class: 'hint' });
  readonly element = h('div', { class: 'preview' }, this.note, this.frame);
  private head = '';

  show(html: string | undefined, isPublic: boolean): void {
    this.note.textContent = html === undefined ? EDIT.noPreview : isPublic ? EDIT.isPublic : EDIT.isNotPublic;
    if (html === undefined) return;
    const next = new DOMParser().parseFromString(html, 'text/html');
    // A page brings its own policy, which would forbid nothing more here.
    for (const script of next.querySelectorAll('script')) script.remove();
    const head = [...next.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute('href')).join();
    const now = this.frame.contentDocument;
    const [main, other] = [now?.querySelector('main'), next.querySelector('main')];
    if (now != null && main != null && other !== null && head === this.head) {
      const at = this.frame.contentWindow?.scrollY ?? 0;
      const changed = firstChange(main, other);
      main.replaceWith(now.adoptNode(other));
      this.frame.contentWindow?.scrollTo(0, at);
      if (changed !== undefined) this.bringInto(changed);
      return;
    }
    this.head = head;
    this.frame.srcdoc = `<!doctype html>${next.documentElement.outerHTML}`;
    this.frame.addEventListener('load', () => this.frame.contentDocument?.addEventListener('click', stay), { once: true });
  }

  /** Scrolls the frame, and nothing around it, to a piece that is out of sight. */
  private bringInto(piece: Element): void {
    const window = this.frame.contentWindow;
    const { top, bottom } = piece.getBoundingClientRect();
    if (window !== null && (bottom < 0 || top > window.innerHeight)) window.scrollTo(0, window.scrollY + top - window.innerHeight / 3);
  }
}

/** What a reader takes in as one thing. */
const PIECES = 'h1, h2, h3, h4, p, li, td, blockquote, figcaption, img';

/** The first piece of a page that was not there before. */
function firstChange(before: Element, after: Element): Element | undefined {
  const known = new Set([...before.querySelectorAll(PIECES)].map((piece) => piece.outerHTML));
  return [...after.querySelectorAll(PIECES)].find((piece) => !known.has(piece.outerHTML));
}

/** A link leads nowhere here: the page is only looked at. */
const stay = (event: Event): void => {
  if ((event.target as Element).closest('a') !== null) event.preventDefault();
};
