/**
 * Texts of the site's pages: headings, phrases of the record, dates, counts. Labels that a site may rename
 * (`wording` in site.yaml) are in `site.labels` instead.
 */
import type { LooseDate } from '../schema/dates.ts';
import { quoted } from './quoted.ts';
import { SEARCH } from './search.ts';

/** `2024` → 2024年, `2024-05` → 2024年5月, `2024-05-03` → 2024年5月3日. */
export function formatDate(date: LooseDate): string {
  const [year, month, day] = date.split('-');
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}

/** Formats a term: 2024年3月至2026年2月, 2024年3月至5月 within one year, 2024年3月起 without an end. */
export function formatRange(since: LooseDate, until?: LooseDate): string {
  if (until === undefined) return `${formatDate(since)}起`;
  if (since === until) return formatDate(since);
  const sameYear = since.length > 4 && until.length > 4 && since.slice(0, 4) === until.slice(0, 4);
  return `${formatDate(since)}至${sameYear ? formatDate(until).slice(5) : formatDate(until)}`;
}

/** Formats seconds as 3分05秒. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  return minutes === 0 ? `${whole}秒` : `${minutes}分${String(whole % 60).padStart(2, '0')}秒`;
}

export const UI = {
  // The frame of every page.
  /** In the plain view, at the head of a page. */
  plainNote: '简洁版不显示图片、标识和图；在页首“显示·适老”里可以换回。',
  skip: '跳到正文',
  navigation: '主导航',
  nav: { brands: '品牌', logos: '标识', themes: '主题' },
  breadcrumbs: '当前位置',
  home: '首页',
  search: SEARCH.name,
  searchHint: SEARCH.hint,
  internalLabel: '密级提示',
  internalBand: '内部资料　注意保管，不得外传',
  internalDesk: '工作台',
  asOf: (date: string) => `内容截至${date}`,
  footer: {
    site: '本站',
    sponsor: '主办单位',
    operator: '承办单位',
    techSupport: '技术支持',
    contact: '联系电话',
    address: '地址',
    siteCode: '网站标识码',
    errata: '网站找错',
    help: '使用帮助',
    feed: '订阅更新',
    data: '开放数据',
    machine: '本机检查',
    records: '备案与标识',
    about: '主办与联系',
  },
  printAddress: '网址',
  shareAlt: (title: string, theme: string | undefined) => (theme === undefined ? title : `${title}：${theme}`),
  notFound: { title: '没有这个页面', text: '网址可能写错了，或者页面已经搬走。可以搜索，或者从下面几处找起。' },

  // Lists.
  count: (n: number, noun: string) => `${n} 个${noun}`,
  brandsTitle: (noun: string) => `全部${noun}`,
  groupNamed: '经命名的品牌',
  groupLaunched: (label: string) => `${label}的品牌`,
  groupLaunchedNote: '没有上级命名的记录。',
  groupPending: '创建中的品牌',
  groupPendingNote: '只在内部资料中列出。',
  isNew: '新',
  namedIn: (year: number) => `${year}年命名`,
  /** Of a brand that stands at a higher level since. */
  firstNamedIn: (year: number) => `${year}年首次命名`,
  launchedIn: (year: number) => `${year}年发布`,
  facetsTitle: '分类查看',
  facets: { domain: '领域', focus: '类型', level: '层级', year: '年份', tag: '标签' },
  facetMore: (n: number) => `其余 ${n} 项`,
  noBrands: '这里还没有已公开的品牌。',
  domainEyebrow: '领域',
  focusEyebrow: (domain: string) => `${domain}　类型`,
  levelEyebrow: '层级',
  yearEyebrow: '年份',
  tagEyebrow: '标签',
  yearTitle: (year: number) => `${year}年`,
  yearNote: '按首次命名的年份；未经命名的，按发布的年份。',
  levelNote: '按现有最高层级的称号列出。',
  pages: '分页',
  pagePrevious: '上一页',
  pageNext: '下一页',
  pageNumber: (n: number) => `第 ${n} 页`,
  pageOf: (n: number, all: number) => `第 ${n} 页，共 ${all} 页`,
  focusesTitle: '类型',

  // The home page.
  opening: {
    brands: (n: number) => `${n}`,
    organizations: (noun: string) => `个${noun}`,
    pairings: (noun: string) => `对${noun}`,
    brandsNoun: '个品牌',
    /** On the first page of an offline bundle. */
    pack: (title: string) => `学习内容：${title}`,
    machine: '开会前，先查查这台电脑',
  },
  featured: '推荐案例',
  newest: '最近命名',
  register: '品牌名录',
  registerNote: '领域与层级的现有品牌数',
  registerTable: '品牌数的表格，可左右滚动',
  registerDomain: '领域',
  registerTotal: '合计',
  domains: '按领域看',
  nextPacks: '近期学习',
  minutes: (n: number) => `${n} 分钟`,
  allOf: (noun: string) => `全部${noun}`,
  allBrands: '查看全部品牌',

  // A case.
  partOf: '所属组织',
  summary: '简介',
  seals: '此前的称号',
  outcomes: '成效',
  partners: '共建单位',
  slides: '放映这个案例',
  paper: '讲义（PDF）',
  print: '打印',
  titleDocument: (number: string) => `文号：${number}`,
  titleGrade: (grade: string) => `等次：${grade}`,
  titleUndated: '命名日期不详',
  formerNames: '曾用名',
  story: '案例',
  record: {
    cultivated: '培育',
    launched: '发布',
    declared: '申报',
    notice: '公示',
    named: '命名',
    goals: '年度目标',
    reviewed: '复查',
    commended: '表彰',
    renamed: '更名',
    delisted: '摘牌',
  },
  undated: '日期不详',
  event: {
    cultivated: '列入培育',
    launched: '向社会发布',
    declared: (level: string) => `申报${level}品牌`,
    declaredNumber: (number: string) => `登记编号 ${number}`,
    notice: '命名前公示',
    noticeUntil: (date: string) => `命名前公示，至${date}`,
    named: (level: string) => `命名为${level}品牌`,
    goals: (n: number) => `提出年度目标 ${n} 项`,
    goalsDone: (n: number, done: number) => `提出年度目标 ${n} 项，已完成 ${done} 项`,
    reviewed: (year: number, passed: boolean) => `${year}年度复查，${passed ? '合格' : '要求整改'}`,
    reviewedBy: (year: number, passed: boolean) => `进行${year}年度复查，${passed ? '合格' : '要求整改'}`,
    commended: (title: string) => `授予${quoted(title)}`,
    renamed: (from: string, to: string) => `${quoted(from)}更名为${quoted(to)}`,
    delisted: { revoked: '摘去品牌称号', concluded: '宣布品牌创建结束', merged: '宣布并入其他品牌' },
    delistedLevel: (level: string) => `（${level}）`,
  },
  goalsTitle: (year: number) => `${year}年目标`,
  goalDone: (date?: string) => (date === undefined ? '已完成' : `${date}完成`),
  goalOpen: '进行中',
  measures: '措施',
  demonstration: { since: '设立', place: '地点', visits: '参观' },
  family: '品牌家族',
  parentBrand: '母品牌',
  childBrands: '子品牌',
  siblingBrands: '同族品牌',
  pairingsTitle: (noun: string) => noun,
  neighbours: '接着看',
  why: {
    paired: '结对双方',
    focus: (label: string) => `同为${label}`,
    organization: '同一系统的组织',
    sameOrganization: '同一组织的品牌',
    tag: (tag: string) => `同有“${tag}”标签`,
    domain: (label: string) => `同属${label}`,
  },
  sources: '来源',
  colophon: '本页',
  published: '发布',
  updated: '更新',
  responsible: '责任单位',
  tags: '标签',

  // The standard's content.
  logoText: '文字标识',
  logoImage: '图形标识',
  logoAudio: '声音标识',
  recording: '录音',
  logoRights: (who: string) => `权利人：${who}`,
  transcript: '文字稿',
  roleOrganization: '组织',
  roleMembers: '党员',
  fields: { name: '名称', logo: '标识', theme: '主题', connotation: '内涵', philosophy: '理念', role: '作用', carriers: '载体' },

  // Components.
  outcomeBefore: (value: string) => `原为 ${value}`,
  outcomeAsOf: (date: string) => `截至 ${date}`,
  credit: (who: string) => `图：${who}`,
  drawing: '图，窄屏上可左右移动',
  question: '讨论',
  inner: { note: '主讲提示', internal: '内部内容' },
  watch: '前往观看',
  film: '影片',
  story_: { footnotes: '注', back: (n: number) => `回到注 ${n} 处`, table: '表格，可左右滚动', done: '已完成', open: '未完成' },

  // The walls.
  logosTitle: '标识',
  logosLead: '每个标识旁是它所属的品牌；标识释义见各品牌页。',
  noLogos: '还没有带标识的品牌。',
  themesTitle: '主题',
  themesLead: '各品牌的主题，一句一家。',
  noThemes: '还没有写明主题的品牌。',
  describe: (title: string, site: string, tagline?: string) =>
    [title, site, tagline].filter((part, index, all) => part !== undefined && all.indexOf(part) === index).join('，'),
  ladderLead: '各层级现有的品牌，从高到低；同一层级内，首次命名近的在前。',
  ladderClimb: '逐级命名',
  ladderEmpty: '这一层级还没有品牌。',
  ladderMore: (n: number) => `查看全部 ${n} 个`,
  ladderRest: (n: number) => `其余 ${n} 个`,
  ladderLeft: (n: number) => `另有 ${n} 个，`,
  ladderLeftAll: '在列表里接着看',
  ladderLeftNew: (n: number) => `另有 ${n} 个命名得更早，按年份看：`,
  ladderLeftCommended: (n: number) => `另有 ${n} 项更早的，记在各品牌的案例里。`,
  ladderNew: (months: number) => `新命名（${months} 个月内）`,
  ladderNewEmpty: '近期没有新命名的品牌。',
  ladderCommended: '受表彰',
  ladderCommendedEmpty: '还没有受表彰的品牌。',
  ladderInternal: '只在内部资料中列出',
} as const;
