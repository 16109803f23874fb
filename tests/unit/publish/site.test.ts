/** The published site: its settings, the order of its lists, its redirects, and where its bodies lead. */
import { describe, expect, test } from 'vitest';
import { publish } from '../../../src/publish/publish.ts';
import { labelsWith } from '../../../src/schema/labels.ts';
import { DEFAULT_STANDARD } from '../../../src/schema/standard.ts';
import { type GivenContent, modelOf, ORGANIZATIONS, TAXONOMY } from '../../support/model.ts';

type Profile = 'public' | 'internal';
const siteOf = (content: GivenContent, profile: Profile = 'public') => publish(modelOf(content), { profile }).site;
/** Three entries that do not stand in the order of their names. */
const mixed = <Entry>(entry: Entry): Record<string, Entry> => ({ b: entry, c: entry, a: entry });
const ABC = ['a', 'b', 'c'];

describe('settings', () => {
  test('of which only what is needed is known', () => {
    const { taxonomy } = modelOf({});
    expect(siteOf({})).toEqual({
      profile: 'public',
      asOf: '2026-06-01',
      title: '试验站',
      publisher: 'district',
      footer: { marks: [] },
      labels: labelsWith(),
      showsReview: false,
      newMonths: 24,
      domains: taxonomy.domains,
      levels: [
        { id: 'district', label: '区级' },
        { id: 'town', label: '镇级' },
        { id: 'village', label: '村级' },
      ],
      evaluation: [],
      standard: DEFAULT_STANDARD,
      featured: [],
      brands: [],
      organizations: [
        { id: 'district', name: '甲区委组织部', level: 'district', parent: null, formerNames: [], children: [], brands: [], pairings: [] },
      ],
      pairings: [],
      packs: [],
      documents: [],
      redirects: [],
      assets: {},
      inBodies: [],
    });
  });

  test('of which everything is known', () => {
    const evaluation = [{ id: 'social', label: '社会评议', weight: 1 }];
    const site = siteOf({
      site: {
        tagline: '一句话',
        accent: '#8a1c1c',
        newMonths: 12,
        wording: { model: '标杆单位' },
        footer: {
          sponsor: '甲',
          icp: '1号',
          marks: [
            { file: './mark.png', alt: '标志', href: 'https://a.cn/' },
            { file: 'other.png', alt: '别的' },
          ],
        },
      },
      taxonomy: { evaluation, targets: [{ year: 2026, level: 'town', min: 1 }] },
      files: { 'mark.png': { width: 10, height: 20 }, 'other.png': {}, 'unused.png': {} },
    });
    expect(site).toMatchObject({ tagline: '一句话', accent: '#8a1c1c', newMonths: 12, evaluation, labels: labelsWith({ model: '标杆单位' }) });
    expect(site.footer).toEqual({
      sponsor: '甲',
      icp: '1号',
      marks: [
        { asset: 'digest of mark.png', alt: '标志', href: 'https://a.cn/' },
        { asset: 'digest of other.png', alt: '别的' },
      ],
    });
    expect(Object.keys(site.footer.marks[1] ?? {})).toEqual(['asset', 'alt']);
    expect(site.assets).toEqual({
      'digest of mark.png': { digest: 'digest of mark.png', role: 'image', format: 'png', bytes: 100, width: 10, height: 20 },
      'digest of other.png': { digest: 'digest of other.png', role: 'image', format: 'png', bytes: 100 },
    });
    expect(JSON.stringify(site)).not.toContain('targets');
  });

  test.each([
    ['https://a.cn', 'https://a.cn'],
    ['http://a.cn/', 'http://a.cn'],
    ['HTTPS://A.cn:8443/pinpai/?x=1#y', 'HTTPS://A.cn:8443'],
    ['https://a.cn?x', 'https://a.cn'],
    ['https://a.cn#x', 'https://a.cn'],
  ])('take of the address %s the origin: %s', (url, origin) => {
    expect(siteOf({ site: { url } }).url).toBe(origin);
  });

  test('show rectification in an internal build, and in a public one by publicReview', () => {
    expect(siteOf({}, 'internal').showsReview).toBe(true);
    expect(siteOf({ site: { publicReview: true } }).showsReview).toBe(true);
  });
});

