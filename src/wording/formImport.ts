/** What is said of forms that were read. */
import { type FieldName, FORM_LABELS } from './formLabels.ts';

const short = (text: string, length = 24): string => ([...text].length > length ? `${[...text].slice(0, length).join('')}…` : text);

export const FORM_IN = {
  rest: (label: string, text: string): string => (label === '' ? text : `${label}：${text}`),
  instructions: '填表说明没有读入',
  severalCells: (label: string): string => `“${label}”由几格合成，请看一下断句`,
  goesOn: (label: string): string => `“${label}”下面没有标签的一行，也放在“${label}”里了`,
  guessed: (label: string, field: string): string => `“${label}”当作“${FORM_LABELS[field as FieldName] ?? field}”，请看一下`,
  seals: (label: string): string => `“${label}”里的图片（印章、签名）没有读入`,
  secretaryPhone: '书记电话',
  twice: (label: string, taken: string, other: string): string => `“${label}”写了两处，不一样：用了“${short(taken)}”，没有用“${short(other)}”`,
  unfit: (label: string, text: string): string => `“${label}”写的是“${short(text)}”，认不出来，没有放进去`,
  notTicked: (label: string): string => `“${label}”没有勾选`,
  roleInOne: '作用发挥没有分成党组织和党员两部分，没有放进去：分开写在 role 的 organization 和 members',
  noOrganization: (text: string, near: string | undefined): string =>
    `党组织“${short(text)}”不在名单里${near === undefined ? '' : `，你是不是想写“${near}”?`}（先用 npm run new organizations 读入名单，或用 --organization 指明）`,
  severalOrganizations: (text: string, ids: readonly string[]): string => `党组织“${short(text)}”不止一个：${ids.join('、')}，用 --organization 指明`,
  pictureName: 'tupian',
  /** The key under `internal` that keeps what had no field. */
  internalKey: '登记表',
  summaryTooLong: (count: number, hasShort: boolean): string =>
    `简介有 ${count} 字，超过 120 字：整段放在正文开头，${hasShort ? 'summary 取了开头几句，请改好' : 'summary 要另写'}`,
  audioLogo: '声音标识的文件不在表里：把它放进文件夹，写在 logo 里',
  logoWithoutMeaning: '标识没有释义：写好 meaning，再写 logo',
  halfRole: (label: string): string => `作用发挥只写了“${label}”：另一半写好了，再写 role`,
  noBeginning: (date: string): string => `没有写培育或发布的时间，先记为 ${date} 开始培育，请改对`,
  notDeclared: '没有写填报日期（或没有认出党组织），申报没有记进档案：用 npm run new event 添上',
  picturesLeft: (count: number, isLeft: boolean): string =>
    isLeft
      ? `${count} 张图片不知道放在哪里，没有存：要用的从原来的文件里取`
      : `${count} 张图片不知道放在哪里，存在条目的文件夹里：用得上的写进正文，用不上的删去`,
  picture: (name: string, fault: 'empty' | 'format' | 'large' | 'damaged' | 'missing'): string =>
    `图片${name === '' ? '' : `“${name}”`}没有放进去：${{ format: '格式网页不能用，在 Word 里另存为 png 或 jpg', large: '太大', empty: '是空的', damaged: '坏了', missing: '文件里没有存它，只有一个链接' }[fault]}`,
  deletions: '文件里有修订，删去的字没有读入',
  objects: '文件里嵌着别的文件（如 Excel 表），没有读入',
  needsPrivate: 'site.yaml 写着 dossier: elsewhere，表里有联系人、电话等内部信息：用 --private 指明放它们的文件夹。什么也没有写。',
  known: (file: string, brand: string): string => `${file}：“${brand}”已经在内容里，没有动它。`,
  hasDraft: (file: string, brand: string, draft: string): string =>
    `${file}：“${brand}”的草稿已经在 ${draft} 里，没有动它，也没有再写。在编辑页里改它；要另写一个，加 --slug 目录名。`,
  differs: (label: string, theirs: string, ours: string): string =>
    `  ${label}：表里是“${short(theirs, 40)}”，内容里${ours === '' ? '没有写' : `是“${short(ours, 40)}”`}`,
  agrees: '  表里写的和内容里一样。',
  asNew: '  要另写成一个新品牌，加 --slug 目录名。',
  read: (file: string, brand: string, count: number): string => `${file}：“${brand}”，读出 ${count} 栏。`,
  withMaterial: (files: readonly string[]): string => `  正文来自 ${files.join('、')}`,
  drafted: '  还有错误，先放在 .drafts/ 里（不进网站），在编辑页（npm run dev，/edit/）里改好再保存，就到 brands/ 里：',
  look: '  请看一下：',
  kept: (count: number, key: string): string => `  没有位置的 ${count} 段文字原样留在 internal 的“${key}”里（不公开）：`,
  open: '  还要填的：',
  notAForm: (file: string): string => `${file}：没有认出登记表（找不到“品牌名称”等栏目），也不知道它是哪张表的综合材料，没有读入。`,
  unreadable: (file: string, reason: string): string => `${file}：${reason}`,
  badMap: (file: string, line: number, message: string): string =>
    `${file}:${line} ${message}（labels 下写“表里的栏目: 字段”，例如 品牌口号: theme）`,
  whichFiles: '写上填好的登记表，例如：npm run form import 登记表.docx 综合材料.docx。',
  oneOnly: (flags: readonly string[]): string => `${flags.join('、')} 只能在读一张表时用。`,
  unknownId: (flag: string, id: string, near: string | undefined): string =>
    `--${flag} 没有“${id}”${near === undefined ? '' : `，你是不是想写“${near}”?`}。`,
  piece: (text: string): string => short(text.replace(/\s*\n\s*/g, ' / '), 60),
} as const;
