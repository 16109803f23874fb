/** The search in a browser: typing, keyboard use, filters, failures, `file://`, volumes. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { SearchRecord } from '../../src/search/format/record.ts';
import { type NamesFile, openNames } from '../../src/search/format/rows.ts';
import { commonCharacters } from '../../src/search/index/characters.ts';
import type { DirectoryFile } from '../../src/search/index/directory.ts';
import { searchFiles } from '../../src/search/index/index.ts';
import { searchRecords } from '../../src/search/index/records.ts';
import type { BrandsData, OrganizationsData } from '../../src/views/machines/data.ts';
import { contextOf } from '../support/search.ts';
import { readJson, type TestSite } from '../support/sites.ts';
import { addressOf, expect, SITES, test } from './support.ts';

const brandsOf = (site: TestSite) =>
  (readJson(site, 'data/brands.json') as BrandsData).brands.filter((one) => /^\p{Script=Han}{4,}$/u.test(one.name));
const initials = (text: string): string => pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('');

/** Returns the results of the search page for a query. */
async function resultsOf(
  page: Page,
  site: TestSite,
  query: string,
  more = '',
): Promise<{ kind: string | null; href: string | null; text: string }[]> {
  await page.goto(addressOf(site, `search/?q=${encodeURIComponent(query)}${more}`));
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  return page
    .locator('[data-results] a[data-kind]')
    .evaluateAll((links) =>
      links.map((link) => ({ kind: link.getAttribute('data-kind'), href: link.getAttribute('href'), text: link.textContent ?? '' })),
    );
}

