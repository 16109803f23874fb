/** Brands for the rich content. `b-rich` has every key. Those that are not public have a different reason each. */
import { fullBody, plainBody, shortBody } from './bodies.ts';
import type { Doc, Mapping } from './source.ts';

const keyOf = ({ event, date }: Mapping): string => `${event} ${date}`;
const secrets = new Set<string>();

/** Whether an event is internal by its kind, or because its attempt has not ended in a naming. */
export const isSecret = (event: Mapping): boolean => secrets.has(keyOf(event));

const secret = (event: Mapping): Mapping => {
  secrets.add(keyOf(event));
  return event;
};

const event = (name: string, date: string, more: Mapping = {}): Mapping => ({ event: name, date, note: `${name}的备注`, ...more });

/** Keys that all entries share. */
export const kept = (name: string): Mapping => ({
  published: '2022-01-10',
  updated: '2026-05-10',
  approval: [
    { by: `${name}初审`, date: '2026-05-12' },
    { by: `${name}终审`, date: '2026-05-20' },
    { by: `${name}复审`, date: '2026-07-10' },
  ],
  internal: { leader: `${name}负责人`, 其他: { 说明: `${name}的内情` } },
});

/** A record with every kind of event but `launched` and `withdrawn`, each with all its keys. */
const RECORD = [
  event('cultivated', '2020-01-10', { by: ['o-town', '镇团委'] }),
  secret(event('visited', '2020-03-10', { by: 'o-unseen', purpose: 'guidance' })),
  secret(event('declared', '2020-05-10', { level: 'l-village', by: ['o-east', 'o-town'], number: '申报一号' })),
  secret(event('returned', '2020-06-10')),
  event('declared', '2021-02-10', { level: 'l-village', by: 'o-east', number: '申报二号' }),
  secret(event('endorsed', '2021-02-20', { by: ['o-unseen'] })),
  secret(event('evaluated', '2021-03-10', { round: '春季', scores: { 'e-social': 80, 'e-expert': 90 } })),
  event('notice', '2021-04-10', { until: '2021-04-20', document: '公示一号' }),
  event('named', '2021-05-10', { level: 'l-village', by: ['o-town'], document: '命名一号', grade: '一等' }),
  event('goals', '2022-02-10', {
    year: 2022,
    goals: ['修路', { goal: '通水', done: '2022-11-10' }, { goal: '通电', done: '2026-09-10' }],
    measures: '办法',
  }),
  event('reviewed', '2023-01-10', { year: 2022, result: 'pass', by: 'o-town', grade: '优' }),
  event('commended', '2023-06-10', { by: ['市委', 'overlaid'], title: '先进', document: '表彰一号' }),
  event('renamed', '2023-07-10', { from: '老驿站' }),
  event('declared', '2024-02-10', { level: 'l-town', by: ['o-town'], number: '申报三号' }),
  secret(event('evaluated', '2024-03-10', { round: '夏季', scores: { 'e-social': 70, 'e-expert': 60 } })),
  event('named', '2024-05-10', { level: 'l-town', by: 'o-district', document: '命名二号', grade: '二等' }),
  event('delisted', '2024-09-10', { level: 'l-village', by: ['o-town', 'o-district'], kind: 'merged', statement: '已并入', reason: '内情' }),
  secret(event('reviewed', '2025-01-20', { year: 2024, result: 'rectify', by: 'o-unseen', grade: '差' })),
  event('goals', '2025-02-10', { year: 2025, goals: [{ goal: '建馆' }], measures: ['甲法', '乙法'] }),
  secret(event('declared', '2025-09-10', { level: 'l-district', by: 'o-unseen-town', number: '申报四号' })),
  secret(event('evaluated', '2025-11-10', { round: '冬季', scores: { 'e-social': 75, 'e-expert': 65 } })),
  secret(event('notice', '2026-01-10', { until: '2026-01-20', document: '公示二号' })),
  event('named', '2026-09-10', { level: 'l-district', by: 'o-district', document: '命名三号', grade: '三等' }),
  event('commended', '2026-10-10', { by: ['省委', 'o-unseen'], title: '模范', document: '表彰二号' }),
];

const parts = [
  { part: '图形', means: '火', at: [50, 20] },
  { part: '颜色', means: '红', at: [10, 80] },
];

const base = (name: string, organization: string, record: Mapping[]): Mapping => ({
  name,
  organization,
  domain: 'd-rural',
  summary: `${name}的简介`,
  logo: { kind: 'text', text: name, meaning: parts, rights: `${name}的权利人`, emblem: false },
  theme: `${name}的主题`,
  connotation: `${name}的内涵`,
  philosophy: `${name}的理念`,
  role: { organization: '带头', members: '示范' },
  carriers: [`${name}的载体`],
  extra: { 'x-song': `${name}之歌` },
  record,
});

const rich = (name: string, slug: string, record: Mapping[]): Mapping => ({
  ...base(name, 'o-east', record),
  partners: ['o-west', { name: `${name}的伙伴` }],
  focuses: ['f-near', 'f-far'],
  logo: {
    kind: 'image',
    file: 'logo.svg',
    alt: '标识',
    meaning: parts,
    rights: '某人',
    emblem: true,
  },
  connotation: [`${name}的内涵甲`, `${name}的内涵乙`],
  philosophy: [`${name}的理念甲`, `${name}的理念乙`],
  carriers: [`${name}的载体甲`, `${name}的载体乙`],
  extra: { 'x-song': `${name}之歌`, 'x-dance': `${name}之舞` },
  parentBrand: 'b-ended',
  colors: { primary: '#8a1c1c', secondary: '#1c1c8a' },
  cover: { file: 'cover.svg', alt: '封面', credit: '某人摄' },
  demonstration: { since: '2022-05-10', place: '村口', visits: '预约' },
  tags: [`${slug}标签甲`, `${slug}标签乙`],
  formerNames: [`${name}旧称甲`, `${name}旧称乙`],
  formerSlugs: [`${slug}-was`, `${slug}-had-been`],
  sources: [
    { title: `${name}见报`, url: `https://${slug}.example.cn/a`, date: '2023-03-10' },
    { title: `${name}上网`, url: `https://${slug}.example.cn/b`, date: '2024-03-10' },
  ],
  visibility: 'public',
  ...kept(slug),
});

