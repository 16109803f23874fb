/** In the page while it is being written: it follows every save without losing its place, and lists the problems. Bundled for the browser. */
import type { Diagnostic } from '../diagnostic.ts';
import { SEVERITIES } from '../wording/commands.ts';
import { DEV } from '../wording/dev.ts';

const script = document.currentScript as HTMLScriptElement;
/** Beside this script lies everything that the command serves for it. */
const beside = (name: string): string => new URL(name, script.src).href;

const PANEL = 'biaogan-problems';
const folded = (): boolean => sessionStorage.getItem(PANEL) === 'folded';

function panelOf(diagnostics: readonly Diagnostic[]): HTMLElement {
  const box = document.createElement('details');
  box.id = PANEL;
  const errors = diagnostics.filter((one) => one.severity === 'error').length;
  box.open = errors > 0 && !folded();
  box.addEventListener('toggle', () => sessionStorage.setItem(PANEL, box.open ? 'open' : 'folded'));
  const summary = document.createElement('summary');
  summary.textContent = `${DEV.title}：${diagnostics.length}${errors > 0 ? ` · ${DEV.stale}` : ''}`;
  const list = document.createElement('ol');
  for (const { file, line, column, severity, code, message, hint } of diagnostics) {
    const item = document.createElement('li');
    item.textContent = `${file}:${line}:${column} ${SEVERITIES[severity]} ${code} ${message}${hint ?? ''}`;
    list.append(item);
  }
  box.append(summary, list);
  box.style.cssText =
    'position:fixed;inset:auto 0 0 0;max-height:25vh;overflow:auto;background:#1d1a16;color:#f6f1e7;font:16px/1.6 system-ui,sans-serif;padding:12px 20px;z-index:9999';
  return box;
}

async function showProblems(): Promise<void> {
  const diagnostics = (await (await fetch(beside('problems.json'))).json()) as Diagnostic[];
  document.getElementById(PANEL)?.remove();
  if (diagnostics.length > 0) document.body.append(panelOf(diagnostics));
}

/** Puts the page as it is now in place of the one shown. Scripts that listen to it are loaded again with it. */
async function follow(): Promise<void> {
  const answer = await fetch(location.href);
  if (!answer.redirected && answer.ok) {
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const isSameKind = sourcesOf(next) === sourcesOf(document);
    if (isSameKind && next.querySelector('main') !== null && document.querySelector('main') !== null) {
      const at = scrollY;
      document.title = next.title;
      (document.querySelector('main') as HTMLElement).replaceWith(document.adoptNode(next.querySelector('main') as HTMLElement));
      scrollTo(scrollX, at);
      document.dispatchEvent(new Event('biaogan:shown'));
      return;
    }
  }
  location.reload();
}

/** The scripts and stylesheets of a page; a page of others is loaded anew. */
const sourcesOf = (page: Document): string =>
  [...page.querySelectorAll('script[src], link[rel="stylesheet"]')].map((one) => one.getAttribute('src') ?? one.getAttribute('href')).join();

const events = new EventSource(beside('events'));
events.addEventListener('page', () => void follow());
events.addEventListener('problems', () => void showProblems());
void showProblems();
