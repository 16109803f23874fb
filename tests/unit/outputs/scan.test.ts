import { describe, expect, test } from 'vitest';
import { scanPage } from '../../../src/outputs/scan.ts';

describe('links', () => {
  test('finds addresses of all kinds and decodes entities', () => {
    const { links } = scanPage(
      '<a href="/a/?x=1&amp;y=2#z">x</a><img src=/b.png srcset="/c.webp 1x, /d,e.webp 2x"><form action=\'/f/\'><video poster="/g.jpg">',
    );
    expect(links.map((link) => link.url)).toEqual(['/a/?x=1&y=2#z', '/b.png', '/c.webp', '/d,e.webp', '/f/', '/g.jpg']);
  });

  test('ignores the canonical address, comments and attribute values', () => {
    expect(scanPage('<link rel="canonical" href="/x/"><!-- <a href="/y/"> --><a title="<a href=/z/>" href="/ok/">').links).toEqual([
      { url: '/ok/', at: 'a[href]' },
    ]);
  });
});

describe('flaws', () => {
  test.each([
    ['<p style="color:red">', 'style'],
    ['<style>p{}</style>', 'style'],
    ['<script>alert(1)</script>', 'script'],
    ['<p onclick="x()">', 'handler'],
    ['<p id="a"></p><p id="a"></p>', 'id'],
  ])('%s', (html, kind) => expect(scanPage(html).flaws.map((flaw) => flaw.kind)).toEqual([kind]));

  test('external scripts and JSON-LD are no flaws', () => {
    expect(scanPage('<script src="/a.js" defer></script><script type="application/ld+json">{}</script>').flaws).toEqual([]);
  });
});
