/** Lists of brands: a filtered list is the list, and on a phone its filters open in place. */
import type { FacetData } from '../../src/views/brand/facets.ts';
import { readJson } from '../support/sites.ts';
import { addressOf, expect, SITES, test, violationsOf } from './support.ts';

const site = SITES.example;
const { brands } = readJson(site, 'data/facets.json') as FacetData;
/** A level and a domain that some brands have both of, but not all. */
const { values } = brands.find(({ values: of }) => of.level.length > 0) as FacetData['brands'][number];
const [level, domain] = [values.level[0] as string, values.domain[0] as string];
const found = brands.filter((one) => one.values.level.includes(level) && one.values.domain.includes(domain));

test('a filtered list has the logos, colours, groups and headings of the whole one', async ({ page }) => {
  await page.goto(addressOf(site, 'brands/'));
  const shape = () =>
    page.locator('[data-facets-list] .entry').evaluateAll((all) =>
      all.map((one) => ({
        name: one.querySelector('h3.entry-name')?.textContent?.trim(),
        tone: (one as HTMLElement).dataset.tone,
        plate: one.querySelector('.plate')?.className,
        drawing: one.querySelector('.plate img')?.getAttribute('src') ?? one.querySelector('.plate svg')?.textContent?.replace(/\s/g, ''),
        under: one.closest('section')?.querySelector('h2')?.textContent?.replace(/\s/g, ''),
      })),
    );
  const whole = await shape();
  const own = await page.locator('h1').textContent();
  await page.locator(`[data-facet="level"] input[value="${level}"]`).check();
  await page.locator(`[data-facet="domain"] input[value="${domain}"]`).check();
  await expect(page.locator('.entry[data-drawn]')).toHaveCount(found.length);
  const names = found.map(({ name }) => name);
  expect(await shape()).toEqual(whole.filter(({ name }) => names.includes(name ?? '')));
  await expect(page.locator('[data-facets-count]')).toHaveText(`${found.length} 个（共 ${brands.length}）`);
  // The list is called what was chosen.
  const titles = await page.locator('.facets label:has(input:checked) > span:first-of-type').allTextContents();
  expect(titles).toHaveLength(2);
  await expect(page.locator('h1')).toHaveText(titles.join(' · '));
  expect(await violationsOf(page)).toEqual([]);
  // What would leave nothing cannot be chosen.
  const idle = page.locator('.facets .choice-none input');
  expect(await idle.count()).toBeGreaterThan(0);
  expect(await idle.evaluateAll((all) => all.filter((one) => !(one as HTMLInputElement).disabled).length)).toBe(0);
  // Each condition can be taken off where it is named.
  const chips = page.getByRole('list', { name: '已选的条件' }).getByRole('button');
  await expect(chips).toHaveCount(2);
  await chips.first().click();
  await expect(chips).toHaveCount(1);
  await expect(chips.first()).toBeFocused();
  await chips.first().click();
  await expect(page.locator('.entry[data-drawn]')).toHaveCount(0);
  expect(await shape()).toEqual(whole);
  expect(await page.locator('h1').textContent()).toBe(own);
});

test('on a phone the filters open over the list, with a live count', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(addressOf(site, 'brands/'));
  const opener = page.getByRole('button', { name: '筛选' });
  await expect(opener).toBeInViewport();
  await opener.click();
  await page.locator(`[data-facet="level"] input[value="${level}"]`).check();
  await page.locator(`[data-facet="domain"] input[value="${domain}"]`).check();
  const done = page.getByRole('button', { name: `看这 ${found.length} 个` });
  await expect(done).toBeInViewport();
  expect(await violationsOf(page)).toEqual([]);
  await done.click();
  await expect(page.getByRole('button', { name: '筛选（2）' })).toBeFocused();
  await expect(page.locator('.entry[data-drawn]').first()).toBeInViewport();
  // A wider window has the facets beside the list again.
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.locator('.catalogue > .facets')).toBeVisible();
});

test('few entries do not stand beside a long column of facets', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const address of [
    `levels/${level}/`,
    `domains/${domain}/`,
    `years/${values.year[0]}/`,
    `tags/${encodeURIComponent(values.tag[0] as string)}/`,
  ]) {
    await page.goto(addressOf(site, address));
    expect((await page.locator('.facets').boundingBox())?.height, address).toBeLessThan(1000);
  }
});

test('a name on the ladder leads to its brand, wherever it is touched', async ({ page }) => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(addressOf(site, 'ladder/'));
    const astray = await page.locator('.time-name:visible').evaluateAll((names) =>
      names.flatMap((name) => {
        name.scrollIntoView({ block: 'center', inline: 'center' });
        const box = name.getBoundingClientRect();
        const link = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest('a');
        return link?.getAttribute('aria-label')?.includes(name.textContent.trim().replace(/…$/u, '')) === true ? [] : [name.textContent.trim()];
      }),
    );
    expect(astray, `${width}`).toEqual([]);
    expect(await page.locator('.time-name:visible').count(), `${width}`).toBeGreaterThan(5);
  }
});
