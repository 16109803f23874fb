/** The views of organizations, pairings, packs, documents, decks and the reference, on a small site. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Publication, PublishedBrand } from '../../../src/publish/published.ts';
import { publication } from '../../../src/site/publication.ts';
import { brandCard } from '../../../src/views/brand/card.ts';
import { documentPageView, documentPaths } from '../../../src/views/document/page.ts';
import { documentTree, readingOrder } from '../../../src/views/document/tree.ts';
import { referenceView } from '../../../src/views/help/reference.ts';
import { codeFamilies, referenceEntries } from '../../../src/views/help/referencePages.ts';
import { brandDossierView, deskView, informationOf } from '../../../src/views/internal/dossier.ts';
import { organizationPageView } from '../../../src/views/organization/page.ts';
import { organizationTreeView } from '../../../src/views/organization/tree.ts';
import { pairingListView } from '../../../src/views/pairing/list.ts';
import { pairingPageView } from '../../../src/views/pairing/page.ts';
import { type Context, createContext } from '../../../src/views/site/context.ts';
import { homeView } from '../../../src/views/site/home.ts';
import { brandDeck, packDeck } from '../../../src/views/slides/deck.ts';
import { handoutView } from '../../../src/views/study/handout.ts';
import { studyListView } from '../../../src/views/study/list.ts';
import { studyPageView } from '../../../src/views/study/page.ts';
import { BRAND, type Files, readSituation } from '../../support/content.ts';
import { contextOf, named, organization, pairing } from './siteOf.ts';

const BODY = `## 做法

<Practice title="一户一卡">

每户写一张卡。[见成效](#成效)

</Practice>

## 成效

<Outcome value="37" unit="户" label="写了卡" />

<Question>我们那里怎么写？</Question>

<Note>先等大家说完。</Note>
`;

const PARTS = ['圆环', '三点', '横线', '竖线', '底色'];
const MEANS = '村口的老井，全村人从小喝到大的一口水，如今还在用，夏天谁路过都可以停下来舀一瓢';

const FILES: Files = {
  'brands/first/index.mdx': BRAND('红色驿站', 'east', 'partners: [west]\n', BODY),
  'pairings/help.mdx': `---
model: first
lagging: south
since: 2024-01-10
until: 2027-01
goals: [{ goal: 建好台账, done: 2024-06-01 }, { goal: 创建品牌, kind: brand }]
ledger: [{ date: 2026-04-02, text: 走访 }, { date: 2026-05-01, text: 建账, goal: 1 }]
visibility: public
consent: { by: 南村, date: 2024-01 }
---

<Question>怎样建账？</Question>
`,
  'pairings/hidden.mdx': '---\nmodel: second\nlagging: south\nsince: 2026-01\ngoals: [{ goal: 一件 }]\nvisibility: anonymous\n---\n',
  'brands/own/index.mdx': BRAND('南村自己的', 'south')
    .replaceAll('2023-', '2025-')
    .replace('meaning: 字面之义', `meaning: [${PARTS.map((part) => `{ part: ${part}, means: ${MEANS} }`).join(', ')}]`),
  'study/one.mdx': `---
title: 第一课
occasion: study-meeting
minutes: 60
date: 2026-06
agenda: [{ title: 看案例, minutes: 30, brand: first }, { title: 看结对, minutes: 20, pairing: help, questions: [问一句] }]
---
`,
  'study/two.mdx': '---\ntitle: 第二课\noccasion: lecture\nminutes: 30\ndate: 2026-05-31\nagenda: [{ title: 讲, minutes: 30 }]\n---\n',
  'study/three.mdx':
    '---\ntitle: 第三课\noccasion: lecture\nminutes: 30\nagenda: [{ title: 讲, minutes: 30 }]\n---\n\n<Question>散会前**再问**一句？</Question>\n',
  'docs/plan.mdx': '---\ntitle: 旧方案\nstatus: superseded\nsupersededBy: guides/new\norder: 1\n---\n\n## 目标\n',
  'docs/guides/index.mdx': '---\ntitle: 指引\norder: 2\n---\n',
  'docs/guides/new.mdx': '---\ntitle: 新方案\nissuer: district\nnumber: 甲〔2026〕1号\n---\n\n## 一\n\n### 二\n',
  'docs/loose/deep.mdx': '---\ntitle: 没有首页的文件夹里\norder: 9\n---\n',
};

let context: Context;
let internal: Publication;
beforeAll(async () => {
  const reading = await readSituation({ files: FILES });
  context = createContext((await publication(reading, 'public')).site, '/base/');
  internal = await publication(reading, 'internal');
});

describe('organizations', () => {
  test('the tree shows own and shared brands at each organization', () => {
    const { roots } = organizationTreeView(context);
    expect(roots.map((root) => root.href)).toEqual(['/base/organizations/district/']);
    const town = roots[0]?.children[0];
    expect(town?.children.map((child) => [child.text, child.brands.map((brand) => [brand.text, brand.shared])])).toEqual([
      ['东村党支部', [['红色驿站', false]]],
      ['南村党支部', [['南村自己的', false]]],
      [
        '西村党支部',
        [
          ['田间课堂', false],
          ['红色驿站', true],
        ],
      ],
    ]);
  });

  test('the contents lead to the parts of the first rank that has several', () => {
    const { site } = context;
    const [district] = site.organizations.filter((one) => one.id === 'district');
    if (district === undefined) throw new Error('no district');
    const one = (id: string, parent: string | null, children: string[]) => ({
      ...district,
      id,
      name: id,
      shortName: id,
      parent,
      children,
      brands: [],
    });
    const organizations = [one('top', null, ['a', 'b', 'c', 'd'])];
    for (const id of ['a', 'b', 'c']) organizations.push(one(id, 'top', [`${id}1`]), one(`${id}1`, id, []));
    organizations.push(one('d', 'top', []));
    const view = organizationTreeView(createContext({ ...site, organizations }, '/'));
    expect(view.contents).toEqual(['a', 'b', 'c'].map((id) => ({ text: id, href: `#page:${id}` })));
    expect(organizationTreeView(context).contents).toEqual([]);
  });

  test('only the upper ranks of a large tree are unfolded', () => {
    const { site } = context;
    const [district] = site.organizations.filter((one) => one.id === 'district');
    if (district === undefined) throw new Error('no district');
    const many = Array.from({ length: 200 }, (_, index) => ({
      ...district,
      id: `o${index}`,
      parent: 'district',
      children: [],
      brands: [],
      pairings: [],
    }));
    const grown = { ...site, organizations: [{ ...district, children: many.map((one) => one.id) }, ...many] };
    const { roots } = organizationTreeView(createContext(grown, '/'));
    expect(roots[0]?.open).toBe(true);
    expect(roots[0]?.children[0]?.open).toBe(false);
  });

  test('a very large tree has whole ranks only, and links to the pages of the last one', () => {
    const towns = Array.from({ length: 20 }, (_, at) => organization(`t${at}`, 'top', { children: [`v${at}`] }));
    const villages = towns.map(({ id }, at) =>
      organization(`v${at}`, id, { children: Array.from({ length: 60 }, (_, branch) => `v${at}-${branch}`) }),
    );
    const branches = villages.flatMap(({ id, children }) => children.map((child) => organization(child, id)));
    const [root] = organizationTreeView(
      contextOf([], { organizations: [organization('top', null, { children: towns.map(({ id }) => id) }), ...towns, ...villages, ...branches] }),
    ).roots;
    const village = root?.children[0]?.children[0];
    expect([root?.children.length, village?.text, village?.children, village?.href]).toEqual([20, 'v0党支部', [], '/base/organizations/v0/']);
    expect(village?.below).toContain('60');
  });

  test('the tree counts an organization that holds a brand, alone or jointly, as the home page does', () => {
    expect(organizationTreeView(context).lead).toContain('3 个有品牌');
    expect(homeView(context).figures.find(({ noun }) => noun === '个党组织')?.value).toBe(3);
  });

  test('a page draws its brands over time, and leaves many to the ladder', () => {
    expect(organizationPageView(context, 'west').time?.wide.lines.length).toBeGreaterThan(0);
    const many = Array.from({ length: 30 }, (_, at) => named(`b${at}`, 'village', '2024'));
    const crowded = contextOf(many, {
      organizations: [organization('office', null), organization('east', 'office', { brands: many.map(({ slug }) => slug) })],
    });
    expect(organizationPageView(crowded, 'east').time).toBeUndefined();
  });

  test('a page that shows some of the brands below it leads to all; one whose brands have ended does not say that it never had any', () => {
    const many = Array.from({ length: 30 }, (_, at) => named(`b${at}`, 'village', '2024'));
    const gone = named('gone', 'village', '2019', { organization: 'south', ended: true });
    const crowded = contextOf([...many, gone], {
      organizations: [
        organization('office', null, { children: ['east', 'south', 'north'] }),
        organization('east', 'office', { brands: many.map(({ slug }) => slug) }),
        organization('south', 'office', { brands: ['gone'] }),
        organization('north', 'office'),
      ],
    });
    expect(organizationPageView(crowded, 'office').below.all).toEqual({
      text: '看全部 30 个',
      href: `${crowded.address.search}?organization=office`,
    });
    expect(organizationPageView(crowded, 'east').below.all).toBeUndefined();
    expect(organizationPageView(crowded, 'south').none).toBe('现在没有列入名录的品牌。');
    expect(organizationPageView(crowded, 'north').none).toBe('还没有自己的品牌。');
  });

  test('a year beside a level is that of the title, or says that it is that of the first', () => {
    const risen = named('risen', 'village', '2021', {
      titles: [
        { level: 'county', since: '2025', by: ['office'] },
        { level: 'village', since: '2021', by: ['office'] },
      ],
      level: 'county',
    });
    const context = contextOf([risen, named('plain', 'village', '2022')]);
    const yearOf = (slug: string) => brandCard(context, context.brands.get(slug) as PublishedBrand).year;
    expect([yearOf('risen'), yearOf('plain')]).toEqual(['2021年首次命名', '2022年命名']);
  });

  test('a page shows own, shared and lower brands, and pairings', () => {
    const west = organizationPageView(context, 'west');
    expect(west.own.map((card) => card.slug)).toEqual(['second']);
    expect(west.shared.map((card) => card.slug)).toEqual(['first']);
    expect(west.chain.map((link) => link.text)).toEqual(['甲区委组织部', '甲镇党委']);
    const district = organizationPageView(context, 'district');
    expect(district.below.cards).toHaveLength(3);
    expect(organizationPageView(context, 'south').pairings.map((line) => line.slug)).toEqual(['help']);
    expect(() => organizationPageView(context, 'nobody')).toThrow();
  });
});

describe('pairings', () => {
  test('the list groups by state, and an anonymous side shows only level and domain', () => {
    const { groups, network } = pairingListView(context);
    expect(groups.map((group) => [group.status, group.lines.map((line) => line.slug)])).toEqual([['active', ['hidden', 'help']]]);
    const hidden = groups[0]?.lines[0];
    expect(hidden?.partner).toEqual([{ text: '不具名组织（村级，农村）' }]);
    expect(JSON.stringify(hidden)).not.toMatch(/south|南村/);
    expect(network.flatMap(({ nodes }) => nodes.flatMap(({ kind, href }) => (kind === 'brand' ? [href] : [])))).toEqual([
      '/base/brands/second/',
      '/base/brands/first/',
      '/base/brands/own/',
    ]);
  });

  test('a page shows the ledger by goal, and the later title of the lagging side', () => {
    const view = pairingPageView(context, 'help');
    expect(view.goals.map((goal) => [goal.isDone, goal.kind, goal.ledger.map((item) => item.text)])).toEqual([
      [true, undefined, ['建账']],
      [false, '创建品牌', []],
    ]);
    expect(view.ledger.map((item) => item.text)).toEqual(['走访']);
    expect(view.progress).toMatchObject({ done: 1, of: 2 });
    expect(view.risen.flatMap((one) => one.brands)).toEqual([{ text: '南村自己的', href: '/base/brands/own/' }]);
  });

  test('a heading is short: what is known of an anonymous side stands below it', () => {
    const hidden = pairingPageView(context, 'hidden');
    expect(hidden.heading).toEqual([expect.stringMatching(/与$/), '不具名组织']);
    expect(hidden.title).toContain('村级');
    expect(hidden.partner.sides.map(({ note }) => note)).toEqual([expect.stringContaining('村级')]);
    const help = pairingPageView(context, 'help');
    expect(help.heading.join('')).toBe(help.title);
  });
});

test('pairings with one title are told apart, beside the page of one of them, too', () => {
  const of = (slug: string, since: string, partner: string) => pairing(slug, ['b1'], { partner: [partner], anonymous: [], since });
  const pairings = [of('early', '2023-03', 'office'), of('late', '2025-03', 'office'), of('once', '2024', 'west')];
  const told = contextOf([named('b1', 'village', '2020')], { pairings });
  expect(pairingPageView(told, 'early').others.map(({ title }) => title)).toEqual([
    expect.stringMatching(/（2025年3月起）$/),
    expect.not.stringContaining('起'),
  ]);
});

describe('study', () => {
  test('coming packs are first, an inexact date counts to its end, and others are grouped by occasion', () => {
    const view = studyListView(context);
    expect(view.upcoming.map((line) => line.slug)).toEqual(['one']);
    expect(view.others.map((group) => [group.title, group.lines.map((line) => line.slug)])).toEqual([['专题讲座', ['two', 'three']]]);
  });

  test('an agenda has times', () => {
    const view = studyPageView(context, 'one');
    expect(view.agenda.map((line) => [line.offset, line.subject?.kind])).toEqual([
      ['0:00', 'brand'],
      ['0:30', 'pairing'],
    ]);
    expect(view.total).toContain('余 10 分钟');
    expect(view.bar.map((part) => part.x)).toEqual([0, 500]);
  });

  test("a handout has the item's questions, else those of its subject", () => {
    const view = handoutView(context, 'one');
    expect(view.items.map((item) => item.asked)).toEqual([['我们那里怎么写？'], ['问一句']]);
    expect(view.given).toEqual({ topic: '第一课', time: '2026年6月' });
  });

  test("a handout has the pack's own questions", () => {
    expect(handoutView(context, 'three').asked).toEqual(['散会前再问一句？']);
    expect(handoutView(context, 'two').asked).toEqual([]);
  });
});

describe('documents', () => {
  test('documents are sorted by folder and order, also without an index', () => {
    expect(readingOrder(documentTree(context.site)).map((one) => one.path)).toEqual(['plan', 'guides', 'guides/new', 'loose/deep']);
    expect(documentPaths(context)).toContain('');
  });

  test('a superseded document links to its successor and is skipped by previous and next', () => {
    expect(documentPageView(context, 'plan').superseded?.successor?.href).toBe('/base/docs/guides/new/');
    expect(documentPageView(context, 'guides/new').supersedes.map((link) => link.text)).toEqual(['旧方案']);
    expect(documentPageView(context, 'guides').previous).toBeUndefined();
    expect(documentPageView(context, 'guides').next?.text).toBe('新方案');
    expect(documentPageView(context, '').hasDocument).toBe(false);
  });
});

describe('slides', () => {
  test("a brand's deck has cover, logo, standard, practice, number, question, record and end", () => {
    const deck = brandDeck(context, 'first');
    expect(deck.slides.map(({ face }) => face.kind)).toEqual(['cover', 'logo', 'rows', 'rows', 'number', 'question', 'rows', 'end']);
    // A link to a place of the page leads to the page.
    expect(JSON.stringify(deck)).toContain('/base/brands/first/#%E6%88%90%E6%95%88');
    expect(JSON.stringify(deck)).not.toContain('先等大家说完');
  });

  test('the full body adds the presenter’s notes', () => {
    const full = brandDeck(context, 'first', internal.dossier?.brands.first?.body);
    expect(full.slides.find(({ face }) => face.kind === 'question')?.notes).toMatchObject([{ kind: 'Note' }]);
  });

  test('prose is told, and its slide shows its practices', () => {
    const practice = brandDeck(context, 'first').slides.find(({ heading }) => heading === '做法');
    expect(practice?.face).toMatchObject({ kind: 'rows', rows: [{ text: '一户一卡' }] });
    expect(practice?.notes).toMatchObject([{ kind: 'Practice', title: '一户一卡' }]);
  });

  test('the parts of a logo are named', () => {
    const logo = brandDeck(context, 'own').slides.find(({ face }) => face.kind === 'logo');
    expect(logo?.face).toMatchObject({ parts: PARTS.map((part) => ({ part, means: MEANS })) });
  });

  test("a pack's deck has each item with what its subject shows, and its questions", () => {
    const { slides } = packDeck(context, 'one');
    expect(slides.map(({ face }) => face.kind)).toEqual([
      'cover',
      'rows',
      'cover',
      'logo',
      'rows',
      'rows',
      'number',
      'question',
      'cover',
      'rows',
      'question',
      'end',
    ]);
    expect(slides.map(({ minutes }) => minutes).filter((minutes) => minutes !== undefined)).toEqual([30, 20]);
  });

  test('the headings of a deck are all different', () => {
    for (const { slides } of [brandDeck(context, 'first'), brandDeck(context, 'own'), packDeck(context, 'one')])
      expect(new Set(slides.map(({ heading }) => heading)).size).toBe(slides.length);
  });
});

describe('internal', () => {
  test('free mappings of any shape become facts', () => {
    expect(informationOf({ leader: '张', visits: { next: '明年' }, list: ['甲', '乙'], none: null, ok: true })).toEqual([
      { label: '负责人', text: '张' },
      { label: 'visits next', text: '明年' },
      { label: 'list', text: '甲、乙' },
      { label: 'ok', text: '是' },
    ]);
  });

  test('the dossier and the desk are complete', () => {
    const { dossier, site } = internal;
    if (dossier === undefined) throw new Error('no dossier');
    const own = createContext(site, '/');
    const entry = dossier.brands.first;
    if (entry === undefined) throw new Error('no entry');
    expect(brandDossierView(own, entry).record.map((item) => item.title)).toContain('评审');
    expect(deskView(own, dossier).lists.map((list) => list.id)).toContain('twins');
  });
});

test('the reference describes every key and every code', () => {
  const { files, components, codes } = referenceView();
  expect(files.map((file) => file.id)).toEqual([
    'site',
    'taxonomy',
    'organization',
    'brand',
    'event',
    'pairing',
    'study',
    'document',
    'form',
    'overlay',
  ]);
  for (const file of files)
    for (const group of file.groups) for (const line of group.lines) expect(line.title, `${file.id} ${line.path}`).not.toBe('');
  for (const code of codes) expect(code.when, code.code).not.toBe('');
  expect(components.map((component) => component.name)).toContain('Note');
});

test('every field, component and code is listed once, and leads to its own place', () => {
  const { files, codes } = referenceView();
  const parts = referenceEntries('/help/reference/');
  expect(parts.map(({ part }) => part).toSorted()).toEqual([...files.map(({ id }) => id), 'components', 'codes'].toSorted());
  const hrefs = parts.flatMap(({ entries }) => entries.map(({ href }) => href));
  expect(hrefs.filter((href, at) => hrefs.indexOf(href) !== at)).toEqual([]);
  const names = new Set(parts.flatMap(({ entries }) => entries.map(({ name }) => name)));
  for (const name of ['<Outcome>', 'record/order', 'logo.meaning[].at', 'named', 'labels.…', 'footer.marks[].alt'])
    expect(names, name).toContain(name);
  expect(
    codeFamilies()
      .flatMap((family) => family.codes.map(({ code }) => code))
      .toSorted(),
  ).toEqual(codes.map(({ code }) => code).toSorted());
});

test('views return plain data', () => {
  for (const view of [pairingPageView(context, 'help'), studyPageView(context, 'one'), brandDeck(context, 'first')])
    expect(structuredClone(view)).toEqual(view);
});
