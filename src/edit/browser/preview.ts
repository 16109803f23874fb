/** The page as it would be, in a frame where nothing runs. It keeps its place while it changes. */
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
      main.replaceWith(now.adoptNode(other));
      this.frame.contentWindow?.scrollTo(0, at);
      return;
    }
    this.head = head;
    this.frame.srcdoc = `<!doctype html>${next.documentElement.outerHTML}`;
    this.frame.addEventListener('load', () => this.frame.contentDocument?.addEventListener('click', stay), { once: true });
  }
}

/** A link leads nowhere here: the page is only looked at. */
const stay = (event: Event): void => {
  if ((event.target as Element).closest('a') !== null) event.preventDefault();
};
