/** Layouts of declaration forms as they were found in public, filled in, with what must come of each field. */
import { BASE, type Files } from '../content.ts';
import { type Cell, type Form, PLAIN } from './form.ts';

/** A content that the forms belong to. */
export const DISTRICT: Files = {
  ...BASE,
  'taxonomy.yaml': `domains:
  - { id: rural, label: 农村党建, focuses: [{ id: near, label: 工业强村富民型 }, { id: far, label: 一品强村富民型 }] }
  - { id: community, label: 社区党建, focuses: [{ id: service, label: 服务型社区 }, { id: culture, label: 文化型社区 }] }
  - { id: new-organization, label: “两新”组织党建 }
  - { id: institution, label: 机关和事业单位党建 }
levels:
  - { id: city, label: 市级, namedBy: district }
  - { id: district, label: 区级, namedBy: district }
  - { id: town, label: 镇（街道）级, namedBy: district }
  - { id: village, label: 村（社区）级, namedBy: parent }
`,
  'organizations/all.yaml': `- { id: district, name: 中共甲区委组织部, shortName: 甲区委组织部, level: district }
- { id: street, name: 中共甲区柳叶街道工作委员会, shortName: 柳叶街道党工委, level: town, parent: district }
- { id: town, name: 中共甲区乙镇委员会, shortName: 乙镇党委, level: town, parent: district }
- { id: east, name: 中共乙镇东村支部委员会, shortName: 东村党支部, level: village, parent: town, domain: rural }
- { id: west, name: 中共乙镇西村支部委员会, shortName: 西村党支部, level: village, parent: town, domain: rural }
- { id: south, name: 中共乙镇南村支部委员会, shortName: 南村党支部, level: village, parent: town, domain: rural }
- { id: willow, name: 中共柳叶街道柳叶社区总支部委员会, shortName: 柳叶社区党总支, formerNames: [柳叶社区党支部], level: village, parent: street, domain: community }
`,
};

export interface Layout {
  name: string;
  make(): Form;
  /** By field, its lines as the content has them. */
  expected: Record<string, string[]>;
}

const L = (text: string, more: Partial<Cell> = {}): Cell => ({ is: 'label', lines: [text], ...more });
const V = (field: string, lines: string | string[], more: Partial<Cell> = {}): Cell => ({ is: 'value', field, lines: [lines].flat(), ...more });
/** Somebody's text that belongs to no field. */
const T = (lines: string | string[], more: Partial<Cell> = {}): Cell => ({ is: 'value', lines: [lines].flat(), ...more });
const opinion = (label: string, columns: number, lines: string[] = []): Cell[] => [
  L(label, { isOpinion: true }),
  T([...lines, '（盖章）', '年　月　日'], { span: columns - 1, isOpinion: true }),
];

const LEVELS = ['市级', '区级', '镇（街道）级', '村（社区）级'];
const DOMAINS = ['农村党建', '社区党建', '“两新”组织党建', '机关和事业单位党建'];

const BRAND = {
  name: '柳下听声',
  theme: '话说得出口，事落得了地',
  connotation: ['听：每周三晚上在柳树下摆两把椅子，谁来都听', '记：当场记下来，念一遍，本人签字', '答：七天之内答复，答不了的说明白为什么'],
  philosophy: ['先听完，再说话。'],
  summary: '柳叶社区党总支在老柳树下摆了两把椅子，每周三晚上听居民说话，当场记、七天答，三年答复一千二百件。',
  meaning: '一片柳叶弯成耳朵的样子，叶脉是一句一句的话；绿色是柳树，红色的叶柄是党员。',
  organization: ['党总支排班，书记每月至少坐两个晚上，答不了的事由他带到街道。'],
  members: ['在册党员每人一年坐六个晚上，自己家门口的事自己跑。'],
  carriers: ['柳下夜谈', '七日答复单', '回声墙'],
  practice: [
    '一是把椅子摆出去。2023年3月起，每周三晚上七点到九点，风雨无阻。',
    '二是把话记下来。记的人念一遍，说的人签字。',
    '三是把答复贴出来，贴在“回声墙”上。',
  ],
  results: ['三年听了一千二百零六件，答复一千一百九十八件，满意率由61%升到93%。'],
  background: ['柳叶社区是老小区，物业换了四家，居民有话没处说，12345热线一年接到三百多件。'],
  phone: '0999-5550123',
} as const;

/** The fields that most layouts have. */
const COMMON = { name: [BRAND.name], organization: ['willow'] };

