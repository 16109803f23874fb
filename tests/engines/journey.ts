/**
 * A reader's way through a site: every kind of page, the search, slides, a comparison, facets and display settings.
 * It works from a server and from a folder; each step throws if something is not as it should be.
 */
import type { BrandsData } from '../../src/views/machines/data.ts';
import { notedBy } from './observed.ts';
import { type Tab, until } from './tab.ts';

/** A site as the journey sees it. */
export interface Place {
  /** The address of a page (`brands/`, `search/?q=…`) as the browser opens it: `http:`, or `file:` where the site works from a folder. */
  address(page: string): string;
  /** One page of each kind. */
  kinds: readonly string[];
  /** Brands with a standing title, at least two. */
  brands: readonly Pick<BrandsData['brands'][number], 'slug' | 'name'>[];
}

/** The address of a page below the root of a server. */
export const served =
  (root: string) =>
  (page: string): string =>
    new URL(page, root).href;

type Step = (tab: Tab, place: Place) => Promise<void>;

function must(is: boolean, what: string): void {
  if (!is) throw new Error(what);
}

/** Throws if the page has noted an error. */
async function expectQuiet(tab: Tab, page: string): Promise<void> {
  const noted = await notedBy(tab);
  must(noted.length === 0, `/${page}: ${noted.join('\n')}`);
}

/** Shows every kind of page at the widths of a desk and of a phone. */
const kinds: Step = async (tab, { address, kinds: pages }) => {
  for (const page of pages) {
    await tab.resize(1280, 900);
    await tab.open(address(page));
    await until(tab, `/${page} is there`, () => document.querySelector('h1, h2, .slide-stage') !== null);
    // Asks each picture itself: `complete` also holds for a lazy one whose loading has not begun.
    const lost = await tab.run(() =>
      Promise.all(
        [...document.images].map(async (image) => {
          image.loading = 'eager';
          const drawn = await image.decode().then(
            () => true,
            () => false,
          );
          return drawn || !image.checkVisibility() ? '' : image.src;
        }),
      ).then((sources) => sources.filter(Boolean)),
    );
    must(lost.length === 0, `/${page}: pictures are not shown: ${lost.join(' ')}`);
    for (const width of [1280, 360]) {
      await tab.resize(width, 900);
      const over = await tab.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      must(over <= 0, `/${page} is ${over} px wider than ${width} px`);
      // Firefox takes a pixel or two of a row's own padding where its cells have fonts of different sizes.
      const cut = await tab.run(
        () => [...document.querySelectorAll('.table-scroll')].filter((one) => one.scrollHeight > one.clientHeight + 3).length,
      );
      must(cut === 0, `/${page}: ${cut} tables are cut off below at ${width} px`);
    }
    await expectQuiet(tab, page);
  }
  await tab.resize(1280, 900);
};

/** Types a name, opens the search page with Enter, and follows the first result. */
const search: Step = async (tab, { address, brands }) => {
  const { name, slug } = brands[0] as Place['brands'][number];
  await tab.open(address('brands/'));
  await tab.type('/');
  await until(tab, 'the dialog takes the focus', () => document.activeElement?.matches('[data-search-input]') === true);
  await tab.type(name);
  await until(
    tab,
    'results appear while typing',
    (wanted) => document.querySelector(`[data-search-results] a[href*="brands/${wanted}/"]`)?.checkVisibility() === true,
    slug,
  );
  await expectQuiet(tab, 'brands/');
  await tab.press('Enter');
  await until(tab, 'the search page is done', () => document.querySelector('[data-results]')?.getAttribute('data-state') === 'done');
  await until(tab, 'each result has a sign, a square, and logos in view are drawn', () => {
    const signs = [...document.querySelectorAll('.search-result .search-sign')];
    const squares = signs.filter(
      (one) => one.getBoundingClientRect().width > 40 && one.getBoundingClientRect().width === one.getBoundingClientRect().height,
    );
    const logos = [...document.querySelectorAll<HTMLImageElement>('.search-sign img')].filter((one) => one.getBoundingClientRect().top < innerHeight);
    return squares.length === document.querySelectorAll('.search-result').length && squares.length > 0 && logos.every((one) => one.naturalWidth > 0);
  });
  await expectQuiet(tab, 'search/');
  await tab.click(`[data-results] a[data-kind="brand"][href*="brands/${slug}/"]`);
  await until(tab, 'the case of the result', (wanted) => document.querySelector('h1')?.textContent?.includes(wanted) === true, name);
  await expectQuiet(tab, `brands/${slug}/`);
};

