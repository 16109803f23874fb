/** Every text of the content: which are words, where they stand, and whether the public may come to see them. */
import { describe, expect, test } from 'vitest';
import type { Model } from '../../../src/model/model.ts';
import { assetUses } from '../../../src/model/uses.ts';
import { commonWords, entryWords, placeIn, type Words } from '../../../src/model/words.ts';
import { publicEntries } from '../../../src/publish/publicEntries.ts';
import { shownIn } from '../../../src/publish/shown.ts';
import { allEntries, type Entry } from '../../../src/read/content.ts';
import { contentOf, type GivenContent, modelOf, NAMED } from '../../support/model.ts';

/** Every text of a content: of its settings and organizations, then of each entry. */
function* allWords(model: Model): Generator<Words> {
  const shown = shownIn(model, publicEntries(model));
  yield* commonWords(model, shown);
  for (const entry of allEntries(model.content) as Entry<unknown>[]) yield* entryWords(model.content, entry, assetUses(model.content, entry), shown);
}

const wordsOf = (content: GivenContent): Words[] => [...allWords(modelOf(content))];
/** Texts that hold a mark, each with its place and whether it is open. */
const marked = (content: GivenContent, mark = '§'): string[] =>
  wordsOf(content)
    .filter((words) => words.text.includes(mark))
    .map((words) => `${words.open ? 'open' : 'internal'} ${words.place().file} ${words.text}`);
const BARE = { organizations: [], taxonomy: {} };

