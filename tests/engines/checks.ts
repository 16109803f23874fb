/** The tests of one engine: the journey through the example, and what is drawn. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen, siteHandler } from '../../src/site/serve.ts';
import type { BrandsData } from '../../src/views/machines/data.ts';
import { kindsOf } from '../support/kinds.ts';
import { command, readJson, SITES } from '../support/sites.ts';
import { filled, inkOf, mixedLines } from './ink.ts';
import { JOURNEY, type Place, served } from './journey.ts';
import { notedBy, type Observed, observe } from './observed.ts';
import { type Engine, openTab, type Tab } from './tab.ts';

/** The addresses of a bundle's pages on the disk. */
const onDisk =
  (folder: string) =>
  (page: string): string => {
    const [path = ''] = page.split(/[?#]/);
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return pathToFileURL(join(folder, decodeURIComponent(file))).href + page.slice(path.length);
  };

/** The journey through an offline bundle, opened from the disk. */
function checkBundle(engine: Engine): void {
  describe(`${engine} from a disk`, () => {
    const site = SITES.example;
    const home = mkdtempSync(join(tmpdir(), 'biaogan-bundle-'));
    let tab: Tab;
    let observed: Observed;
    let place: Place;
    beforeAll(async () => {
      const { status, stderr } = command('pack', [...site.arguments(), '--as-of', site.day, '--out', join(home, 'zip')]);
      expect(status, stderr).toBe(0);
      for (const [file, bytes] of Object.entries(unzipSync(readFileSync(join(home, 'zip', readdirSync(join(home, 'zip'))[0] as string))))) {
        mkdirSync(join(home, 'site', dirname(file)), { recursive: true });
        writeFileSync(join(home, 'site', file), bytes);
      }
      observed = observe(join(home, 'site'));
      const { brands } = readJson(site, 'data/brands.json') as BrandsData;
      place = {
        address: onDisk(observed.folder),
        kinds: [...kindsOf(site).filter((page) => page !== '404.html'), 'help/machine/'],
        brands: brands.filter(({ status }) => status === 'named'),
      };
      tab = await openTab(engine);
    });
    afterAll(async () => {
      await tab?.close();
      observed?.remove();
      rmSync(home, { recursive: true, force: true });
    });

    for (const [name, step] of Object.entries(JOURNEY)) test(name, () => step(tab, place));
  });
}

export function checkEngine(engine: Engine): void {
  checkBundle(engine);
  describe(engine, () => {
    const site = SITES.example;
    let tab: Tab;
    let observed: Observed;
    let server: Listening;
    let place: Place;
    beforeAll(async () => {
      observed = observe(site.out);
      server = await listen(siteHandler(observed.folder, site.base), undefined);
      const { brands } = readJson(site, 'data/brands.json') as BrandsData;
      place = {
        address: served(`http://localhost:${server.port}${site.base}`),
        kinds: kindsOf(site).filter((page) => page !== '404.html'),
        brands: brands.filter(({ status }) => status === 'named'),
      };
      tab = await openTab(engine);
    });
    afterAll(async () => {
      await tab?.close();
      server?.stop();
      observed?.remove();
    });

    for (const [name, step] of Object.entries(JOURNEY)) test(name, () => step(tab, place));

    test('texts of Chinese and digits are drawn as wide as they were laid out', async () => {
      await tab.resize(1280, 1800);
      let compared = 0;
      for (const page of ['brands/', `brands/${place.brands[0]?.slug}/`, 'ladder/', 'pairings/']) {
        await tab.open(place.address(page));
        const lines = await mixedLines(tab);
        const picture = await tab.picture();
        for (const line of lines) {
          const drawn = await inkOf(picture, line);
          // A sign's own margin is less than a third of its size.
          expect(Math.abs(drawn - line.width), `/${page} “${line.text}”: ${drawn} of ${line.width} px`).toBeLessThan(line.size / 3);
        }
        compared += lines.length;
      }
      expect(compared).toBeGreaterThan(10);
    });

    test('lines of Chinese fill the measure, but for the last ones of a paragraph', async () => {
      await tab.resize(390, 1800);
      const short: string[] = [];
      let counted = 0;
      // A paragraph that holds a quotation, a date or a number is drawn in several pieces and is not measured: several pages have enough.
      const documents = place.kinds.filter((one) => /^docs\/[^/]+\/$/.test(one));
      for (const page of [...documents, ...place.brands.slice(0, 8).map(({ slug }) => `brands/${slug}/`)]) {
        await tab.open(place.address(page));
        const lines = await filled(tab);
        counted += lines.length;
        short.push(
          ...lines.filter(({ lacking }) => lacking > 3.2).map(({ text, lacking }) => `/${page} “${text}” lacks ${lacking.toFixed(1)} signs`),
        );
      }
      expect(short).toEqual([]);
      expect(counted).toBeGreaterThan(10);
    });

    test('an error of a page does not go unnoticed', async () => {
      await tab.open(place.address('brands/'));
      await tab.run(() => {
        setTimeout(() => {
          throw new Error('thrown on purpose');
        });
        document.body.append(Object.assign(new Image(), { src: 'nothing.png' }), Object.assign(new Image(), { src: 'https://example.com/x.png' }));
        console.error('told on purpose');
      });
      await expect.poll(async () => noted.push(...(await notedBy(tab))) && noted.join('\n')).toMatch(/nothing\.png/);
      await expect.poll(async () => noted.push(...(await notedBy(tab))) && noted.join('\n')).toMatch(/example\.com/);
      expect(noted.join('\n')).toMatch(/thrown on purpose/);
      expect(noted.join('\n')).toMatch(/told on purpose/);
    });
    const noted: string[] = [];
  });
}
