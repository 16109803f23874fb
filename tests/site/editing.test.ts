/** The page on which content is edited belongs to `npm run dev`: nothing of it is in a built site. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../src/outputs/inspect.ts';
import { EDIT, EDIT_FAULTS } from '../../src/wording/edit.ts';
import { SITES } from '../support/sites.ts';

/** What only the editing page says, and what its script and stylesheet are known by. */
const MARKS = [
  EDIT.eventsHint,
  EDIT.conflictHint,
  EDIT.bodyHint,
  EDIT_FAULTS.token,
  'edit-token',
  'X-Edit-Token',
  'cm-editor',
  'options-of-events',
  'turndown',
];

describe.each(Object.values(SITES))('$name', async (site) => {
  const files = listFiles(site.out);
  test('holds no file and no word of the editing page', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => /(?:^|\/)edit(?:\/|\.|-[\w-]+\.(?:js|css)$)/.test(file))).toEqual([]);
    const texts = files.filter((file) => /\.(?:html|js|css|json|svg|xml|txt)$/.test(file));
    expect(texts.length).toBeGreaterThan(10);
    const found = texts.flatMap((file) => {
      const text = readFileSync(path.join(site.out, file), 'utf8');
      return MARKS.filter((mark) => text.includes(mark)).map((mark) => `${file}: ${mark}`);
    });
    expect(found).toEqual([]);
  });
});