describe('what an editor wrote', () => {
  test('is all words, but for ids, file names, addresses, dates and choices', () => {
    const texts = wordsOf({
      organizations: [
        {
          id: 'east',
          name: '全称',
          shortName: '简称',
          level: 'village',
          parent: 'town',
          domain: 'rural',
          formerNames: ['曾用名'],
          formerIds: ['old'],
        },
      ],
      site: {
        title: '站名',
        tagline: '一句话',
        url: 'https://a.cn',
        accent: '#8a1c1c',
        featured: ['first'],
        reviewDue: '05-31',
        footer: { sponsor: '主办', marks: [{ file: 'a.png', alt: '标志', href: 'https://b.cn' }] },
        terms: [{ avoid: '不用', use: '改用' }],
      },
      brands: {
        first: {
          name: '名称',
          organization: 'east',
          partners: ['west', { name: '某公司' }],
          focuses: ['near'],
          parentBrand: 'family',
          colors: { primary: '#000', secondary: '#111' },
          logo: { kind: 'image', file: 'a.png', alt: '标识', meaning: [{ part: '图形', means: '光' }] },
          role: { organization: '带头', members: '示范' },
          formerSlugs: ['old'],
          sources: [{ title: '日报', url: 'https://c.cn', date: '2024' }],
          demonstration: { since: '2024', place: '村口' },
          published: '2024',
          updated: '2025',
          record: [
            { event: 'declared', date: '2020', level: 'village', by: 'east', number: '第三号' },
            { event: 'notice', date: '2020', until: '2021', document: '文号' },
            { event: 'reviewed', date: '2021', year: 2020, result: 'pass' },
          ],
          visibility: 'public',
        },
      },
      pairings: {
        help: {
          model: 'first',
          lagging: 'south',
          kind: 'lift',
          goals: [{ goal: '目标', kind: 'basic', due: '2026', done: '2026' }],
          outcome: { date: '2026', result: 'risen', text: '好了' },
        },
      },
      packs: {
        one: {
          title: '课',
          agenda: [
            { title: '看', minutes: 1, brand: 'first' },
            { title: '读', minutes: 1, document: 'plan' },
            { title: '议', minutes: 1, pairing: 'help', questions: ['问'] },
          ],
        },
      },
      documents: { plan: { title: '方案', issuer: 'east', issued: '2024', status: 'superseded', supersededBy: 'later' } },
    }).map((words) => words.text);
    // An organization in `by` may be told by any text, so ids are words there.
    const wanted = `站名 一句话 主办 标志 农村 近郊 社区 区级 镇级 村级 全称 简称 曾用名 名称 west 某公司 标识 图形 光 带头 示范 日报 村口 east
      第三号 文号 一句话。 目标 好了 课 看 读 议 问 方案`;
    expect(texts.toSorted()).toEqual(wanted.split(/\s+/).toSorted());
  });

  test.each([
    ['endorsed', { by: '§' }],
    ['visited', { by: '§', purpose: 'research' }],
    ['evaluated', { round: '§', scores: { social: 1 } }],
  ])('of an internal event, %s, is internal', (event, more) => {
    const found = marked({ ...BARE, brands: { first: { record: [NAMED, { event, date: '2024', ...more }] } } });
    expect(found).toEqual([expect.stringMatching(/^internal brands\/first\/index.mdx record\.1/)]);
  });
  test('of any other event is open', () => {
    const record = [
      { ...NAMED, document: '§' },
      { event: 'commended', date: '2024', by: '§', title: '§' },
    ];
    expect(marked({ ...BARE, brands: { first: { record } } })).toEqual([
      'open brands/first/index.mdx record.0.document §',
      'open brands/first/index.mdx record.1.by §',
      'open brands/first/index.mdx record.1.title §',
    ]);
  });

  test('under a key that no public build shows is internal', () => {
    const internal = { internal: { leader: '§', phones: ['§'] }, approval: { by: '§', date: '2024' } };
    const inner = (file: string) => [`internal ${file} internal.leader §`, `internal ${file} internal.phones.0 §`, `internal ${file} approval.by §`];
    expect(marked({ ...BARE, brands: { first: internal } }).sort()).toEqual(inner('brands/first/index.mdx').sort());
    expect(marked({ ...BARE, pairings: { help: { ...internal, consent: { by: '§', date: '2024' } } } }).sort()).toEqual(
      [...inner('pairings/help.mdx'), 'internal pairings/help.mdx consent.by §'].sort(),
    );
    const record = [
      { ...NAMED, note: '§' },
      { event: 'delisted', date: '2024', by: 'town', reason: '§', statement: '§' },
    ];
    expect(marked({ ...BARE, brands: { first: { record } } }).sort()).toEqual([
      'internal brands/first/index.mdx record.0.note §',
      'internal brands/first/index.mdx record.1.reason §',
      'open brands/first/index.mdx record.1.statement §',
    ]);
    const organizations = [{ id: 'a', name: '§', level: 'town', note: '§', internal: { a: '§' } }];
    expect(marked({ organizations, site: { publisher: 'a' } })).toEqual([
      'open organizations/all.yaml 0.name §',
      'internal organizations/all.yaml 0.note §',
      'internal organizations/all.yaml 0.internal.a §',
    ]);
  });

  test('in the taxonomy is open but for its targets', () => {
    const taxonomy = {
      evaluation: [{ id: 'a', label: '§', weight: 1 }],
      standard: { label: '§', items: [{ key: 'name', label: '§' }] },
      targets: [{ year: 2026, level: 'village', organizations: ['§'] }],
    };
    const model = modelOf({ organizations: [] });
    Object.assign(model.content.taxonomy.data, taxonomy);
    const found = [...allWords(model)].filter((words) => words.text === '§').map((words) => [words.place().file, words.open]);
    expect(found).toEqual([
      ['taxonomy.yaml evaluation.0.label', true],
      ['taxonomy.yaml standard.label', true],
      ['taxonomy.yaml standard.items.0.label', true],
      ['taxonomy.yaml targets.0.organizations.0', false],
    ]);
  });

  test('of what is internal as a whole is internal, its body and its pictures too', () => {
    const brand = { name: '§', logo: { kind: 'image', file: 'a.svg', alt: '图', meaning: '光' }, BODY: '§' };
    const files = { 'brands/first/a.svg': { text: ['§'] }, 'over/brands/first/a.svg': { text: ['§'] } };
    const open = marked({ ...BARE, files, brands: { first: brand } });
    expect(open).toHaveLength(3);
    for (const one of open) expect(one).toMatch(/^open brands/);
    for (const more of [{ visibility: 'internal' }, { PRIVATE: true }]) {
      const hidden = marked({ ...BARE, files, brands: { first: { ...brand, ...more } } });
      expect(hidden).toHaveLength(3);
      for (const one of hidden) expect(one).toMatch(/^internal/);
    }
    expect(marked({ organizations: [{ id: 'a', name: '§', level: 'town', PRIVATE: true }] })).toEqual(['internal organizations/all.yaml 0.name §']);
  });

  test('comes with its entry, is no text of a body, and does not begin at its place', () => {
    const [name] = wordsOf({ ...BARE, brands: { first: { name: '§§' } } }).filter((words) => words.text === '§§');
    expect(name).toMatchObject({ kind: 'field', exact: false, entry: { id: 'first' } });
    expect(name === undefined ? undefined : placeIn(name, 1)).toEqual({ file: 'brands/first/index.mdx name', line: 1, column: 1 });
    expect(wordsOf(BARE)[0]).not.toHaveProperty('entry');
  });
});

