/** Bundles: relative addresses, names for sticks, and archives with the same bytes each time. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { unfitNames } from '../../../src/outputs/bundle/names.ts';
import { asScript, DISK_BASE, relativePage, rootedData } from '../../../src/outputs/bundle/relative.ts';
import { writeZip } from '../../../src/outputs/bundle/zip.ts';

describe('addresses', () => {
  const relative = (attributes: string, file = 'brands/x/index.html') => relativePage(`<a ${attributes}></a>`, file).slice(3, -5);

  test.each([
    ['href="B"', 'href="../../index.html"'],
    ['href="Bbrands/y/"', 'href="../../brands/y/index.html"'],
    ['href="Bbrands/y/#part"', 'href="../../brands/y/index.html#part"'],
    ['href="Bcompare/?b=x&amp;b=y"', 'href="../../compare/index.html?b=x&amp;b=y"'],
    ['action="Bsearch/"', 'action="../../search/index.html"'],
    ['href="Bmedia/a.webp"', 'href="../../media/a.webp"'],
    ['srcset="Bmedia/a.webp 480w, Bmedia/b.webp 960w"', 'srcset="../../media/a.webp 480w, ../../media/b.webp 960w"'],
    // A script adds the name itself.
    ['data-compare-brands="Bbrands/"', 'data-compare-brands="../../brands/"'],
    ['href="https://a.cn/"', 'href="https://a.cn/"'],
    ['href="#part"', 'href="#part"'],
  ])('%s', (given, wanted) => expect(relative(given.replaceAll('B', DISK_BASE))).toBe(wanted));

  test('of a page at the top', () => {
    expect(relative(`href="${DISK_BASE}"`, 'index.html')).toBe('href="index.html"');
    expect(relative(`data-home="${DISK_BASE}"`, 'index.html')).toBe('data-home="./"');
  });

  test('outside of an attribute are refused', () => expect(() => relativePage(`<p>${DISK_BASE}x</p>`, 'a.html')).toThrow('a.html'));

  test('in data lie below the bundle', () => expect(rootedData(`{"href":"${DISK_BASE}brands/x/"}`)).toBe('{"href":"brands/x/"}'));

  test('a text survives as a script', () => {
    const text = '<p>“”\u2028</script>\\n"</p>';
    let got: unknown;
    new Function('biaoganSearch', asScript('a', text))((name: string, data: unknown) => {
      got = [name, data];
    });
    expect(got).toEqual(['a', text]);
  });
});

describe('names that a stick or Windows does not take', () => {
  test.each([
    ['tags/a:b/index.html', 'name'],
    ['tags/con/index.html', 'name'],
    ['tags/COM1.txt', 'name'],
    ['tags/a./index.html', 'name'],
    ['tags/a /index.html', 'name'],
    ['a\u0001', 'name'],
    [`docs/${'长'.repeat(160)}`, 'long'],
  ])('%s: %s', (path, fault) => expect(unfitNames([path])).toEqual([{ path, fault }]));
  test('two that only differ in capitals', () =>
    expect(unfitNames(['tags/App/index.html', 'tags/App/x.html', 'tags/APP/index.html'])).toEqual([{ path: 'tags/APP/index.html', fault: 'twice' }]));
  test('and what they take', () => expect(unfitNames(['tags/红色 驿站/index.html', 'constant/a.b/.x', 'com.html/communist.js'])).toEqual([]));
});

describe('an archive', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'biaogan-zip-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const folder = path.join(home, 'in');
  mkdirSync(path.join(folder, 'a'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), '页面'.repeat(1000));
  writeFileSync(path.join(folder, 'a/图.webp'), Buffer.alloc(1000, 7));
  const files = ['a/图.webp', 'index.html'];

  test('holds the files, and has the same bytes at another time', async () => {
    const seen: number[] = [];
    await writeZip(folder, files, path.join(home, 'one.zip'), (bytes) => seen.push(bytes));
    utimesSync(path.join(folder, 'index.html'), 1, 1);
    await writeZip(folder, files, path.join(home, 'two.zip'));
    const [one, two] = ['one.zip', 'two.zip'].map((name) => readFileSync(path.join(home, name)));
    expect(one?.equals(two as Buffer)).toBe(true);
    expect(seen.at(-1)).toBe(one?.length);
    const held = unzipSync(one as Buffer);
    expect(Object.keys(held)).toEqual(files);
    expect(Buffer.from(held['index.html'] as Uint8Array).toString()).toBe('页面'.repeat(1000));
    // What is compressed already is stored as it is.
    expect(one?.includes(Buffer.alloc(1000, 7))).toBe(true);
  });

  test('of which a file is missing leaves the one before as it was, and nothing half-written', async () => {
    const target = path.join(home, 'one.zip');
    const before = readFileSync(target);
    await expect(writeZip(folder, [...files, 'missing.html'], target)).rejects.toThrow('missing.html');
    expect(readFileSync(target).equals(before)).toBe(true);
    expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