for (const site of [SITES.example, SITES.casebook, SITES.minimal]) {
  const brand = brandsOf(site)[0] as BrandsData['brands'][number];
  const theme = (readJson(site, 'data/brands.json') as BrandsData).brands.find((one) => one.theme !== null)?.theme;
  const { organizations } = readJson(site, 'data/organizations.json') as OrganizationsData;
  const holder = organizations.find((one) => one.id === brand.organization) as OrganizationsData['organizations'][number];

  test.describe(site.name, () => {
    for (const key of ['/', 'Control+k', 'Meta+k']) {
      test(`${key} opens it, and results appear while typing`, async ({ page }) => {
        await page.goto(addressOf(site, 'brands/'));
        await page.keyboard.press(key);
        const input = page.locator('[data-search-input]');
        await expect(input).toBeFocused();
        await page.keyboard.type(initials(brand.name));
        const link = page.locator(`[data-search-results] a[href="${brand.url}"]`).first();
        await expect(link).toBeVisible();
        await expect(page.locator('[data-search-status]')).toContainText('找到');
        await page.keyboard.press('ArrowDown');
        await expect(page.locator('[data-search-results] a').first()).toBeFocused();
        await page.keyboard.press('ArrowUp');
        await expect(input).toBeFocused();
        await page.keyboard.press('Escape');
        await expect(page.locator('[data-search-dialog]')).toBeHidden();
      });
    }

    test('Enter opens the search page, and the query is remembered', async ({ page }) => {
      await page.goto(addressOf(site, ''));
      await page.keyboard.press('/');
      await page.keyboard.type(brand.name);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(addressOf(site, `search/?q=${encodeURIComponent(brand.name)}`));
      await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', brand.url);
      await page.goto(addressOf(site, ''));
      await page.keyboard.press('/');
      await expect(page.locator('[data-search-results]')).toContainText(brand.name);
    });

    test('finds a name by the whole, a piece, pinyin and initials', async ({ page }) => {
      for (const query of [
        brand.name,
        brand.name.slice(1, 3),
        pinyin(brand.name, { toneType: 'none', type: 'array', v: true }).join(''),
        initials(brand.name),
      ]) {
        const results = await resultsOf(page, site, query);
        expect(
          results.filter((one) => one.kind === 'brand').map((one) => one.href),
          query,
        ).toContain(brand.url);
      }
    });

    test('finds an organization and a theme, each with its kind', async ({ page }) => {
      const [organization] = await resultsOf(page, site, holder.name);
      expect(organization).toMatchObject({ kind: 'organization', href: holder.url });
      // No themes were reported for the casebook's brands.
      if (theme !== undefined && theme !== null) expect((await resultsOf(page, site, theme)).map((one) => one.kind)).toContain('theme');
    });

    test('reports that nonsense has no results', async ({ page }) => {
      expect(await resultsOf(page, site, '饕餮魍魉')).toEqual([]);
      await expect(page.locator('[data-search-page-status]')).toContainText('没有找到');
    });

    test('filters narrow the results, and their counts are right', async ({ page }) => {
      const all = await resultsOf(page, site, brand.name);
      const select = page.locator('select[name="organization"]');
      await expect(select.locator(`option[value="${holder.id}"]`)).toHaveText(/（[1-9]\d*）$/);
      const told = Number(/（(\d+)）$/.exec((await select.locator(`option[value="${holder.id}"]`).textContent()) ?? '')?.[1]);
      await select.selectOption(holder.id);
      await expect(page).toHaveURL(new RegExp(`organization=${holder.id}`));
      await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
      const links = page.locator('[data-results] a[data-kind]');
      await expect(links).toHaveCount(told);
      const narrowed = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
      expect(narrowed).toContain(brand.url);
      expect(all.map((one) => one.href)).toEqual(expect.arrayContaining(narrowed));
      expect(narrowed.length).toBeLessThanOrEqual(all.length);
      const theirs = new Set(
        (readJson(site, 'data/brands.json') as BrandsData).brands.filter((one) => one.organization !== holder.id).map((one) => one.url),
      );
      const held = new Set(holder.brands.map((slug) => addressOf(site, `brands/${slug}/`).replace(/^https?:\/\/[^/]+/, '')));
      for (const href of narrowed) if (href !== null && theirs.has(href)) expect(held, href).toContain(href);
    });

    test('a filter alone lists the same brands as the list of brands', async ({ page }) => {
      const { brands } = readJson(site, 'data/brands.json') as BrandsData;
      const wanted = brands.filter((one) => one.domain === brand.domain).map((one) => one.url);
      const found = await resultsOf(page, site, '', `&domain=${brand.domain}`);
      await expect(page.locator('select[name="domain"]')).toHaveValue(brand.domain);
      const shown = found.filter((one) => one.kind === 'brand').map((one) => one.href);
      expect(wanted).toEqual(expect.arrayContaining(shown));
      if (wanted.length <= 50) expect([...shown].sort()).toEqual([...wanted].sort());
    });

    test('every result leads to an existing page', async ({ page, request }) => {
      const file = (await (await request.get(addressOf(site, 'search/data/directory.js'))).text()).replace(/^biaoganSearch\("directory",|\)\n$/g, '');
      const directory = JSON.parse(file) as DirectoryFile;
      const entries = openNames(directory, directory.names as NamesFile);
      expect(entries.length).toBeGreaterThan(5);
      for (const { url, title } of entries) {
        const [address, fragment] = url.split('#');
        const answer = await request.get(`http://localhost:${site.port}${address}`);
        expect(answer.status(), title).toBe(200);
        if (fragment !== undefined) expect(await answer.text(), title).toContain(`id="${fragment}"`);
      }
      await page.close();
    });
  });
}

test("finds any piece of a page's text, with an excerpt", async ({ page }) => {
  const results = await resultsOf(page, SITES.minimal, '建好台账');
  expect(results[0]).toMatchObject({ kind: 'pairing', href: '/x/pairings/help/' });
  await expect(page.locator('[data-results] mark').first()).toHaveText('建好台账');
});

test('a newer query replaces an older one', async ({ page }) => {
  await page.goto(addressOf(SITES.minimal, 'search/'));
  await page.locator('main input[name="q"]').fill('红色驿站');
  await page.locator('main input[name="q"]').fill('田间课堂');
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/x/brands/second/');
  await expect(page).toHaveURL(/q=%E7%94%B0/);
});