/** Goes through the slides by the keys of a presenter's remote. */
const slides: Step = async (tab, { address, kinds: pages }) => {
  for (const page of pages.filter((one) => one.endsWith('/slides/'))) {
    await tab.open(address(page));
    const shows = (what: string, at: number): Promise<void> =>
      until(
        tab,
        `/${page}: ${what}`,
        (wanted) => {
          const all = [...document.querySelectorAll('[data-slide]')];
          const seen = all.flatMap((one, index) => {
            const { left, right, top, bottom } = one.getBoundingClientRect();
            return one.checkVisibility() && left < innerWidth && right > 0 && top < innerHeight && bottom > 0 ? [index] : [];
          });
          return seen.length === 1 && seen[0] === (wanted < 0 ? all.length - 1 : wanted);
        },
        at,
      );
    await shows('the first slide', 0);
    await tab.press('PageDown');
    await shows('the second slide', 1);
    await tab.press('PageUp');
    await shows('the first slide again', 0);
    await tab.press('End');
    await shows('the last slide', -1);
    await expectQuiet(tab, page);
  }
};

/** Chooses two brands on the list and compares them. */
const compare: Step = async (tab, { address }) => {
  await tab.open(address('brands/'));
  await until(tab, 'the list offers to compare', () => document.querySelectorAll('.entry input[type="checkbox"]').length > 1);
  await tab.run(() => {
    for (const [at, box] of [...document.querySelectorAll('.entry input[type="checkbox"]')].slice(0, 2).entries()) box.id = `chosen-${at}`;
  });
  await tab.click('#chosen-0');
  await tab.click('#chosen-1');
  await until(tab, 'the tray leads to the comparison', () => document.querySelector('a[href*="compare/"][href*="b="]')?.checkVisibility() === true);
  await tab.click('a[href*="compare/"][href*="b="]');
  await until(tab, 'two columns beside the fields', () => document.querySelectorAll('.compare-table thead th').length === 3);
  await expectQuiet(tab, 'compare/');
};

/** Narrows the list by a facet, and takes it back. */
const facets: Step = async (tab, { address }) => {
  await tab.open(address('brands/'));
  await until(tab, 'facets are checkboxes', () => document.querySelector('[data-facet="level"] input') !== null);
  await tab.click('[data-facet="level"] input');
  await until(tab, 'the list is narrowed', () => {
    const count = Number(document.querySelector('[data-facet="level"] .facet-count')?.textContent);
    return document.querySelectorAll('.entry[data-drawn]').length === Math.min(count, 48) && /level=/.test(location.search);
  });
  await tab.click('[data-facet="level"] input');
  await until(tab, 'the whole list again', () => document.querySelector('.entry[data-drawn]') === null && location.search === '');
  await expectQuiet(tab, 'brands/');
};

/** Turns the elder-friendly view on, finds it on another page, and resets it. */
const settings: Step = async (tab, { address }) => {
  await tab.open(address(''));
  await until(tab, 'the settings are offered', () => document.querySelector('[data-display] summary') !== null);
  // The panel is loaded when somebody opens it.
  await tab.click('[data-display] summary');
  await until(tab, 'the panel is there', () => document.querySelector('[data-display] input[name="all"]')?.checkVisibility() === true);
  await tab.click('[data-display] input[name="all"]');
  await until(tab, 'the page is large and of high contrast', () => {
    const { text, contrast, plain } = document.documentElement.dataset;
    return text === 'large' && contrast === 'high' && plain === 'plain';
  });
  await expectQuiet(tab, '');
  await tab.open(address('study/'));
  await until(tab, 'the next page has the same settings', () => document.documentElement.dataset.text === 'large');
  await tab.click('[data-display] summary');
  await until(tab, 'the panel is there, too', () => document.querySelector('[data-display] .button:not(summary)')?.checkVisibility() === true);
  await tab.click('[data-display] .button:not(summary)');
  await until(tab, 'the settings are reset', () => document.documentElement.dataset.text === undefined);
  await expectQuiet(tab, 'study/');
};

/** The steps by what they show; each begins with a page of its own. */
export const JOURNEY: Readonly<Record<string, Step>> = {
  'every kind of page is shown whole and without an error': kinds,
  'the search finds while typing, and its results lead on': search,
  'slides follow the keys': slides,
  'brands are compared': compare,
  'facets narrow the list': facets,
  'display settings last from page to page': settings,
};