/** A: few rows, two columns. */
const plain: Layout = {
  name: 'two columns: name, logo, philosophy, connotation, content',
  make: () => ({
    before: ['党建品牌申报表', '申报单位（盖章）：柳叶社区党总支　　填报时间：2026年3月1日'],
    tables: [
      [
        [L('品牌名称'), V('name', BRAND.name)],
        [L('品牌标识'), V('logo', [], { picture: true })],
        [L('标识释义'), V('meaning', BRAND.meaning)],
        [L('品牌理念'), V('philosophy', [...BRAND.philosophy])],
        [L('品牌内涵'), V('connotation', [...BRAND.connotation])],
        [L('品牌内容'), V('practice', [...BRAND.practice])],
        [L('创建成效'), V('results', [...BRAND.results])],
        opinion('党组织意见', 2, ['同意申报。']),
      ],
    ],
    after: [],
    style: PLAIN,
  }),
  expected: {
    ...COMMON,
    meaning: [BRAND.meaning],
    philosophy: [...BRAND.philosophy],
    connotation: [...BRAND.connotation],
    practice: [...BRAND.practice],
    results: [...BRAND.results],
    filled: ['2026-03-01'],
  },
};

/** B: a cover, instructions, pairs, a large block, four opinions one above the other, remarks. */
const covered: Layout = {
  name: 'cover, pairs, a large block, four rising opinions, remarks',
  make: () => ({
    before: [
      '甲区基层党建品牌创建申报登记表',
      '品牌名称：柳下听声',
      '申报党组织：中共柳叶街道柳叶社区总支部委员会',
      '填表日期：2026年3月5日',
      '甲区委组织部制',
      '填表说明',
      '一、本表一式三份，用钢笔填写或打印。',
      '二、“申报层级”在相应的方框内打勾。',
    ],
    tables: [
      [
        [L('品牌名称'), V('name', BRAND.name), L('创建时间'), V('cultivated', '2023年3月')],
        [L('申报单位'), V('organization', '柳叶社区党总支'), L('隶属关系'), V('parent', '柳叶街道党工委')],
        [L('申报层级'), V('level', [], { choice: { options: LEVELS, chosen: ['区级'] }, span: 3 })],
        [L('所属领域'), V('domain', [], { choice: { options: DOMAINS, chosen: ['社区党建'] }, span: 3 })],
        [L('书记姓名'), V('secretary', '宋一苇'), L('党员人数'), V('members', '87')],
        [L('联系人'), V('liaison', '陆小满'), L('联系电话'), V('phone', BRAND.phone)],
        [L('品牌主题'), V('theme', BRAND.theme, { span: 3 })],
        [L('品牌内涵'), V('connotation', [...BRAND.connotation], { span: 3 })],
        [L('品牌理念'), V('philosophy', [...BRAND.philosophy], { span: 3 })],
        [L('主要事迹'), V('practice', [...BRAND.practice], { span: 3 })],
        opinion('基层单位意见', 4, ['情况属实，同意申报。']),
        opinion('推荐单位意见', 4),
        opinion('市（州）审核意见', 4),
        opinion('批准机关意见', 4),
        [L('备注'), T('原名“柳下说事”，2024年改今名。', { span: 3 })],
      ],
    ],
    after: [],
    style: PLAIN,
  }),
  expected: {
    ...COMMON,
    cultivated: ['2023-03'],
    parent: ['柳叶街道党工委'],
    level: ['district'],
    domain: ['community'],
    secretary: ['宋一苇'],
    members: ['87'],
    liaison: ['陆小满'],
    phone: [BRAND.phone],
    theme: [BRAND.theme],
    connotation: [...BRAND.connotation],
    philosophy: [...BRAND.philosophy],
    practice: [...BRAND.practice],
    filled: ['2026-03-05'],
  },
};

/** C: long labels above their texts, a small table of people with heads. */
const stacked: Layout = {
  name: 'heads of columns, and labels above their texts',
  make: () => ({
    before: ['“一支部一品牌”创建申报书'],
    tables: [
      [
        [L('标识'), V('logo', [], { picture: true, span: 3 })],
        [L('名称'), V('name', BRAND.name), L('创建主题'), V('theme', BRAND.theme)],
        [L('创建单位'), V('organization', '柳叶社区党总支', { span: 3 })],
        [L('联系人'), L('职务'), L('联系电话'), L('电子邮箱')],
        [V('liaison', '陆小满'), T('副书记'), V('phone', BRAND.phone), T('lxm@example.cn')],
        [L('品牌内涵（300字以内）', { span: 4 })],
        [V('connotation', [...BRAND.connotation], { span: 4 })],
        [L('标识释义（200字以内）', { span: 4 })],
        [V('meaning', BRAND.meaning, { span: 4 })],
        [L('创建背景', { span: 4 })],
        [V('background', [...BRAND.background], { span: 4 })],
        [L('主要做法（800字以内）', { span: 4 })],
        [V('practice', [...BRAND.practice], { span: 4 })],
        [L('取得成效', { span: 4 })],
        [V('results', [...BRAND.results], { span: 4 })],
        opinion('支部意见', 4),
        opinion('上级党委意见', 4),
      ],
    ],
    after: ['注：本表双面打印。'],
    style: PLAIN,
  }),
  expected: {
    ...COMMON,
    theme: [BRAND.theme],
    liaison: ['陆小满'],
    phone: [BRAND.phone],
    connotation: [...BRAND.connotation],
    meaning: [BRAND.meaning],
    background: [...BRAND.background],
    practice: [...BRAND.practice],
    results: [...BRAND.results],
  },
};

