/**
 * Draws pages of a register of ten thousand brands, some of each kind, and prints the bytes of each as JSON. A process
 * of its own, since the compiled pages share their modules with what hands the site over. Argument: the number of brands.
 */

import { loadTheme, type Page } from '../../src/outputs/theme.ts';
import { CACHE } from '../../src/project.ts';
import type { PublishedBrand, PublishedDocument, PublishedOrganization, PublishedPack, PublishedPairing, Site } from '../../src/publish/published.ts';
import { show } from '../../src/shown.ts';
import { createContext } from '../../src/views/site/context.ts';
import { brand, named, organization, pairing, siteOf } from '../unit/views/siteOf.ts';

/** The most pages of one kind that are drawn: the first, the last, and some between. */
const DRAWN = 4;

const times = <Item>(count: number, make: (at: number) => Item): Item[] => Array.from({ length: count }, (_, at) => make(at));

/** Returns a site of many brands as they are in a city: 20 towns a district, 20 villages a town, three brands a village. */
function largeSite(count: number): Site {
  const villages = Math.ceil(count / 3);
  const towns = Math.ceil(villages / 20);
  const districts = Math.ceil(towns / 20);
  const village = (at: number): string => `v${at % villages}`;
  const brands = times(count, (at): PublishedBrand => {
    const slug = `b${at}`;
    const more = {
      name: `青石渡桥第${at}个品牌`,
      organization: village(at),
      domain: at % 3 === 0 ? 'community' : 'rural',
      theme: '门前有事当天办，邻里有话当面说',
      summary: '把村里的事写在墙上，谁都看得见，谁都问得着，问了当天就有人答。',
      logo: { kind: 'text', text: '青石渡', meaning: '渡口的青石' },
      tags: [`标签${at % 40}`, `专题${at % 10}`],
      colors: { primary: '#8a1c1c' },
      ...(at % 50 === 0 ? { ended: true, titles: [], level: null, ending: { kind: 'revoked', by: ['office'] } } : {}),
    } satisfies Partial<PublishedBrand>;
    if (at % 5 === 0) return brand(slug, { record: [{ event: 'launched', date: `${2005 + (at % 20)}` }], ...more });
    const record: PublishedBrand['record'] = [
      { event: 'cultivated', date: `${2004 + (at % 20)}`, by: ['office'] },
      { event: 'named', date: `${2006 + (at % 20)}`, level: at % 4 === 0 ? 'district' : 'village', by: ['office'] },
      { event: 'reviewed', date: '2026-01-15', year: 2025, result: 'pass' },
      ...(at % 3 === 0 ? [{ event: 'commended' as const, date: '2025', by: '省委', title: '先进集体' }] : []),
    ];
    return named(slug, at % 4 === 0 ? 'district' : 'village', `${2006 + (at % 20)}`, { record, isNew: at % 10 === 8, ...more });
  });
  const below = (prefix: string, of: number, each: number, at: number): string[] =>
    times(each, (one) => at + one * of).flatMap((n) => `${prefix}${n}`);
  const organizations: PublishedOrganization[] = [
    organization('office', null, { children: times(districts, (at) => `d${at}`) }),
    ...times(districts, (at) => organization(`d${at}`, 'office', { children: below('t', districts, Math.ceil((towns - at) / districts), at) })),
    ...times(towns, (at) => organization(`t${at}`, `d${at % districts}`, { children: below('v', towns, Math.ceil((villages - at) / towns), at) })),
    ...times(villages, (at) => organization(`v${at}`, `t${at % towns}`, { brands: below('b', villages, Math.ceil((count - at) / villages), at) })),
  ];
  const pairings = times(
    Math.ceil(count / 20),
    (at): PublishedPairing => pairing(`p${at}`, [`b${at * 7 + 1}`], { partner: [village(at * 7 + 5)], anonymous: [] }),
  );
  const packs = times(
    Math.ceil(count / 100),
    (at): PublishedPack => ({
      slug: `s${at}`,
      title: `第${at}次学习`,
      occasion: 'training',
      minutes: 60,
      objectives: [],
      agenda: [{ title: '看案例', minutes: 30, questions: [], subject: { kind: 'brand', slug: `b${at + 1}` } }],
      body: { type: 'root', children: [] },
    }),
  );
  const documents = times(
    Math.ceil(count / 50),
    (at): PublishedDocument => ({
      path: `d${at}`,
      title: `关于第${at}件事的通知`,
      status: 'in-force',
      order: at,
      body: { type: 'root', children: [] },
    }),
  );
  return siteOf(brands, { organizations, pairings, packs, documents });
}

/** What a page is, without the names of entries and the numbers of pages. */
const kindOf = ({ file, params }: Page): string =>
  Object.values(params).reduce<string>(
    (kind, value) => (value === undefined ? kind : kind.replace(value, value.replace(/[^/]*\d[^/]*/g, '*'))),
    file,
  );

const site = largeSite(Number(process.argv[2]));
const context = createContext(site, '/');
show({ publication: { site }, context });
const sizes: Record<string, number> = {};
for (const [, pages] of Map.groupBy(await (await loadTheme(CACHE)).pages(), kindOf)) {
  const step = Math.max(1, (pages.length - 1) / (DRAWN - 1));
  const some = new Set(times(Math.min(DRAWN, pages.length), (at) => pages[Math.min(pages.length - 1, Math.round(at * step))]));
  for (const page of some) if (page !== undefined) sizes[page.file] = (await page.draw()).length;
}
process.stdout.write(JSON.stringify(sizes));
