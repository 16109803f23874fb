/** What whoever writes an entry sees of it before the public does: its page as it will be, marked, and nothing internal. */
import { describe, expect, test } from 'vitest';
import { publication } from '../../../src/site/publication.ts';
import { marked, unpublishedAt } from '../../../src/site/unpublished.ts';
import { BASE, BRAND, base, changed, readSituation } from '../../support/content.ts';

const CULTIVATED = BRAND('水边夜话', 'south', 'internal: { leader: 祁岷 }\n', '## 做法\n\n正文。\n\n<Note>提示语。</Note>\n').replace(
  / {2}- \{ event: declared[\s\S]*?goals: \[做好一件事\] \}\n/,
  '',
);
const FILES = {
  ...BASE,
  'brands/third/index.mdx': CULTIVATED,
  'docs/inner/index.mdx': '---\ntitle: 内\nvisibility: internal\n---\n\n正文。\n',
  'docs/inner/open.mdx': '---\ntitle: 外\n---\n\n正文。\n',
  'docs/inner/closed.mdx': '---\ntitle: 里\nvisibility: internal\n---\n\n正文。\n',
  'pairings/help.mdx': changed(base('pairings/help.mdx'), 'model: first', 'model: third\nkind: mutual'),
};

describe('the page of an entry that is not public', () => {
  test('is found by its address and what lies below it, with the reason', async () => {
    const reading = await readSituation({ files: FILES });
    const at = (file: string): string | undefined => {
      const found = unpublishedAt(reading, file);
      return found && `${found.entry.kind} ${found.entry.id}: ${found.reason}`;
    };
    for (const file of ['brands/third/index.html', 'brands/third/slides/index.html', 'p/third/index.html'])
      expect(at(file)).toBe('brand third: unnamed');
    expect(at('docs/inner/index.html')).toBe('document inner: internal');
    expect(at('docs/inner/closed/index.html')).toBe('document inner/closed: internal');
    for (const file of ['brands/first/index.html', 'brands/thirds/index.html', 'index.html']) expect(at(file)).toBeUndefined();
  });

  test('is made as if the public had it, beside what the public has, and holds nothing internal', async () => {
    const reading = await readSituation({ files: FILES });
    const asIfHeld = { kind: 'brand', id: 'third' } as const;
    const [without, held] = [await publication(reading, 'public'), await publication(reading, 'public', { asIfHeld })];
    expect(held.site.brands.map(({ slug }) => slug)).toEqual([...without.site.brands.map(({ slug }) => slug), 'third']);
    expect(held.dossier).toBeUndefined();
    const text = JSON.stringify(held.site);
    expect(text).toContain('水边夜话');
    expect(text).not.toMatch(/祁岷|提示语/);
  });

  test('of a pairing shows its models too', async () => {
    const reading = await readSituation({ files: FILES });
    const { site } = await publication(reading, 'public', { asIfHeld: { kind: 'pairing', id: 'help' } });
    expect(site.pairings.map(({ slug }) => slug)).toEqual(['help']);
    expect(site.brands.map(({ slug }) => slug)).toContain('third');
  });

  test('says ahead of everything that it is not public, and why', () => {
    expect(marked('<body><main id="main" class="x"><h1>名</h1></main>', 'internal')).toMatch(
      /<main id="main" class="x"><p id="biaogan-unpublished"[^>]*>未公开：写着（或默认）visibility: internal，只在内部版里。[^<]*<\/p><h1>名/,
    );
  });
});