describe('lists', () => {
  test('are in the order of names, whatever the order of files', () => {
    const site = siteOf({
      brands: { first: {}, ...mixed({}) },
      pairings: mixed({}),
      packs: mixed({}),
      documents: { ...mixed({}), '': {} },
    });
    expect(site.brands.map((one) => one.slug)).toEqual([...ABC, 'first']);
    expect(site.pairings.map((one) => one.slug)).toEqual(ABC);
    expect(site.packs.map((one) => one.slug)).toEqual(ABC);
    expect(site.documents.map((one) => one.path)).toEqual(['', ...ABC]);
  });

  test('hold what is internal in an internal build alone', () => {
    const hidden = { visibility: 'internal' };
    const content = { brands: { first: {}, hidden }, pairings: { hidden }, packs: { hidden }, documents: { hidden } };
    const open = siteOf(content);
    expect([open.brands.length, open.pairings.length, open.packs.length, open.documents.length]).toEqual([1, 0, 0, 0]);
    const closed = siteOf(content, 'internal');
    expect([closed.brands.length, closed.pairings.length, closed.packs.length, closed.documents.length]).toEqual([2, 1, 1, 1]);
  });

  test('of featured brands are in the order of site.yaml, without those that are not shown', () => {
    const site = { featured: ['second', 'hidden', 'none', 'first'] };
    expect(siteOf({ site, brands: { first: {}, second: {}, hidden: { visibility: 'internal' } } }).featured).toEqual(['second', 'first']);
  });
});

describe('what --private lays over an entry', () => {
  const brands = {
    first: {
      LAID: { internal: { leader: '张三' }, record: [{ event: 'launched', date: '2020' }], formerSlugs: ['secret'], theme: '绝密', name: '绝密' },
    },
  };
  test('is in no public build, not even by an old address', () => {
    expect(siteOf({ brands })).toEqual(siteOf({ brands: { first: {} } }));
  });
  test('is in an internal one', () => {
    const site = siteOf({ brands }, 'internal');
    expect(site.brands[0]).toMatchObject({ theme: '绝密', record: [{ event: 'launched' }], status: 'launched' });
    expect(site.redirects.map((one) => one.from)).toEqual(['brands/secret/', 'brands/secret/slides/', 'p/secret/']);
  });
});

describe('redirects', () => {
  test('lead from every former address of what is shown to where it is now, in order', () => {
    const former = (...formerSlugs: string[]) => ({ formerSlugs });
    const site = siteOf({
      organizations: ORGANIZATIONS.map((one) => (one.id === 'east' ? { ...one, formerIds: ['east-old'] } : one)),
      brands: { first: former('b', 'a'), hidden: { visibility: 'internal', formerSlugs: ['gone'] } },
      pairings: { help: former('p') },
      packs: { one: former('s') },
      documents: { '': former('root'), 'guides/plan': former('plan') },
    });
    expect(site.redirects).toEqual([
      { from: 'brands/a/', to: 'brands/first/' },
      { from: 'brands/a/slides/', to: 'brands/first/slides/' },
      { from: 'brands/b/', to: 'brands/first/' },
      { from: 'brands/b/slides/', to: 'brands/first/slides/' },
      { from: 'docs/plan/', to: 'docs/guides/plan/' },
      { from: 'docs/root/', to: 'docs/' },
      { from: 'organizations/east-old/', to: 'organizations/east/' },
      { from: 'p/a/', to: 'p/first/' },
      { from: 'p/b/', to: 'p/first/' },
      { from: 'pairings/p/', to: 'pairings/help/' },
      { from: 'study/s/', to: 'study/one/' },
      { from: 'study/s/handout/', to: 'study/one/handout/' },
      { from: 'study/s/room/', to: 'study/one/room/' },
      { from: 'study/s/slides/', to: 'study/one/slides/' },
    ]);
  });
});