test.describe('queries for a name of the example', () => {
  const site = SITES.example;
  const brand = brandsOf(site).find((one) => one.name.length >= 5) as BrandsData['brands'][number];
  const { name } = brand;
  const sound = pinyin(name, { toneType: 'none', type: 'array', v: true });
  const queries: Record<string, string> = {
    'half-typed pinyin': sound.join('').slice(0, -2),
    'pinyin with a letter missing': sound.join('').slice(0, 3) + sound.join('').slice(4),
    'pinyin and characters': name.slice(0, 2) + sound.slice(2).join(''),
    'Traditional characters': Converter({ from: 'cn', to: 't' })(name),
    'a wrong character': `${name.slice(0, 2)}豹${name.slice(3)}`,
    'a character of the same sound': `${name.slice(0, 2)}${commonCharacters().find((one) => one !== name[2] && pinyin(one, { toneType: 'none', v: true }) === sound[2])}${name.slice(3)}`,
    'a missing character': name.slice(0, 2) + name.slice(3),
    'two swapped characters': name.slice(0, 1) + name.slice(2, 3) + name.slice(1, 2) + name.slice(3),
    'a middle dot inside': `${name.slice(0, 2)}・${name.slice(2)}`,
    'a whole question': `请问${name}是怎么做的？`,
    'words in another order': `${name.slice(3)} ${name.slice(0, 3)}`,
  };
  for (const [what, query] of Object.entries(queries))
    test(`${what}: ${query}`, async ({ page }) => {
      const results = await resultsOf(page, site, query);
      expect(results[0]?.href).toBe(brand.url);
    });

  test('a dissimilar query gets suggestions, as buttons that search', async ({ page }) => {
    const results = await resultsOf(page, site, `${name.slice(0, 2)}饕餮魍魉`);
    expect(results).toEqual([]);
    const button = page.locator('[data-results] button').first();
    const suggested = (await button.textContent()) ?? '';
    await expect(page.locator('[data-search-page-status]')).toContainText('没有找到');
    await button.click();
    await expect(page.locator('main input[name="q"]')).toHaveValue(suggested);
    await expect(page.locator('[data-results] .search-title').first()).toHaveText(suggested);
  });
});

