/** A publication that follows a content is the one that would be made of it anew, whatever was derived from it before. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Publication } from '../../../src/publish/published.ts';
import { publication } from '../../../src/site/publication.ts';
import { readSite } from '../../../src/site/read.ts';
import { compositionsOf } from '../../../src/views/brand/composition.ts';
import { lookup } from '../../../src/views/brand/lookup.ts';
import { BASE, BRAND, base, changed, DAY, type Files, SVG } from '../../support/content.ts';

const FIRST = BRAND('红色驿站', 'east', '', '## 做法\n\n正文。见[二](../second/index.mdx)。\n\n<Figure src="a.svg" alt="图" />\n');
const FILES: Files = { ...BASE, 'brands/first/index.mdx': FIRST, 'brands/first/a.svg': SVG };

const edited = (name: string, from: string, to: string): Files => ({ ...FILES, [name]: changed(FILES[name] as string, from, to) });
const root = mkdtempSync(path.join(tmpdir(), 'biaogan-follow-'));
afterAll(() => rmSync(root, { recursive: true }));

/** The publication of a content that lies in one place. */
async function publish(files: Files, before?: Publication, asOf = DAY): Promise<Publication> {
  rmSync(root, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text as string);
  }
  return publication(await readSite({ root, asOf }), 'public', {}, before);
}
/** With the bodies, which are made when they are read. */
const all = (made: Publication): unknown => JSON.parse(JSON.stringify(made));
const first = ({ site }: Publication) => site.brands.find(({ slug }) => slug === 'first') as Publication['site']['brands'][number];

describe('a publication that follows', () => {
  test('texts of bodies stays, with what was derived from it, and says what one that is made anew says', async () => {
    const before = await publish(FILES);
    const [site, derived] = [before.site, lookup(before.site)];
    expect(JSON.stringify(first(before).body)).toContain('正文');
    let files = edited('brands/first/index.mdx', '正文。', '后来又写了一句。');
    expect(await publish(files, before)).toBe(before);
    expect(all(before)).toEqual(all(await publish(files)));
    files = { ...files, 'pairings/help.mdx': changed(base('pairings/help.mdx'), '一起做。', '一起做了。') };
    expect(await publish(files, before)).toBe(before);
    expect(all(before)).toEqual(all(await publish(files)));
    expect(JSON.stringify(before.site)).toMatch(/后来又写了一句.*一起做了|一起做了.*后来又写了一句/s);
    expect([before.site, lookup(before.site)]).toEqual([site, derived]);
    expect(lookup(before.site)).toBe(derived);
  });

  test('tells anew what was told once of an entry', async () => {
    const before = await publish(FILES);
    const told = compositionsOf(first(before));
    const files = edited('brands/first/index.mdx', '正文。', '正文。\n\n<Quote by="老支书">灯亮了，路就好走。</Quote>\n\n');
    expect(await publish(files, before)).toBe(before);
    expect(compositionsOf(first(before))).toEqual(compositionsOf(first(await publish(files))));
    expect(compositionsOf(first(before))).not.toEqual(told);
  });

  test.each([
    ['data', edited('brands/first/index.mdx', '红色驿站的主题', '另一个主题')],
    ['links', edited('brands/first/index.mdx', '正文。', '正文，见[自己](#做法)和[一起](../../pairings/help.mdx)。')],
    ['files', edited('brands/first/a.svg', '<circle', '<title>图</title><circle')],
    ['entries', { ...FILES, 'docs/more.mdx': '---\ntitle: 又一篇\n---\n\n正文。\n' }],
  ])('nothing of a content whose %s have changed', async (_, files) => {
    const before = await publish(FILES);
    const was = all(before);
    const now = await publish(files, before);
    expect(now).not.toBe(before);
    expect(all(now)).toEqual(all(await publish(files)));
    expect(all(before)).toEqual(was);
  });

  test('nothing of another day', async () => {
    const before = await publish(FILES);
    expect(await publish(FILES, before, '2031-01-01')).not.toBe(before);
  });
});