describe('a body', () => {
  const files = {
    'brands/first/a b.png': {},
    'brands/first/c.png': {},
    'brands/first/b.mp4': { role: 'video' as const, format: 'mp4' },
    'brands/first/c.pdf': { role: 'download' as const, format: 'pdf' },
    'brands/first/d.mp3': { role: 'audio' as const, format: 'mp3', duration: 3 },
  };
  const bodyOf = (BODY: string, more: GivenContent = {}, profile: Profile = 'public') =>
    siteOf({ ...more, files, brands: { first: { BODY }, ...more.brands } }, profile).brands.find((one) => one.slug === 'first')?.body.children;
  const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
  const text = (value: string) => ({ type: 'text', value });

  test.each([
    ['https://a.cn/x', 'https://a.cn/x'],
    ['#成效', '#%E6%88%90%E6%95%88'],
    ['index.mdx', 'entry:brand/first'],
    ['../second/index.mdx', 'entry:brand/second'],
    ['../second/index.mdx#成效', 'entry:brand/second#%E6%88%90%E6%95%88'],
    ['../second/index.mdx#', 'entry:brand/second'],
    ['../../docs/plan.mdx', 'entry:document/plan'],
    ['../../study/one.mdx', 'entry:study/one'],
    ['../../pairings/help.mdx', 'entry:pairing/help'],
    ['c.pdf', 'asset:digest of brands/first/c.pdf'],
  ])('leads by %s to %s', (url, target) => {
    const more = { brands: { second: {} }, documents: { plan: {} }, packs: { one: {} }, pairings: { help: {} } };
    expect(bodyOf(`[看](${url})`, more)).toEqual([paragraph({ type: 'link', url: target, children: [text('看')] })]);
  });

  test.each(['../none/index.mdx', '../../docs', 'a%20b.png', 'javascript:x', '../hidden/index.mdx'])(
    'keeps of a link to %s its text alone',
    (url) => {
      const brands = { hidden: { visibility: 'internal' } };
      expect(bodyOf(`前[**看**](${url})后`, { brands })).toEqual([paragraph(text('前'), { type: 'strong', children: [text('看')] }, text('后'))]);
    },
  );

  test('leads to what is internal in an internal build', () => {
    const brands = { hidden: { visibility: 'internal' } };
    expect(bodyOf('[看](../hidden/index.mdx)', { brands }, 'internal')).toEqual([
      paragraph({ type: 'link', url: 'entry:brand/hidden', children: [text('看')] }),
    ]);
  });

  test('shows its pictures, recordings and films by their digests', () => {
    const component = (name: string, attributes: Record<string, string>) => ({ type: 'component', name, attributes, children: [] });
    const body =
      '![门口](a%20b.png)\n\n<Video src="b.mp4" title="片" poster="a%20b.png" />\n\n<Audio src="d.mp3" transcript="歌" />\n\n<Video href="https://v.cn/" title="片" />';
    expect(bodyOf(body)).toEqual([
      paragraph({ type: 'image', url: 'asset:digest of brands/first/a b.png', alt: '门口' }),
      component('Video', { src: 'asset:digest of brands/first/b.mp4', title: '片', poster: 'asset:digest of brands/first/a b.png' }),
      component('Audio', { src: 'asset:digest of brands/first/d.mp3', transcript: '歌' }),
      component('Video', { href: 'https://v.cn/', title: '片' }),
    ]);
    expect(Object.values(siteOf({ files, brands: { first: { BODY: body } } }).assets)).toEqual([
      { digest: 'digest of brands/first/a b.png', role: 'image', format: 'png', bytes: 100 },
      { digest: 'digest of brands/first/b.mp4', role: 'video', format: 'mp4', bytes: 100 },
      { digest: 'digest of brands/first/d.mp3', role: 'audio', format: 'mp3', bytes: 100, duration: 3 },
    ]);
    expect(Object.keys(siteOf({ files, brands: { first: { BODY: `![甲](c.png)\n\n${body}` } } }).assets)).toEqual([
      'digest of brands/first/a b.png',
      'digest of brands/first/b.mp4',
      'digest of brands/first/c.png',
      'digest of brands/first/d.mp3',
    ]);
  });

  test('has in the internal dossier alone what stands in Note and Internal, and its files', () => {
    const brands = { first: { BODY: '正文\n\n<Internal>\n\n![内部](a%20b.png)\n\n</Internal>' } };
    expect(siteOf({ brands, files }).assets).toEqual({});
    const { site, dossier } = publish(modelOf({ brands, files }), { profile: 'internal' });
    expect(Object.keys(site.assets)).toEqual(['digest of brands/first/a b.png']);
    expect(site.brands[0]?.body.children).toEqual([paragraph(text('正文'))]);
    expect(JSON.stringify(dossier?.brands.first?.body)).toContain('asset:digest of brands/first/a b.png');
  });

  test('of a site whose files nobody looked at is not published', () => {
    const model = modelOf({ brands: { first: { BODY: '![图](none.png)' } } });
    expect(() => publish(model, { profile: 'public' })).toThrow('brands/first/index.mdx: none.png was published without having been checked');
    const unknown = modelOf({ site: { footer: { marks: [{ file: 'mark.png', alt: '标志' }] } } });
    expect(() => publish(unknown, { profile: 'public' })).toThrow('mark.png was published without having been looked at');
    const other = modelOf({ site: { footer: { marks: [{ file: 'mark.png', alt: '标志' }] } }, files: { 'mark.png': { role: 'other' } } });
    expect(() => publish(other, { profile: 'public' })).toThrow('mark.png was published without having been looked at');
  });
});

test('the taxonomy goes out as it is, but for who names a level', () => {
  const { domains, levels } = siteOf({ taxonomy: TAXONOMY });
  expect(domains.map((one) => one.id)).toEqual(['rural', 'community']);
  expect(levels.map((one) => Object.keys(one))).toEqual([
    ['id', 'label'],
    ['id', 'label'],
    ['id', 'label'],
  ]);
});