describe('what stands in a body', () => {
  const bodyOf = (BODY: string, more: GivenContent = {}) =>
    wordsOf({ ...BARE, ...more, documents: { plan: { BODY } } }).filter((words) => words.kind !== 'field');
  const brief = (...args: Parameters<typeof bodyOf>) => bodyOf(...args).map((words) => [words.text, words.kind, words.open, words.part]);

  test('is open but for Note and Internal', () => {
    expect(brief('一\n\n`码`\n\n<Note>\n\n二\n\n</Note>\n\n<Internal>三</Internal>\n\n<Outcome value="4" label="户" />')).toEqual([
      ['一', 'text', true, undefined],
      ['码', 'code', true, undefined],
      ['二', 'text', false, undefined],
      ['三', 'text', false, undefined],
      ['4', 'attribute', true, undefined],
      ['户', 'attribute', true, undefined],
    ]);
  });

  test('is told in pieces and then as the whole that a reader sees', () => {
    expect(brief('前**中**后\n\n别的')).toEqual([
      ['前', 'text', true, 'piece'],
      ['中', 'text', true, 'piece'],
      ['后', 'text', true, 'piece'],
      ['前中后', 'text', true, 'whole'],
      ['别的', 'text', true, undefined],
    ]);
  });

  test('has the place of each of its characters, in a whole that of the piece it stands in', () => {
    const words = bodyOf('前前**中中**后后\n下行**尾**');
    const whole = words.find((one) => one.part === 'whole') as Words;
    const placed = [...whole.text].map((letter, index) => [letter, placeIn(whole, index).line, placeIn(whole, index).column]);
    expect(placed.filter(([letter]) => letter !== ' ' && letter !== '\n')).toEqual([
      ['前', 1, 1],
      ['前', 1, 2],
      ['中', 1, 5],
      ['中', 1, 6],
      ['后', 1, 9],
      ['后', 1, 10],
      ['下', 2, 1],
      ['行', 2, 2],
      ['尾', 2, 5],
    ]);
    expect(placeIn(whole, 0).file).toBe('docs/plan.mdx');
    const piece = words.find((one) => one.text === '中中') as Words;
    expect(placeIn(piece, 1)).toEqual({ file: 'docs/plan.mdx', line: 1, column: 6 });
    expect(piece.entry?.id).toBe('plan');
  });

  test('has the blanks that a reader sees between its pieces', () => {
    expect(bodyOf('one **two**').find((one) => one.part === 'whole')?.text).toBe('one two');
    const whole = bodyOf('one\n**two**').find((one) => one.part === 'whole');
    expect(whole?.text.replace(/\s/, ' ')).toBe('one two');
    expect(whole === undefined ? undefined : placeIn(whole, 4)).toMatchObject({ line: 2, column: 3 });
  });

  test('is followed by what its pictures say, open where they are shown to all', () => {
    const files = { 'docs/a.svg': { text: ['字一', '字二'] }, 'docs/b.svg': { text: ['字三'] }, 'docs/c.png': {} };
    const pictures = bodyOf('![图](a.svg)\n\n<Internal>\n\n![图](b.svg)\n\n</Internal>\n\n![图](c.png)\n\n![图](none.svg)', { files }).filter(
      (words) => words.kind === 'picture',
    );
    expect(pictures.map((words) => [words.text, words.open, words.place().line, words.exact, words.entry?.id])).toEqual([
      ['字一', true, 1, false, 'plan'],
      ['字二', true, 1, false, 'plan'],
      ['字三', false, 5, false, 'plan'],
    ]);
  });
});

describe('the files that an entry uses', () => {
  const content = contentOf({
    brands: {
      first: {
        logo: { kind: 'audio', file: 'a.mp3', transcript: '歌', meaning: '声' },
        cover: { file: 'b.png', alt: '门口' },
        BODY: '![图](c%20d.png)\n\n<Note>\n\n<Video src="e.mp4" title="片" />\n\n</Note>',
      },
      second: { logo: { kind: 'text', text: '字', meaning: '义' } },
    },
    documents: { plan: { BODY: '![图](c.png)' } },
    files: { 'brands/first/a.mp3': {}, 'brands/first/c d.png': {} },
  });
  const usesOf = (entry: (typeof content.brands)[number]) =>
    assetUses(content, entry as never).map(({ name, role, encoded, zone, target, place }) => [name, role, encoded, zone, target.kind, place()]);

  test('are the logo, the cover, then those of the body', () => {
    const [first, second] = content.brands as [(typeof content.brands)[number], (typeof content.brands)[number]];
    const file = 'brands/first/index.mdx';
    expect(usesOf(first)).toEqual([
      ['a.mp3', 'audio', false, 'public', 'file', { file: `${file} logo.file`, line: 1, column: 1 }],
      ['b.png', 'image', false, 'public', 'missing', { file: `${file} cover.file`, line: 1, column: 1 }],
      ['c%20d.png', 'image', true, 'public', 'file', { file, line: 1, column: 1 }],
      ['e.mp4', 'video', true, 'note', 'missing', { file, line: 5, column: 13 }],
    ]);
    expect(usesOf(second)).toEqual([]);
    expect(usesOf(content.documents[0] as never).map(([name]) => name)).toEqual(['c.png']);
  });
});