/** D: groups of rows with a name of their own at the left. */
const grouped: Layout = {
  name: 'groups of rows, merged at the left',
  make: () => ({
    before: ['党建品牌“五有一好”申报登记表'],
    tables: [
      [
        [L('基本情况', { down: 'start' }), L('申报党组织'), V('organization', '柳叶社区党支部'), L('申报等级'), V('level', '镇（街道）级')],
        [L('', { down: 'on' }), L('党组织书记'), V('secretary', '宋一苇'), L('联系电话'), V('phone', BRAND.phone)],
        [L('', { down: 'on' }), L('联系人'), V('liaison', '陆小满'), L('党员数'), V('members', '87名')],
        [L('品牌要素', { down: 'start' }), L('有名称'), V('name', BRAND.name, { span: 3 })],
        [L('', { down: 'on' }), L('有标识'), V('logo', [], { picture: true, span: 3 })],
        [L('', { down: 'on' }), L('有主题'), V('theme', BRAND.theme, { span: 3 })],
        [L('', { down: 'on' }), L('有内涵'), V('connotation', [...BRAND.connotation], { span: 3 })],
        [L('', { down: 'on' }), L('有理念'), V('philosophy', [...BRAND.philosophy], { span: 3 })],
        [L('', { down: 'on' }), L('有载体'), V('carriers', [...BRAND.carriers], { span: 3 })],
        [L('作用发挥好', { down: 'start' }), L('战斗堡垒作用'), V('role.organization', [...BRAND.organization], { span: 3 })],
        [L('', { down: 'on' }), L('先锋模范作用'), V('role.members', [...BRAND.members], { span: 3 })],
        opinion('镇街党（工）委意见', 5, ['经研究，同意推荐。', '2026年3月10日']),
        opinion('区委组织部意见', 5),
      ],
    ],
    after: [],
    style: PLAIN,
  }),
  expected: {
    ...COMMON,
    level: ['town'],
    secretary: ['宋一苇'],
    phone: [BRAND.phone],
    liaison: ['陆小满'],
    members: ['87名'],
    theme: [BRAND.theme],
    connotation: [...BRAND.connotation],
    philosophy: [...BRAND.philosophy],
    carriers: [...BRAND.carriers],
    'role.organization': [...BRAND.organization],
    'role.members': [...BRAND.members],
  },
};

/** E: a case to be handed in: lines with colons above, and background, practice and results in a table. */
const caseLike: Layout = {
  name: 'lines with colons above, background, practice and results below',
  make: () => ({
    before: [
      '基层党建品牌案例推荐表',
      '案例名称：柳下听声',
      '创建单位：中共柳叶街道柳叶社区总支部委员会',
      '联系人：陆小满　　联系电话：0999-5550123',
    ],
    tables: [
      [
        [L('推荐类别'), V('domain', [], { choice: { options: DOMAINS, chosen: ['社区党建'] } })],
        [L('品牌简介（不超过120字）'), V('summary', BRAND.summary)],
        [L('创建背景与起因'), V('background', [...BRAND.background])],
        [L('做法与经过'), V('practice', [...BRAND.practice])],
        [L('成效与反响'), V('results', [...BRAND.results])],
        [L('曾获荣誉'), T(['2024年甲区先进基层党组织', '2025年甲区十佳社区'])],
        opinion('申报单位意见', 2),
        opinion('组织部门意见', 2),
      ],
    ],
    after: [],
    style: PLAIN,
  }),
  expected: {
    ...COMMON,
    liaison: ['陆小满'],
    phone: [BRAND.phone],
    domain: ['community'],
    summary: [BRAND.summary],
    background: [...BRAND.background],
    practice: [...BRAND.practice],
    results: [...BRAND.results],
  },
};

export const LAYOUTS: readonly Layout[] = [plain, covered, stacked, grouped, caseLike];
