/** Problems as a page, where there is no site yet to show them over. Development only. */
import type { Diagnostic } from '../diagnostic.ts';
import { SEVERITIES } from '../wording/commands.ts';
import { DEV } from '../wording/dev.ts';

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

export function problemsPage(diagnostics: readonly Diagnostic[]): string {
  const items = diagnostics
    .map(
      ({ file, line, column, severity, code, message, hint }) =>
        `<li><p><code>${escapeHtml(file)}:${line}:${column}</code> <b>${SEVERITIES[severity]}</b> <code>${code}</code></p><p>${escapeHtml(message)}</p>${hint === undefined ? '' : `<p class="hint">${escapeHtml(hint)}</p>`}</li>`,
    )
    .join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>${DEV.title}</title><style>body{font:18px/1.7 system-ui,sans-serif;max-width:52rem;margin:3rem auto;padding:0 1rem}li{margin:1rem 0}.hint{color:#555}p{margin:0}</style><h1>${DEV.title}</h1><p>${DEV.waiting}</p><ol>${items}</ol></html>`;
}
