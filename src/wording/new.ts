/** Texts of `npm run new`: its questions, its answers, and what it writes for an editor to go on from. */
import { OCCASION_LABELS } from './ui-study.ts';

/** A heading of a new body and what should stand below it, as a comment that reaches no page. */
export interface Section {
  heading: string;
  guide: string;
}

export const NEW = {
  // The command.
  help: (kinds: readonly string[]): string =>
    `新建一个条目，或一个新的网站：npm run new ${kinds.join(' | ')}。一问一答；也可以全用选项写，见 npm run new 种类 -- --help。`,
  badKind: (given: string | undefined, all: readonly string[]): string =>
    `${given === undefined ? '要写新建什么' : `不能新建“${given}”`}：npm run new ${all.join(' | ')}。例如 npm run new brand。`,
  usageOrganizations:
    '从 Excel 名单导入党组织：npm run new organizations 名单.xlsx -- --content 内容文件夹。名单一行一个，表头写名称、上级、层级、领域（也认“党组织全称”“上级党组织”等），.csv 也行。已有的不重复，也不改动。',
  whichList: '写上名单文件，例如：npm run new organizations 名单.xlsx。',
  usage: (kind: string, needs: readonly string[]): string =>
    `不问，直接写：npm run new ${kind} -- ${needs.map((need) => `--${need} …`).join(' ')}；其余选项可以不写。`,
  /** A few choices are named; more are looked for. */
  options: (all: readonly { flag: string; say: string; options?: readonly { label: string }[] }[]): string =>
    all
      .map(({ flag, say, options = [] }) => {
        const choices = options.length === 0 || options.length > 8 ? '' : `（${options.map(({ label }) => label).join('、')}）`;
        return `\n  --${flag}  ${say}${choices}`;
      })
      .join(''),
  missing: (missing: readonly string[], kind: string, needs: readonly string[]): string =>
    `还缺 ${missing.map((flag) => `--${flag}`).join('、')}。这里不能一问一答，新建时至少要写：npm run new ${kind} -- ${needs.map((need) => `--${need} …`).join(' ')}`,
  surplus: (word: string): string => `不知道“${word}”是什么：选项以 -- 开头，有空格的值要用引号。`,
  noFolder: '新网站放在哪个文件夹？例如：npm run new site ../our-content',
  notAFolder: (folder: string): string => `“${folder}”是一个文件，不是文件夹。`,
  exists: (file: string): string => `${file} 已经在那里了，没有动它。换一个 --slug，或者直接改那个文件。`,
  unreadableContent: (file: string): string => `${file} 读不出来，先运行 npm run check 改正，再新建。`,
  written: (files: readonly string[]): string => `写好了：${files.join('、')}`,
  open: '还要填的：',
  problems: '检查下来，新写的文件里：',
  passes: '新写的文件通过检查，没有错误。',
  next: (content: string): string => `接下来：npm run dev${content}，打开它给出的编辑页（/edit/）接着填，边写边看；npm run check${content} 检查。`,
  noModel: '还没有命名的品牌，不能结对帮带：先在档案里记下命名（npm run new event），或选结对共建（--kind mutual）。',
  tooLarge: (file: string): string => `“${file}”太大，没有读。`,
  emptyTable: (file: string): string => `“${file}”里没有表格，或表格是空的。`,
  noFile: (file: string): string => `没有“${file}”这个文件。`,

  // Names and dates.
  slug: '文件夹名（也是网址的一段）',
  slugHint: '小写字母、数字和 -，默认用拼音',
  badSlug: (answer: string): string => `“${answer}”不能用：只用小写字母、数字和 -，至多 64 个字符，例如 hongse-yizhan。`,
  takenSlug: (answer: string): string => `“${answer}”已经有了（或是别的条目的旧名），换一个。`,
  dateHint: '知道多少写多少：2024、2024-05 或 2024-05-01，也可以写 2024年5月',
  badDate: (answer: string): string => `“${answer}”不是日期，写成 2024、2024-05 或 2024-05-01。`,
  later: '可以以后再写',
  laterLines: '可以写几条，也可以以后再写',
  none: '没有就不写',

  // A brand.
  brandName: '品牌名称',
  brandNameHint: ({ min, max }: { min: number; max: number }): string => `${min} 到 ${max} 个字，念一遍能记住`,
  brandOrganization: '哪个党组织的品牌？（打汉字、拼音或首字母来找）',
  domain: '属于哪个领域？',
  focuses: '这个领域里的哪些类型？（可以不选）',
  summary: '一句话简介',
  summaryHint: '不超过 120 字：谁、做什么、有什么用',
  summaryTooLong: (count: number): string => `写了 ${count} 字，不超过 120 字。`,
  standardItem: (label: string): string => `${label}：怎样写？`,
  roleOrganization: '党组织的作用怎样发挥（战斗堡垒）？',
  roleMembers: '党员的作用怎样发挥（先锋模范）？',
  logoFile: '标识的图片文件',
  logoFileHint: '本机上的路径，svg、png、jpg 都行，会拷贝过去；没有图就不写',
  badLogo: '不是图片：标识用 svg、png、jpg、webp 或 avif。',
  logoText: '没有图，用文字作标识的：哪几个字？',
  logoMeaning: '标识释义：图形、颜色、文字各是什么意思？',
  logoAlt: (name: string): string => `${name}的标识`,
  parentBrand: '属于哪个母品牌？',
  step: '这个品牌走到了哪一步？',
  steps: { cultivated: '正在培育', launched: '自己已经发布，还没有命名', named: '已经命名（以前的事，补录）' },
  stepDate: { cultivated: '从什么时候开始培育？', launched: '什么时候发布的？', named: '什么时候命名的？（不知道可以不写）' },
  level: '命名为哪一级？',
  namedBy: (organization: string): string => `由谁给${organization}命名？`,
  document: '文号',
  uncomment: '还没有写的：写好以后去掉行首的“# ”。',
  fieldExample: {
    organization: 'organization: 党组织的代号',
    domain: 'domain: 领域的代号',
    summary: 'summary: 一句话简介，不超过 120 字',
    logo: 'logo: { kind: image, file: logo.svg, alt: 图上画了什么, meaning: 各部分的含义 }',
    theme: 'theme: 一句口号',
    connotation: 'connotation: 做的是哪几件事',
    philosophy: 'philosophy: 照着什么做',
    role: 'role: { organization: 党组织怎样带头, members: 党员怎样示范 }',
    carriers: 'carriers: [载体一, 载体二]',
    extra: 'extra: { 代号: 内容 }',
  } as Readonly<Record<string, string>>,
  needed: (keys: readonly string[]): string => `必须写的：${keys.join('、')}（信息栏里 # 开头的各行）`,
  standardLacks: (label: string, met: number, of: number, missing: readonly string[]): string =>
    `${label} ${met}/${of}：还缺 ${missing.join('、')}（信息栏里 # 开头的各行）`,
  bodyOpen: (headings: readonly string[]): string => `正文：${headings.join('、')}（各节下面写着该写什么，写好就删去那一行）`,

  // An organization.
  organizationName: '党组织的全称',
  organizationNameHint: '例如：中共苇渡镇苇湾村总支部委员会',
  knownOrganization: (name: string, id: string): string => `“${name}”已经在名单里了（${id}），不再添一个。`,
  organizationParent: '上级党组织是哪个？（打汉字、拼音或首字母来找；最上面的一个不写）',
  organizationLevel: '属于哪一级？',
  organizationDomain: '属于哪个领域？（不属于一个领域的不选）',
  shortName: '简称',
  organizationId: '代号（网址里用，别处用它来指这个组织）',

  // A pairing.
  pairingKind: '哪一种结对？',
  pairingKinds: { lift: '结对帮带：示范品牌带一个要提升的组织', mutual: '结对共建：双方平等' },
  pairingModel: '示范的一方：哪个品牌？',
  pairingLagging: { lift: '要提升的一方：哪个党组织？', mutual: '共建的另一方：哪个党组织？' },
  since: '从什么时候开始？',
  until: '到什么时候期满？（可以不写）',
  goals: '目标',
  goalsHint: '至少一条，一条一件事，写得出做到没有',
  measures: '措施',
  visibility: '公开范围',
  visibilities: { internal: '内部：只在内部版里', anonymous: '不具名公开：只说层级和领域，不说是谁', public: '公开' },
  pairingComments: [
    '每条目标可以写期限和完成日期，例如 { goal: 建好台账, kind: basic, due: 2026-06, done: 2026-05-20 }。',
    '做了一件事，就在台账里记一条：',
    'ledger:',
    '  - { date: 2026-03-12, text: 做了什么, goal: 1 }',
    '写明对方名字公开（visibility: public）的，要有对方同意：',
    'consent: { by: 同意的组织, date: 2026-03-01 }',
  ],
  goalsOpen: '每条目标的期限（due）；以后做的事记进台账（ledger）',

  // A document.
  documentTitle: '文档标题',
  folder: 'docs/ 下的哪个文件夹？',
  folderHint: (known: readonly string[]): string => (known.length === 0 ? '没有就不写' : `已有：${known.join('、')}；不放进文件夹就不写`),
  badFolder: '文件夹名只用小写字母、数字和 -，几层用 / 隔开。',
  documentSummary: '一句话摘要',
  issuer: '由谁发文？',
  issued: '什么时候发文？',
} as const;

