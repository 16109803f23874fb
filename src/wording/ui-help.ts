/** Texts of the search page, the help and the reference. */
import type { Severity } from '../diagnostic.ts';

export const SEARCH_PAGE = {
  title: '搜索',
  description: '按名称、组织、主题、拼音或正文搜索。',
  label: '搜索什么',
  hint: '名称、组织、主题、拼音或正文里的话',
  submit: '搜索',
  filters: '范围',
  any: '不限',
  results: '搜索结果',
  noScript: '搜索需要浏览器的脚本，而这里没有打开。不用脚本，可以从下面几处找：',
  lists: '按类查找',
} as const;

export const HELP = {
  title: '使用帮助',
  description: '怎样看、怎样找、怎样放映和打印，怎样写一个条目。',
  contents: '本页内容',
  reference: '字段、组件与检查代码',
} as const;

export const REFERENCE = {
  title: '字段、组件与检查代码',
  description: '每一种文件可以写什么，正文里可以用哪些组件，检查会报出哪些问题。',
  lead: '这一页由程序自己的定义生成，写法以它为准。',
  files: '文件与字段',
  components: '正文组件',
  codes: '检查代码',
  columns: { key: '字段', title: '名称', type: '写法', need: '必填' },
  attributeColumns: { key: '属性', title: '名称', type: '写法', need: '必填' },
  codeColumns: { code: '代码', severity: '级别', title: '名称' },
  example: {
    mending: (mending: string) => `怎么改：${mending}`,
    given: (given: string) => `例子里：${given}`,
    wrong: { text: '这样写会报', name: '这样起名会报', deed: '这样做会报' },
    right: { text: '改成', name: '改成', deed: '应当' },
  },
  needed: '必填',
  optional: '',
  initial: (value: string) => `不写则为 ${value}`,
  allowed: '只能是',
  oneOf: (names: readonly string[]) => `${names.join('、')} 写其中一个`,
  holdsContent: '中间写内容',
  table: '表格，可左右滚动',
  label: (key: string, label: string) => `${key}（${label}）`,
  labels: '各种名目',
  item: (standard: string, item: string) => `${standard}的“${item}”`,
  common: '每一件事都可以写',
  severity: { error: '错误', warning: '警告' } satisfies Record<Severity, string>,
  kinds: {
    text: '文字',
    date: '日期',
    slug: '代号',
    monthDay: '月-日',
    number: '数字',
    integer: '整数',
    boolean: 'true 或 false',
    mapping: '若干“名称: 内容”',
    list: (of: string) => `${of}的列表`,
    or: (kinds: readonly string[]) => kinds.join('，或'),
    range: (min: number | undefined, max: number | undefined) =>
      min !== undefined && max !== undefined ? `${min} 到 ${max}` : min !== undefined ? `至少 ${min}` : max !== undefined ? `至多 ${max}` : '',
    any: '任意',
  },
  attributeKinds: { text: '文字', date: '日期', image: '图片文件', audio: '声音文件', video: '影片文件', address: '网址' },
  filesInWords: {
    site: { title: '网站', file: 'site.yaml', text: '网站的名称、主管组织、公开的范围和用语。' },
    taxonomy: { title: '分类与标准', file: 'taxonomy.yaml', text: '领域、层级和命名权限、评审的组成、创建标准、创建目标。' },
    organization: { title: '组织', file: 'organizations/*.yaml', text: '组织的列表，分几个文件都可以；每一个组织写：' },
    brand: { title: '品牌', file: 'brands/<目录名>/index.mdx', text: '一个品牌一个文件夹，图片和声音放在同一个文件夹里。信息栏写：' },
    event: { title: '创建档案的事件', file: 'record', text: '品牌 record 里的每一项是一件事，按先后排列，各写：' },
    pairing: { title: '结对', file: 'pairings/<文件名>.mdx', text: '一对一个文件，台账写在信息栏里。' },
    study: { title: '学习安排', file: 'study/<文件名>.mdx', text: '一次学习一个文件。' },
    document: { title: '文档', file: 'docs/**/<文件名>.mdx', text: '方案、标准、程序、指引；文件夹的首页写成 index.mdx。' },
    form: {
      title: '外来表格的栏目',
      file: 'forms/*.yaml',
      text: '别处的登记表用了别的栏目名称时，在这里说明每一栏是什么，npm run form import 就认得。',
    },
    overlay: {
      title: '另存的内部档案',
      file: 'brands/<目录名>/private.yaml，pairings/<文件名>.private.yaml',
      text: '放在另一个目录里，用 --private 叠加，只进内部版。',
    },
  },
} as const;