test.describe('queries for a text of the example', () => {
  const site = SITES.example;
  const told = contextOf('content', site.day).then(searchRecords);
  const toldInCasebook = contextOf('tests/casebook', SITES.casebook.day).then(searchRecords);
  const soundOf = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true });
  const isLong = ({ title }: SearchRecord): boolean => /^\p{Script=Han}{5,}$/u.test(title);
  /** Selects a record, and makes a query for it. */
  const names: Record<string, [isOne: (one: SearchRecord) => boolean, query: (one: SearchRecord) => string]> = {
    'a former name': [({ kind, names }) => kind === 'brand' && names.length > 0, ({ names }) => names[0] as string],
    'a short name of an organization': [({ kind, names }) => kind === 'organization' && names.length > 0, ({ names }) => names[0] as string],
    'an abbreviation that is written nowhere': [
      (one) => one.kind === 'organization' && isLong(one),
      ({ title }) => [...title].filter((_, at) => at % 2 === 0).join(''),
    ],
    'an organization by its sound': [(one) => one.kind === 'organization' && isLong(one), ({ title }) => soundOf(title).join('')],
    'a theme': [({ kind }) => kind === 'theme', ({ title }) => title.slice(1, 6)],
    'the sound of the middle of a name': [(one) => one.kind === 'brand' && isLong(one), ({ title }) => soundOf(title).slice(1, 4).join('')],
    'a slip in the sound': [
      (one) => one.kind === 'brand' && isLong(one),
      ({ title }) =>
        soundOf(title)
          .join('')
          .replace(/(?<=^.{5})./, ''),
    ],
    'wide letters': [
      (one) => one.kind === 'brand' && isLong(one),
      ({ title }) =>
        soundOf(title)
          .join('')
          .replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ],
    'its holder and its name': [(one) => one.kind === 'brand' && isLong(one), ({ title, subtitle }) => `${subtitle} ${title}`],
  };
  for (const [what, [isOne, query]] of Object.entries(names))
    test(`${what}`, async ({ page }) => {
      const one = (await told).find(isOne);
      expect(one, 'the example has one').toBeDefined();
      const { url } = one as SearchRecord;
      expect((await resultsOf(page, site, query(one as SearchRecord))).map(({ href }) => href).slice(0, 3)).toContain(url);
    });

  /** Patterns of queries. A text that holds the query must be found first. */
  const texts: Record<string, RegExp> = {
    'a phrase': /(?<=[，。])\p{Script=Han}{6,9}(?=，)/u,
    'a piece across words': /(?<=[，。]\p{Script=Han}{3})\p{Script=Han}{3}(?=\p{Script=Han})/u,
    'a number with what is counted': /\d{2,} ?(?:分钟|户|名|位|人|个|家|次|项)/u,
    'a share': /\d+(?:\.\d+)?%/u,
    'a formula': /\d\+[\dNXx](?:\+[\dNXx])?/u,
    'the number of a document': /〔\d{4}〕\d+号/u,
    'an English word': /(?<![A-Za-z])[A-Za-z]{3,}(?![A-Za-z])/u,
    'one character': /\p{Script=Han}/u,
    'a sentence': /(?<=。)\p{Script=Han}{4,}，\p{Script=Han}{4,}(?=。)/u,
  };
  for (const [what, pattern] of Object.entries(texts))
    test(`${what}, from a text`, async ({ page }) => {
      // The example has no formula.
      const isElsewhere = what === 'a formula';
      const records = await (isElsewhere ? toldInCasebook : told);
      const whole = ({ title, subtitle, names, text }: SearchRecord): string =>
        [title, subtitle, ...names, text].join('\n').replace(/ /g, '').toLowerCase();
      const query = records
        .flatMap((one) => pattern.exec(`${one.title}\n${one.text}`)?.[0] ?? [])
        .at(-1)
        ?.replace(/ /g, '');
      expect(query, 'the example has one').toBeDefined();
      const having = records.filter((one) => whole(one).includes((query as string).toLowerCase())).map(({ url }) => url);
      const found = await resultsOf(page, isElsewhere ? SITES.casebook : site, query as string);
      expect(having, query).toContain(found[0]?.href);
    });

  test('several words in any order', async ({ page }) => {
    const { title, url, text } = (await told).find(({ kind, text }) => kind === 'brand' && /\p{Script=Han}{8}/u.test(text)) as SearchRecord;
    const term = /(?<=[，。])\p{Script=Han}{4}/u.exec(text)?.[0] ?? '';
    for (const query of [`${title} ${term}`, `${term} ${title}`]) expect((await resultsOf(page, site, query))[0]?.href, query).toBe(url);
  });
});

test('the choice in the list of brands narrows a search', async ({ page }) => {
  const site = SITES.example;
  await page.goto(addressOf(site, 'brands/'));
  const choice = page.locator('[data-facet="domain"] label.choice').first();
  const domain = (await choice.locator('input').getAttribute('value')) ?? '';
  await choice.click();
  const link = page.getByRole('link', { name: '在这个范围里搜索' });
  await expect(link).toBeVisible();
  await link.click();
  await expect(page).toHaveURL(addressOf(site, `search/?domain=${domain}`));
  await expect(page.locator('select[name="domain"]')).toHaveValue(domain);
  await page.locator('main input[name="q"]').fill('党员');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  const wanted = new Set((readJson(site, 'data/brands.json') as BrandsData).brands.filter((one) => one.domain === domain).map((one) => one.url));
  const found = await page.locator('[data-results] a[data-kind="brand"]').evaluateAll((links) => links.map((one) => one.getAttribute('href')));
  expect(found.length).toBeGreaterThan(0);
  for (const href of found) expect(wanted).toContain(href);
});

