/** In the page while developing: a list of the problems there are, over the last good site. */

import type { Diagnostic } from '../diagnostic.ts';
import { SEVERITIES } from '../wording/commands.ts';
import { DEV } from '../wording/dev.ts';

/** `base` begins and ends with a slash. */
export async function showProblems(base: string): Promise<void> {
  const response = await fetch(`${base}__problems.json`);
  const diagnostics = (await response.json()) as Diagnostic[];
  if (diagnostics.length === 0) return;
  const box = document.createElement('details');
  box.id = 'biaogan-problems';
  const errors = diagnostics.filter((one) => one.severity === 'error').length;
  box.open = errors > 0;
  box.style.cssText =
    'position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;background:#1d1a16;color:#f6f1e7;font:16px/1.6 system-ui,sans-serif;padding:12px 20px;z-index:9999';
  const summary = document.createElement('summary');
  summary.textContent = `${DEV.title}：${diagnostics.length}${errors > 0 ? ` · ${DEV.stale}` : ''}`;
  const list = document.createElement('ol');
  for (const { file, line, column, severity, code, message, hint } of diagnostics) {
    const item = document.createElement('li');
    item.textContent = `${file}:${line}:${column} ${SEVERITIES[severity]} ${code} ${message}${hint ?? ''}`;
    list.append(item);
  }
  box.append(summary, list);
  document.body.append(box);
}
