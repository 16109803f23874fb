/**
 * Content with as many keys as possible, in public and in internal places. `filled` adds the keys of schemas that
 * are missing here. References must stand here, because a schema does not say what they refer to.
 */
import { assetsFor, plainBody, shortBody } from './bodies.ts';
import { BRANDS, BRANDS_OVER, kept } from './richBrands.ts';
import { type Doc, type Mapping, type Source, withValue } from './source.ts';

/** The day for which the content is published. */
export const DAY = '2026-06-01';

/** Entries that a public build does not hold on that day, with the reason. */
export const NOT_HELD: Record<string, string> = {
  'brands/b-secret/index.mdx': 'a brand of visibility internal',
  'brands/b-young/index.mdx': 'a brand that was not named yet',
  'brands/b-withdrawn/index.mdx': 'a brand that was withdrawn before any title',
  'pairings/p-secret.mdx': 'a pairing of visibility internal',
  'pairings/p-young.mdx': 'a pairing whose brand is not public',
  'pairings/p-planned.mdx': 'a pairing that has not begun',
  'study/s-secret.mdx': 'a pack of visibility internal',
  'docs/secret.mdx': 'a document of visibility internal',
};

/** Organizations that no public place names. */
export const UNSEEN: ReadonlySet<string> = new Set(['o-unseen', 'o-unseen-town', 'o-hidden', 'o-hidden-twin', 'o-hidden-other']);

const organization = (id: string, name: string, level: string, more: Mapping): Mapping => ({
  id,
  name,
  shortName: `${name}简称`,
  level,
  formerNames: [`${name}曾用名甲`, `${name}曾用名乙`],
  formerIds: [`${id}-was`, `${id}-had-been`],
  note: `${name}的备注`,
  internal: { phone: `${name}的电话`, 其他: [1, 2] },
  ...more,
});

const village = { parent: 'o-town', domain: 'd-rural' };
/** Organizations that no public place names come first, because replacements are tried in this order. */
const ORGANIZATIONS: Mapping[] = [
  organization('o-unseen', '无名岭党支部', 'l-village', village),
  organization('o-unseen-town', '无名镇党委', 'l-town', { parent: 'o-district' }),
  organization('o-hidden', '隐泉坳党支部', 'l-village', village),
  organization('o-hidden-twin', '隐溪坳党支部', 'l-village', village),
  organization('o-hidden-other', '隐湖社区党委', 'l-village', { parent: 'o-town', domain: 'd-city' }),
  organization('o-district', '甲区委组织部', 'l-district', {}),
  organization('o-town', '甲镇党委', 'l-town', { parent: 'o-district' }),
  organization('o-east', '东村党支部', 'l-village', village),
  organization('o-west', '西村党支部', 'l-village', village),
  organization('o-south', '南村党支部', 'l-village', village),
];

const SITE: Mapping = {
  title: '试验站',
  publisher: 'o-district',
  url: 'https://www.example.cn',
  footer: {
    errata: 'https://errata.example.cn/',
    marks: [
      { file: 'mark.svg', alt: '标志', href: 'https://mark.example.cn/' },
      { file: 'second.svg', alt: '标志二', href: 'https://second.example.cn/' },
    ],
  },
  accent: '#8a1c1c',
  logo: { file: 'mark.svg', alt: '网站的标志' },
  favicon: 'second.svg',
  menu: [
    { label: '方案', document: 'plan' },
    { label: '品牌', page: '/brands/' },
  ],
  featured: ['b-rich', 'b-sound', 'b-young'],
  publishFrom: 'named',
  approval: 'optional',
  dossier: 'elsewhere',
  publicReview: false,
  reviewDue: '03-31',
  newMonths: 24,
  nameLength: { min: 4, max: 8 },
  terms: [
    { avoid: '亮点纷呈', use: '有三处做法', note: '套话' },
    { avoid: '成效显著', use: '有数字', note: '套话' },
  ],
};

const TAXONOMY: Mapping = {
  domains: [
    {
      id: 'd-rural',
      label: '农村',
      description: '村里的',
      focuses: ['f-near', 'f-far', 'f-free'].map((id) => ({ id, label: `${id}型`, note: `${id}说明` })),
    },
    { id: 'd-city', label: '社区', description: '城里的', focuses: [{ id: 'f-street', label: '街道型', note: '街上' }] },
  ],
  levels: [
    { id: 'l-city', label: '市级', declaredBy: 'o-district', namedBy: 'o-district' },
    { id: 'l-district', label: '区级', declaredBy: 'o-unseen-town', namedBy: 'o-district' },
    { id: 'l-town', label: '镇级', declaredBy: 'o-town', namedBy: 'o-district' },
    { id: 'l-village', label: '村级', namedBy: 'parent' },
  ],
  evaluation: [
    { id: 'e-social', label: '社会评议', weight: 0.4 },
    { id: 'e-expert', label: '专家评审', weight: 0.6 },
  ],
  standard: {
    label: '两有',
    items: [
      { key: 'theme', label: '有主题', description: '一句口号' },
      { key: 'extra.x-song', label: '有歌', description: '唱得响' },
    ],
  },
  targets: [
    { year: 2021, level: 'l-village', min: 2, status: 'named' },
    { year: 2025, level: 'l-village', organizations: ['o-east', 'o-unseen'], status: 'launched' },
  ],
};

