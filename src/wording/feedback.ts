/** Texts of the feedback on an evaluation (评审反馈单). */
import { formatDate } from './ui.ts';
import { INTERNAL } from './ui-internal.ts';

export const FEEDBACK = {
  title: '党建品牌评审反馈单',
  fileName: (name: string, round: string): string => `${name}-${round}-评审反馈单.docx`,
  head: { internal: '内部资料　不得公开', on: (date: string): string => `反馈日期：${formatDate(date)}` },
  name: '品牌名称',
  organization: '申报党组织',
  level: '申报层级',
  number: '申报编号',
  declared: '申报日期',
  round: '评审批次',
  evaluated: '评审日期',
  part: '评审项目',
  weight: '权重',
  score: '得分',
  weighted: '折合得分',
  lost: '折合失分',
  percent: (weight: number): string => `${Math.round(weight * 10_000) / 100}%`,
  points: (points: number): string => points.toFixed(2),
  noScore: '没有记录',
  total: '加权总分',
  noTotal: '得分不全，没有算',
  rank: '本批名次',
  place: (place: number, of: number, level: string): string => `${level}第 ${place} 名，共 ${of} 个`,
  course: '经过与意见',
  step: (date: string | undefined, event: keyof typeof INTERNAL.event, by: readonly string[], note: string | undefined): string =>
    `${date === undefined ? INTERNAL.undated : formatDate(date)}　${INTERNAL.event[event]}${by.length === 0 ? '' : `（${by.join('、')}）`}${note === undefined ? '' : `：${note}`}`,
  result: '评审结果',
  results: {
    named: (level: string, document: string | undefined, grade: string | undefined): string =>
      `命名为${level}${[
        document === undefined ? undefined : INTERNAL.line.document(document),
        grade === undefined ? undefined : INTERNAL.line.grade(grade),
      ]
        .filter((one) => one !== undefined)
        .map((one) => `，${one}`)
        .join('')}`,
    returned: '退回，改好以后可以再申报',
    withdrawn: '已撤回',
    notice: '公示中',
    none: '还没有结果',
  },
  improve: '需要改进',
  missing: (label: string, met: number, of: number, missing: readonly string[]): string => `${label} ${met}/${of}，还缺：${missing.join('、')}`,
  weakest: (part: string, lost: string): string => `${part}失分最多，折合 ${lost} 分`,
  nothing: '没有记录',
  measures: '改进措施',
  measuresHint: '（申报党组织填）',
  sent: ['评审组织', '单位'],
  received: ['申报党组织', '签收'],
  foot: ['说明', '本单是内部资料，只发给申报党组织和它的上级，不公开、不转发，也不放进内容文件夹和网站。得分、名次和意见照创建档案填写。'],

  whichBrands: (all: readonly string[]): string =>
    all.length === 0
      ? '还没有一个品牌有评审的记录：先在品牌的 record 里写上 evaluated。'
      : `写上品牌的目录名，例如 npm run form feedback ${all[0]}。评审过的有：${all.slice(0, 12).join('、')}${all.length > 12 ? ' …' : ''}`,
  never: (slug: string, elsewhere: boolean): string =>
    `“${slug}”没有评审的记录${elsewhere ? '：内部档案在另一个文件夹里，加上 --private' : '：先在它的 record 里写上 evaluated'}。`,
  noRound: (slug: string, round: string, rounds: readonly string[]): string => `“${slug}”没有参加“${round}”，有：${rounds.join('、')}。`,
  isInternal: '反馈单是内部资料：只发给申报党组织和它的上级，不要公开，也不要放进内容文件夹。',
} as const;