/** The sections of a case, as the national form for cases has them (背景与起因 … 附录). */
export const CASE_SECTIONS: readonly Section[] = [
  { heading: '背景与起因', guide: '为什么要做这个品牌：时间、地点、原来的情形，党员群众反映的是什么。三五句。' },
  {
    heading: '做法与经过',
    guide: '一条做法一段，写清谁、在哪里、做什么、多久一次。可以用 <Practice title="做法的名字"> 和 </Practice> 把一条包起来；走过的弯路也写。',
  },
  {
    heading: '成效与反响',
    guide:
      '用数字说话，写明截至哪一天。一个数字可以写成 <Outcome value="142" unit="户" label="用上了" before="31" asOf="2025 年底" />；群众的原话用 <Quote by="居民王某"> 和 </Quote>。',
  },
  { heading: '探讨与评论', guide: '哪一条别处也能用，哪一条不能；还没有做成的是什么。可以留一个讨论题：<Question> 和 </Question>。' },
  { heading: '附录', guide: '制度、表格、报道等材料的名字；文件放在这个文件夹里，写成 [名字](文件名.pdf)。没有就删去这一节。' },
];

export const PAIRING_SECTIONS: readonly Section[] = [
  { heading: '为什么结对', guide: '双方各有什么、缺什么。要公开的，不写对方的名字和短处。' },
  { heading: '怎样做', guide: '谁对谁，多久一次，做什么。' },
];