const doc = (front: Mapping, body = shortBody()): Doc => ({ front, body });
/** Whether the last review is overdue depends on `reviewDue`. */
const NAMED = [
  event('cultivated', '2020-01-20'),
  event('named', '2020-05-20', { level: 'l-village', by: 'o-town' }),
  event('reviewed', '2025-01-10', { year: 2024, result: 'pass' }),
];
/** An attempt at a higher level that was withdrawn. */
const GIVEN_UP = [secret(event('declared', '2025-02-20', { level: 'l-town', by: 'o-town' })), secret(event('withdrawn', '2025-03-20'))];
const HIDDEN = [
  event('cultivated', '2020-01-30', { by: 'o-unseen' }),
  event('declared', '2020-02-28', { level: 'l-village', by: 'o-east', number: '申报五号' }),
  secret(event('evaluated', '2020-03-30', { round: '早春', scores: { 'e-social': 55, 'e-expert': 45 } })),
  event('named', '2020-05-30', { level: 'l-village', by: 'o-town', document: '命名五号', grade: '优' }),
  event('commended', '2021-05-30', { by: 'o-unseen-town', title: '能手', document: '表彰五号' }),
  event('delisted', '2024-05-30', { by: 'o-town', kind: 'revoked', statement: '不再保留', reason: '内情' }),
];
const wrapped = [{ link: '../b-withdrawn/index.mdx', words: '内部的链接' }];

export const BRANDS: Record<string, Doc> = {
  'brands/b-rich/index.mdx': doc(rich('红色驿站', 'b-rich', RECORD), plainBody()),
  'brands/b-body/index.mdx': doc(
    {
      ...base('河畔学堂', 'o-west', [...NAMED.map((one) => (one.event === 'named' ? { ...one, imported: true } : one)), ...GIVEN_UP]),
      visibility: 'public',
    },
    fullBody(
      { link: '../b-ended/index.mdx#标题', words: '公开的链接' },
      { link: '../b-young/index.mdx', words: '未公开的链接' },
      { component: 'Internal', attributes: {}, children: wrapped },
    ),
  ),
  'brands/b-ended/index.mdx': doc({
    ...base('田间课堂', 'o-west', [
      event('launched', '2019-05-10', { by: '村委' }),
      event('declared', '2020-09-10', { level: 'l-village', by: 'o-west', imported: true }),
      event('named', '2020-10-10', { level: 'l-village', by: 'o-town', imported: true }),
      event('delisted', '2025-03-10', { by: ['o-town', 'o-district'], kind: 'concluded', statement: '已办完', reason: '内情' }),
    ]),
    ...kept('b-ended'),
  }),
  // Its declaration and evaluation stand in the overlaid directory.
  'brands/b-sound/index.mdx': doc({
    ...base('灯下夜话', 'o-west', NAMED),
    logo: { kind: 'audio', file: 'song.mp3', transcript: '歌词', meaning: parts, rights: '作者', emblem: false },
    parentBrand: 'b-young',
    approval: { by: '一审', date: '2026-05-12' },
  }),
  'brands/b-secret/index.mdx': doc({ ...rich('山间邮路', 'b-secret', HIDDEN), visibility: 'internal' }, plainBody()),
  'brands/b-young/index.mdx': doc({
    ...rich('水上人家', 'b-young', [
      event('cultivated', '2023-01-10'),
      event('launched', '2024-01-10', { by: ['o-unseen'] }),
      secret(event('declared', '2025-01-10', { level: 'l-village', by: 'o-unseen' })),
    ]),
    organization: 'o-unseen',
    partners: ['o-unseen-town'],
  }),
  'brands/b-withdrawn/index.mdx': doc({
    ...base('云上书屋', 'o-unseen', [event('launched', '2023-01-10'), secret(event('withdrawn', '2024-01-10'))]),
    formerSlugs: ['b-withdrawn-was'],
  }),
};

export const BRANDS_OVER: Record<string, Doc> = {
  'brands/b-sound/private.yaml': {
    front: {
      internal: { liaison: '联络人', 其他: ['甲', '乙'] },
      record: [
        event('declared', '2020-02-02', { level: 'l-village', by: ['o-west'], number: '另存的旧编号' }),
        event('endorsed', '2020-02-04', { by: 'o-unseen' }),
        event('returned', '2020-02-06'),
        event('declared', '2020-02-20', { level: 'l-village', by: 'o-west', number: '另存的编号' }),
        event('evaluated', '2020-03-20', { round: '另存的批次', scores: { 'e-social': 50, 'e-expert': 40 } }),
        event('notice', '2020-04-20', { until: '2020-04-30', document: '另存的文号' }),
        event('reviewed', '2021-01-20', { year: 2020, result: 'pass', by: 'o-unseen', grade: '另存的等次' }),
        event('visited', '2022-01-20', { by: 'o-unseen', purpose: 'research' }),
        event('declared', '2022-02-20', { level: 'l-town', by: ['o-town', 'o-unseen-town'], number: '另存的新编号' }),
        event('withdrawn', '2022-03-20'),
      ],
    },
  },
  'brands/b-over/index.mdx': doc(rich('一盏明灯', 'b-over', HIDDEN)),
};