const pairing = (slug: string, more: Mapping, body = shortBody()): Doc => ({
  front: {
    model: ['b-rich', 'b-sound'],
    lagging: ['o-south'],
    kind: 'lift',
    since: '2023-01-10',
    until: '2026-12-10',
    goals: [
      { goal: `${slug}建台账`, kind: 'basic', due: '2023-12-10', done: '2023-11-10' },
      { goal: `${slug}创品牌`, kind: 'brand', due: '2026-11-10', done: '2026-10-10' },
    ],
    measures: [`${slug}甲法`, `${slug}乙法`],
    ledger: [
      { date: '2023-02-10', text: `${slug}走访`, goal: 1 },
      { date: '2026-05-10', text: `${slug}座谈`, goal: 2 },
      { date: '2026-08', text: `${slug}下一次`, goal: 2 },
    ],
    outcome: { date: '2026-11-10', result: 'risen', text: `${slug}的结果`, by: 'o-district' },
    visibility: 'public',
    consent: { by: `${slug}的同意人`, date: '2022-12-10' },
    formerSlugs: [`${slug}-was`, `${slug}-had-been`],
    ...kept(slug),
    ...more,
  },
  body,
});

const PAIRINGS: Record<string, Doc> = {
  'pairings/p-named.mdx': pairing('p-named', {}, plainBody()),
  'pairings/p-hidden.mdx': pairing('p-hidden', {
    model: 'b-rich',
    lagging: ['o-hidden', 'o-hidden-other'],
    outcome: { date: '2024-02-10', result: 'ended', text: '已办完', by: 'o-district' },
    visibility: 'anonymous',
    consent: { by: '日后的同意人', date: '2026-12-10' },
  }),
  'pairings/p-overdue.mdx': pairing('p-overdue', { model: 'b-ended', lagging: 'o-south', kind: 'mutual', until: '2026-01-10' }),
  'pairings/p-secret.mdx': pairing('p-secret', { lagging: 'o-unseen', visibility: 'internal' }),
  'pairings/p-young.mdx': pairing('p-young', {
    model: ['b-ended', 'b-young'],
    lagging: ['o-hidden-twin'],
    kind: 'mutual',
    since: '2026-04-10',
    ledger: [{ date: '2026-05-10', text: '座谈', goal: 1 }],
  }),
  'pairings/p-planned.mdx': withValue(
    pairing('p-planned', { lagging: 'o-unseen-town', kind: 'mutual', since: '2026-08-05' }),
    ['front', 'ledger'],
    undefined,
  ),
};

const pack = (slug: string, more: Mapping, body = shortBody()): Doc => ({
  front: {
    title: `${slug}第一课`,
    occasion: 'study-meeting',
    audience: '党员',
    minutes: 90,
    date: '2026-07-10',
    place: '会议室',
    objectives: ['学做法', '议问题'],
    agenda: [
      { title: '看案例', minutes: 20, brand: 'b-rich', questions: ['好在哪里', '难在哪里'] },
      { title: '读文件', minutes: 20, document: 'plan' },
      { title: '议结对', minutes: 20, pairing: 'p-named' },
      { title: '再看一例', minutes: 20, brand: 'b-young' },
      { title: '再议一对', minutes: 10, pairing: 'p-young' },
    ],
    visibility: 'public',
    formerSlugs: [`${slug}-was`, `${slug}-had-been`],
    ...kept(slug),
    ...more,
  },
  body,
});

const document = (path: string, more: Mapping, body = shortBody()): Doc => ({
  front: {
    title: `${path}文件`,
    summary: `${path}的摘要`,
    order: 1.5,
    issuer: 'o-district',
    number: `${path}号文`,
    issued: '2021-01-10',
    status: 'superseded',
    supersededBy: 'newer',
    visibility: 'public',
    formerSlugs: [`${path}-was`, `old/${path}`],
    ...kept(path),
    ...more,
  },
  body,
});

const seed: Omit<Source, 'assets'> = {
  content: {
    'site.yaml': { front: SITE, remark: '没有人读的话' },
    'taxonomy.yaml': { front: TAXONOMY, remark: '没有人读的话' },
    'organizations/all.yaml': { front: ORGANIZATIONS, remark: '没有人读的话' },
    ...BRANDS,
    ...PAIRINGS,
    'study/s-one.mdx': pack('s-one', {}, plainBody()),
    'study/s-secret.mdx': pack('s-secret', { visibility: 'internal' }),
    'docs/plan.mdx': document('plan', {}, plainBody()),
    'docs/newer.mdx': { front: { title: '新方案', status: 'in-force', visibility: 'public' }, body: shortBody() },
    'docs/older.mdx': { front: { title: '旧方案', status: 'superseded', supersededBy: 'secret' }, body: shortBody() },
    'docs/secret.mdx': document('secret', { visibility: 'internal', issuer: 'o-unseen' }, plainBody()),
  },
  over: {
    'organizations/more.yaml': { front: [organization('overlaid', '另存村党支部', 'l-village', village)] },
    ...BRANDS_OVER,
    'pairings/p-hidden.private.yaml': { front: { internal: { why: '为何薄弱' } } },
    'pairings/p-over.mdx': pairing('p-over', { lagging: 'overlaid' }),
    'study/s-over.mdx': pack('s-over', {}),
    'docs/over.mdx': document('over', { issuer: 'o-unseen' }),
  },
};

export const RICH: Source = {
  ...seed,
  assets: { ...assetsFor(seed), 'content/brands/b-body/unused.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
};
