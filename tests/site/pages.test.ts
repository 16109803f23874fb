/** Rules for every page of a built site, checked with an HTML parser. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { inspectSite, listFiles, targetOf } from '../../src/outputs/inspect.ts';
import { scanPage } from '../../src/outputs/scan.ts';
import { PROJECT } from '../../src/project.ts';
import { SITES } from '../support/sites.ts';

interface Tag {
  name: string;
  attributes: Record<string, string>;
}

function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node) tags.push({ name: node.tagName, attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) });
    if ('content' in node && node.nodeName === 'template') visit(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  // Without scripting, so that the content of `<noscript>` counts.
  visit(parse(html, { scriptingEnabled: false }));
  return tags;
}

/** The texts of a page but for code, which may hold any sign. */
function textsOf(html: string): string[] {
  const texts: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (['code', 'pre', 'script'].includes(node.nodeName)) return;
    if (node.nodeName === '#text') texts.push((node as DefaultTreeAdapterTypes.TextNode).value);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { scriptingEnabled: false }));
  return texts;
}

describe.each(Object.values(SITES))('$name', async (site) => {
  const files = listFiles(site.out);
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => ({ file, html: readFileSync(path.join(site.out, file), 'utf8') }));
  const parsed = pages.map(({ file, html }) => ({ file, html, tags: tagsOf(html) }));
  const wrong = (what: (tag: Tag, file: string) => boolean): string[] =>
    parsed
      .flatMap(({ file, tags }) => tags.filter((tag) => what(tag, file)).map((tag) => `${file}: <${tag.name} ${JSON.stringify(tag.attributes)}>`))
      .slice(0, 5);

  test('every internal link and fragment has a target', async () => {
    expect((await inspectSite(site.out, site.base, files)).flaws).toEqual([]);
  });

  test("the build's own link scanner finds every link that a parser finds", () => {
    for (const { html, tags } of parsed) {
      const seen = tags.flatMap(({ name, attributes }) =>
        Object.entries(attributes).flatMap(([key, value]) =>
          ['href', 'src', 'action', 'poster'].includes(key) && !(name === 'link' && attributes.rel === 'canonical') ? [value] : [],
        ),
      );
      const scanned = scanPage(html)
        .links.filter((link) => !link.at.endsWith('[srcset]'))
        .map((link) => link.url);
      expect(scanned.sort()).toEqual(seen.sort());
    }
  });

  test('every page has the stylesheets for its classes', () => {
    const sheets = new Map(
      files
        .filter((file) => /^assets\/.*\.css$/.test(file))
        .map((file) => [
          file,
          new Set([...readFileSync(path.join(site.out, file), 'utf8').matchAll(/\.([a-z][\w-]*)(?=[^}]*\{)/g)].map(([, name]) => name)),
        ]),
    );
    expect(sheets.size).toBeGreaterThan(2);
    const missing = parsed.flatMap(({ file, tags }) => {
      const linked = tags
        .filter(({ attributes }) => attributes.rel === 'stylesheet')
        .map(({ attributes }) => attributes.href?.slice(site.base.length) ?? '');
      const drawn = new Set(linked.flatMap((href) => [...(sheets.get(href) ?? [])]));
      const used = new Set(tags.flatMap(({ attributes }) => attributes.class?.split(' ') ?? []));
      return [...used].filter((name) => !drawn.has(name) && [...sheets.values()].some((all) => all.has(name))).map((name) => `${file} .${name}`);
    });
    expect(missing).toEqual([]);
  });

  test('there is no inline style, script or event handler', () => {
    expect(
      wrong(({ name, attributes }) => name === 'style' || 'style' in attributes || Object.keys(attributes).some((key) => /^on[a-z]/.test(key))),
    ).toEqual([]);
    expect(wrong(({ name, attributes }) => name === 'script' && (attributes.src === undefined || attributes.type === 'module'))).toEqual([]);
  });

  test('nothing is loaded from another origin', () => {
    const LOADS = {
      script: 'src',
      img: 'src',
      link: 'href',
      source: 'src',
      audio: 'src',
      video: 'src',
      iframe: 'src',
      object: 'data',
      embed: 'src',
    } as const;
    expect(
      wrong(({ name, attributes }) => {
        const address = attributes[LOADS[name as keyof typeof LOADS]];
        return address !== undefined && attributes.rel !== 'canonical' && /^(?:[a-z]+:|\/\/)/i.test(address);
      }),
    ).toEqual([]);
    for (const file of files.filter((one) => one.endsWith('.css')))
      expect(readFileSync(path.join(site.out, file), 'utf8')).not.toMatch(/url\((?!["']?data:)|@import/);
  });

  test('links to pages end with a slash', () => {
    expect(
      wrong(({ name, attributes }, file) => {
        const { href } = attributes;
        if (name !== 'a' || href === undefined || /^[a-z]+:/i.test(href)) return false;
        const target = targetOf(href, file, site.base)?.file ?? '';
        return !href.startsWith('#') && !/(?:^|\/)index\.html$/.test(target) && !/\.[a-z0-9]+$/.test(target);
      }),
    ).toEqual([]);
  });

  test('pages are Chinese and have one h1 and a title', () => {
    for (const { file, html, tags } of parsed) {
      // Redirect pages are exempt.
      if (tags.some(({ name, attributes }) => name === 'meta' && attributes['http-equiv'] === 'refresh')) continue;
      expect(tags.find(({ name }) => name === 'html')?.attributes.lang, file).toBe('zh-CN');
      expect(tags.filter(({ name }) => name === 'h1').length, file).toBe(1);
      expect(/<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '', file).not.toBe('');
    }
  });

  test('every title is unique', () => {
    const titles = new Map<string, string[]>();
    for (const { file, html } of pages) {
      if (html.includes('http-equiv="refresh"')) continue;
      const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
      titles.set(title, [...(titles.get(title) ?? []), file]);
    }
    expect([...titles].filter(([, where]) => where.length > 1)).toEqual([]);
  });

  test('no mark of Markdown is printed', () => {
    // A message says how bold is written.
    const printed = (text: string): boolean => text.replaceAll('**文字**', '').includes('**');
    expect(pages.flatMap(({ file, html }) => textsOf(html).flatMap((text) => (printed(text) ? [`${file}: ${text.trim()}`] : [])))).toEqual([]);
  });

  test('there are no source maps and no local paths', () => {
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    for (const { file, html } of pages) expect(html.includes(`${PROJECT}/`) || html.includes('data-astro-source'), file).toBe(false);
  });
});

describe.each([SITES.example, SITES.casebook])('cases of $name', (site) => {
  test('begin in another way than those beside them in the list', () => {
    const list = readFileSync(path.join(site.out, 'brands/index.html'), 'utf8');
    const entries = tagsOf(list).flatMap(({ attributes }) => /^\/brands\/([a-z0-9-]+)\/$/.exec(attributes.href ?? '')?.[1] ?? []);
    const slugs = [...new Set(entries)];
    expect(slugs.length).toBeGreaterThan(20);
    const beginnings = slugs.map((slug) => {
      const classes = new Set(
        tagsOf(readFileSync(path.join(site.out, 'brands', slug, 'index.html'), 'utf8')).flatMap(
          ({ attributes }) => attributes.class?.split(' ') ?? [],
        ),
      );
      return ['lead-quote', 'lead-figures', 'case-head-upright', 'case-head-ground', 'case-cover'].find((name) => classes.has(name)) ?? 'plain';
    });
    expect(slugs.filter((_, at) => beginnings[at] === beginnings[at - 1])).toEqual([]);
  });
});