export const DOCUMENT_SECTIONS: readonly Section[] = [{ heading: '正文', guide: '把原文贴在这里；标题用 ##，列表用 - 或 1.。' }];

export const STUDY = {
  occasions: OCCASION_LABELS,
  occasion: '什么场合？',
  minutes: '一共多少分钟？',
  badMinutes: '写一个整数，例如 90。',
  audience: '给谁学？',
  domain: '限在哪个领域？',
  topic: '围绕什么题目找案例？',
  topicHint: '几个词，用空格隔开，例如“议事 账目”；不限就不写',
  cases: (count: number): string => `看哪些案例？（按时间看 ${count} 个合适，已经选上最合适的）`,
  packTitle: '学习包的标题',
  titleOf: (occasion: string, topic: string | undefined): string => (topic === undefined ? `${occasion}：看品牌，谈做法` : `${topic}：${occasion}`),
  date: '哪一天？（可以不写）',
  place: '在哪里？',
  objectives: '目的：学完要会做什么？',
  speaksOf: (words: readonly string[]): string => `说到${words.join('、')}`,
  hasTitle: '已命名',
  hasQuestions: '有讨论题',
  opening: {
    training: '开场：今天看什么，带走什么',
    'study-meeting': '开场：上次说要做的事做了没有',
    'party-day': '开场：签到，说明今天的安排',
    'site-visit': '集合：路线和要看的地方',
    lecture: '开场：今天讲什么',
    seminar: '开场：要回答的问题',
  },
  caseTitle: {
    training: (name: string): string => `案例：${name}`,
    'study-meeting': (name: string): string => `读案例：${name}`,
    'party-day': (name: string): string => `看案例：${name}`,
    'site-visit': (name: string): string => `现场：${name}`,
    lecture: (name: string): string => `讲解：${name}`,
    seminar: (name: string): string => `案例：${name}`,
  },
  questions: [
    '他们原来卡在哪里，是从哪一件小事开始的？',
    '哪一条做法离开了他们的条件就做不成？',
    '如果明天就在我们单位开始，第一步是什么，谁来做？',
    '哪一个数字最说明问题，还缺哪一个？',
    '做到一半停下来，最可能是因为什么？',
  ],
  discussion: '讨论：放在一起看',
  compare: (names: readonly string[]): string => `${names.join('、')}，做法不同在哪里，为什么都成了？`,
  closing: '收尾：每人说一件要做的事',
  action: '我要做的一件事是什么，做到哪一天？',
  noCase: '研讨',
  body: (names: readonly string[]): string =>
    names.length === 0 ? '这次学习的缘由和要求写在这里。' : `这次一起看${names.join('、')}。会前把案例读一遍，带一个自己单位的问题来。`,
  nothingFits: '没有找到合适的公开案例：议程里只有一项“研讨”，请自己添上',
  questionsOpen: '议程里的讨论题是通用的，请改成针对案例的；说明写在正文里',
} as const;