test('a text result scrolls to the place in the page', async ({ page }) => {
  await resultsOf(page, SITES.minimal, '建好台账');
  const link = page.locator('[data-results] a[data-kind]').first();
  const wanted = page.waitForRequest((request) => request.isNavigationRequest());
  const gone = page.evaluate(() => {
    const first = document.querySelector<HTMLAnchorElement>('[data-results] a[data-kind]') as HTMLAnchorElement;
    return new Promise<string>((resolve) => {
      first.addEventListener('click', () => resolve(first.href));
    });
  });
  await link.click();
  expect(decodeURIComponent(await gone)).toMatch(/\/x\/pairings\/help\/#:~:text=建好台账$/);
  await wanted;
  await expect(page).toHaveURL(addressOf(SITES.minimal, 'pairings/help/'));
});

test('going back after following a result at once restores the query', async ({ page }) => {
  const site = SITES.example;
  const { name } = brandsOf(site)[0] as BrandsData['brands'][number];
  await page.goto(addressOf(site, 'search/'));
  const input = page.locator('main input[name="q"]');
  // Clicks the first result in the moment when it is drawn.
  await page.locator('[data-results]').evaluate((results) => {
    new MutationObserver((_, observer) => {
      const link = results.querySelector<HTMLAnchorElement>('a[data-kind]');
      if (link === null) return;
      observer.disconnect();
      link.click();
    }).observe(results, { childList: true, subtree: true });
  });
  await input.fill(name);
  await page.waitForURL(/\/brands\//);
  await page.goBack();
  await expect(page).toHaveURL(addressOf(site, `search/?q=${encodeURIComponent(name)}`));
  await expect(input).toHaveValue(name);
  await expect(page.locator('[data-results] .search-title').first()).toHaveText(name);
});

test('excerpts further down load on scrolling', async ({ page }) => {
  await resultsOf(page, SITES.example, '党员');
  const last = page.locator('[data-results] section', { hasText: '正文' }).locator('li').last();
  await expect(last.locator('.search-excerpt')).toHaveCount(0);
  await last.scrollIntoViewIfNeeded();
  await expect(last.locator('mark').first()).toHaveText('党员');
});

test('if the full text fails, names remain and the failure is reported', async ({ page }) => {
  const site = SITES.example;
  const { name, url } = brandsOf(site)[0] as BrandsData['brands'][number];
  // The server sends another file, which hands over no data.
  await page.route('**/search/data/g*.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  const results = await resultsOf(page, site, name);
  expect(results[0]?.href).toBe(url);
  await expect(page.locator('[data-search-page-status]')).toContainText('检索没有打开');
});

test('works by keyboard alone and informs screen readers', async ({ page }) => {
  await page.goto(addressOf(SITES.minimal, 'search/'));
  const status = page.locator('[data-search-page-status]');
  await expect(status).toHaveAttribute('role', 'status');
  await page.locator('main input[name="q"]').focus();
  await page.keyboard.type('红色驿站');
  await expect(status).toHaveText(/找到 \d+ 条/);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-results] a').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('main input[name="q"]')).toBeFocused();
});

test('recent queries stay in the browser and are in no request', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
  await page.goto(addressOf(SITES.minimal, ''));
  await page.keyboard.press('/');
  await page.keyboard.type('红色');
  await expect(page.locator('[data-search-status]')).toContainText('找到');
  expect(asked.filter((url) => url.includes('红色'))).toEqual([]);
});

test('no key is lost while the dialog waits for its styles', async ({ page }) => {
  await page.route('**/assets/dialog-*.css', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  const [brand] = brandsOf(SITES.example);
  await page.goto(addressOf(SITES.example, `brands/${brand?.slug}/`));
  await page.keyboard.type('/hsyz');
  const box = page.locator('[data-search-dialog]');
  await expect(box.locator('[data-search-input]')).toHaveValue('hsyz');
  await expect(box).toHaveCSS('opacity', '1');
});

test('finds the same from a folder, without a server', async ({ page, browser }) => {
  const site = SITES.example;
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-file-'));
  for (const part of ['assets', 'search']) cpSync(path.join(site.out, part), path.join(folder, part), { recursive: true });
  const file = path.join(folder, 'search/index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`="${site.base}`, '="../'));
  const local = await browser.newPage();
  try {
    for (const query of [brandsOf(site)[0]?.name ?? '', '党员', '怎么', 'dy', '紅色', '2025']) {
      const wanted = await resultsOf(page, site, query);
      await local.goto(`${pathToFileURL(file).href}?q=${encodeURIComponent(query)}`);
      await expect(local.locator('[data-results]')).toHaveAttribute('data-state', 'done');
      const links = local.locator('[data-results] a[data-kind]');
      const found = await links.evaluateAll((all) => all.map((link) => ({ text: link.textContent, href: link.getAttribute('href') })));
      expect(
        found.map(({ text }) => text),
        query,
      ).toEqual(wanted.map(({ text }) => text));
      if (found[0] !== undefined) expect(found[0].href).toMatch(/^file:.*\/index\.html(?:#|$)/);
    }
  } finally {
    await local.close();
    rmSync(folder, { recursive: true });
  }
});

test.describe('names in volumes', () => {
  /** The example's search files as they would be with very many names. */
  const files = contextOf('content', SITES.example.day).then((context) => searchFiles(context, { few: 0, volume: 8 }));
  const inVolumes = async (page: Page): Promise<string[]> => {
    const loaded: string[] = [];
    await page.route('**/search/data/*.js*', async (route) => {
      const name = path.basename(new URL(route.request().url()).pathname);
      loaded.push(name);
      await route.fulfill({ contentType: 'text/javascript', body: (await files).get(name) ?? '' });
    });
    return loaded;
  };
  const brand = brandsOf(SITES.example)[0] as BrandsData['brands'][number];

  test('load by volume for a name, its sound and a typing error', async ({ page }) => {
    const loaded = await inVolumes(page);
    await page.goto(addressOf(SITES.example, ''));
    await page.keyboard.press('/');
    const input = page.locator('[data-search-input]');
    const link = page.locator(`[data-search-results] a[href="${brand.url}"]`).first();
    await input.fill(brand.name);
    await expect(page.locator('[data-search-results]')).toHaveAttribute('data-state', 'done');
    await expect(link).toBeVisible();
    expect(loaded.some((name) => /^v[0-9a-z]{14}\.js$/.test(name))).toBe(true);
    expect(loaded).not.toContain('names.js');
    for (const query of [
      initials(brand.name),
      pinyin(brand.name, { toneType: 'none', type: 'array' }).join(''),
      `${brand.name.slice(0, 1)}鲸${brand.name.slice(2)}`,
    ]) {
      await input.fill('');
      await input.fill(query);
      await expect(page.locator('[data-search-results]')).toHaveAttribute('data-state', 'done');
      await expect(link, query).toBeVisible();
    }
    expect(loaded.filter((name) => name === 'names.js')).toHaveLength(1);
    expect(new Set(loaded).size).toBe(loaded.length);
  });

  test('list all results and filter them', async ({ page }) => {
    await inVolumes(page);
    const whole = await resultsOf(page, SITES.example, '党支部');
    await page.unrouteAll();
    expect(await resultsOf(page, SITES.example, '党支部')).toEqual(whole);
    await inVolumes(page);
    const some = await resultsOf(page, SITES.example, '的');
    const more = page.locator('[data-results] button');
    await expect(more).toBeVisible();
    await more.click();
    await expect(page.locator('[data-results] a[data-kind]').nth(some.length)).toBeFocused();
    await resultsOf(page, SITES.example, '', `&domain=${brand.domain}`);
    const narrowed = page.locator(`[data-results] a[href="${brand.url}"]`);
    for (let pages = 0; pages < 9 && (await narrowed.count()) === 0; pages += 1) await more.click();
    await expect(narrowed).toBeVisible();
  });
});
