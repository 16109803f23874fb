/** Texts of the declaration form (党建品牌创建申报登记表), and what `npm run form` says. */
import { type FieldName, FORM_LABELS } from './formLabels.ts';

/** What stands in brackets behind a label of the form. */
const HINTS: Partial<Record<FieldName, string>> = {
  summary: '（120字以内）',
  logo: '（贴图，或写文字、文字稿）',
  connotation: '（一条一行）',
  carriers: '（一条一行）',
};

/** By these words our own instructions are known again. */
const FOOT_SIGN = '命名后在网站上公开';

export const FORM = {
  footSign: FOOT_SIGN,
  title: '党建品牌创建申报登记表',
  materialTitle: (name: string): string => `${name}综合材料`,
  label: (field: FieldName): string => FORM_LABELS[field],
  hint: (field: FieldName): string | undefined => HINTS[field],
  logoKind: '标识形式',
  logoKinds: { image: '图形', text: '文字', audio: '声音' },
  nameLimit: ({ min, max }: { min: number; max: number }): string => `（${min}—${max}字）`,
  head: { filled: '填报日期：', number: '编号：' },
  blankDate: '　　　年　　月　　日',
  /** Line by line. */
  opinions: [
    ['申报党组织', '意见'],
    ['上级党组织', '审核意见'],
    ['命名机关', '意见'],
  ],
  signature: ['（盖章）　　　　', '年　　月　　日　'],
  boxes: { on: '☑', off: '□' },
  date: (year: string, month?: string, day?: string): string =>
    `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`,
  foot: (levels: readonly string[]): string[] => [
    '填表说明',
    `1. 申报层级分为${levels.join('、')}，在选中的一项前打“√”；领域、类型、标识形式也这样选，类型可以选几项。`,
    `2. 名称、简介、标识、主题、内涵、理念等${FOOT_SIGN}；书记、联系人、电话、党员人数和各级意见只在内部使用。`,
    '3. 日期知道多少写多少，如 2024年、2024年5月。写不下可以另附页。综合材料（背景与起因、做法与经过、成效与反响、探讨与评论）另交一份。',
  ],
  part: (part: string, means: string): string => `${part}：${means}`,
  fileName: (name: string): string => `${name}-申报登记表.docx`,
  materialFile: (name: string): string => `${name}-综合材料.docx`,

  // The command.
  help: [
    '申报登记表，Word 文件进出：',
    '  npm run form blank                        写一张空表，层级、领域、类型和标准按 taxonomy.yaml',
    '  npm run form export 品牌目录名…           把品牌写成填好的表和综合材料（含内部信息，不要公开）',
    '  npm run form feedback 品牌目录名…         把最近一次评审写成反馈单：得分、名次、意见、要改进的（内部资料）；--round 批次 选哪一次',
    '  npm run form import 登记表.docx…          读入填好的表，综合材料写在后面一起读入；表各地不同也认，认不出的原样留着',
    '选项写在 -- 之后：--content 目录、--private 目录、--out 目录（blank、export、feedback，默认 dist.forms）；',
    'import 还有 --organization、--domain、--slug、--summary（表里没有写或认不出的）。已经有的文件一个也不改。',
  ].join('\n'),
  badWord: (given: string | undefined): string =>
    `${given === undefined ? '要写做什么' : `不知道“${given}”是什么`}：npm run form blank、npm run form export 品牌目录名、npm run form feedback 品牌目录名、npm run form import 登记表.docx。`,
  whichBrands: (all: readonly string[]): string =>
    `写上品牌的目录名，例如 npm run form export ${all[0] ?? 'hongse-yizhan'}。${all.length > 1 ? `有：${all.slice(0, 12).join('、')}${all.length > 12 ? ' …' : ''}` : ''}`,
  noBrand: (slug: string, near: string | undefined): string =>
    `没有“${slug}”这个品牌${near === undefined ? '' : `，你是不是想写“${near}”?`}。目录名是 brands/ 下的文件夹名。`,
  written: (files: readonly string[]): string => `写好了：${files.join('、')}`,
  isInternal: '表里有联系人、电话等内部信息，不要公开，也不要放进内容文件夹。',
  same: (files: readonly string[]): string => `已经有了，内容一样，没有再写：${files.join('、')}`,
  taken: (files: readonly string[]): string => `已经有了，内容不一样，没有动它：${files.join('、')}。换一个 --out，或先把它移走。`,
  refused: (errors: number): string => `内容有 ${errors} 处错误，先运行 npm run check 改正，再导出。`,
  failed: (reason: string): string => `没有做完，已经写好的文件都完整。原因：${reason}`,
  pictureFailed: (file: string): string => `标识“${file}”没有放进表里：图片打不开。`,
} as const;

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const chinese = (number: number): string => {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[ones]}`;
};

/** Texts of materials handed in with the form, set as official papers are. */
export const PAPER = {
  number: (depth: number, count: number): string => (depth === 0 ? `${chinese(count)}、` : depth === 1 ? `（${chinese(count)}）` : `${count}. `),
  bullet: '· ',
  note: (number: number): string => `〔${number}〕`,
  fact: (label: string, text: string): string => `${label}：${text}`,
  by: (who: string): string => `——${who}`,
  outcome: ({ value, unit = '', label, before, note }: { value: string; unit?: string; label: string; before?: string; note?: string }): string =>
    `${label}：${value}${unit}${[before, note].filter((one) => one !== undefined).length === 0 ? '' : `（${[before, note].filter((one) => one !== undefined).join('，')}）`}`,
} as const;
