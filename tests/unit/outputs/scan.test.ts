import { describe, expect, test } from 'vitest';
import { scanPage } from '../../../src/outputs/scan.ts';

describe('what a page refers to', () => {
  test('addresses of all kinds, with entities undone', () => {
    const { links } = scanPage(
      '<a href="/a/?x=1&amp;y=2#z">x</a><img src=/b.png srcset="/c.webp 1x, /d,e.webp 2x"><form action=\'/f/\'><video poster="/g.jpg">',
    );
    expect(links.map((link) => link.url)).toEqual(['/a/?x=1&y=2#z', '/b.png', '/c.webp', '/d,e.webp', '/f/', '/g.jpg']);
  });

  test('not the canonical address, nor what stands in a comment or in quotes', () => {
    expect(scanPage('<link rel="canonical" href="/x/"><!-- <a href="/y/"> --><a title="<a href=/z/>" href="/ok/">').links).toEqual([
      { url: '/ok/', at: 'a[href]' },
    ]);
  });
});

describe('what no page may have', () => {
  test.each([
    ['<p style="color:red">', 'style'],
    ['<style>p{}</style>', 'style'],
    ['<script>alert(1)</script>', 'script'],
    ['<p onclick="x()">', 'handler'],
    ['<p id="a"></p><p id="a"></p>', 'id'],
  ])('%s', (html, kind) => expect(scanPage(html).flaws.map((flaw) => flaw.kind)).toEqual([kind]));

  test('a script from a file and data for machines are none of it', () => {
    expect(scanPage('<script src="/a.js" defer></script><script type="application/ld+json">{}</script>').flaws).toEqual([]);
  });
});
