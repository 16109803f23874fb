/** Heads of tables, and what is said of tables that were read. */

/** By the key of an organization, the heads that mean it, without blanks and brackets. */
export const COLUMNS = {
  name: ['全称', '党组织名称', '党组织全称', '组织名称', '组织全称', '单位名称', '单位全称', '党组织', '名称', '单位', '基层党组织名称', '支部名称'],
  shortName: ['简称', '党组织简称', '组织简称', '单位简称'],
  level: ['层级', '级别', '组织层级', '党组织层级', '组织级别'],
  parent: [
    '上级',
    '上级党组织',
    '上级组织',
    '上级党组织名称',
    '所属党委',
    '所属党组织',
    '隶属',
    '隶属关系',
    '隶属党组织',
    '主管单位',
    '上级单位',
    '所属党工委',
    '所属镇街',
  ],
  domain: ['领域', '所属领域', '党建领域', '类别', '组织类别', '党组织类别', '单位类别'],
  id: ['代号', 'id', 'ID', '编码'],
  formerNames: ['曾用名', '原名', '原名称'],
  note: ['备注', '说明'],
  secretary: ['书记', '党组织书记', '支部书记', '书记姓名', '负责人'],
  liaison: ['联系人', '联络员', '党务干部'],
  leader: ['联系领导', '包联领导', '分管领导'],
  phone: ['电话', '联系电话', '联系方式', '手机', '手机号', '手机号码'],
  members: ['党员数', '党员人数', '党员总数', '党员'],
  number: ['序号', '编号', 'No', 'NO', '序'],
} as const;

const some = (texts: readonly string[], count = 8): string =>
  `${texts.slice(0, count).join('、')}${texts.length > count ? ` 等 ${texts.length} 项` : ''}`;

export const TABLE = {
  noHead: (names: readonly string[]): string => `没有找到表头：要有一列叫${names.map((name) => `“${name}”`).join('或')}，在前 15 行里。`,
  unknownColumns: (heads: readonly string[]): string => `没有用到的列：${some(heads)}`,
  nameless: (count: number): string => `${count} 行没有写名称，没有读入`,
  spaced: (rows: readonly number[]): string => `名称中间的空格去掉了：第 ${rows.slice(0, 12).join('、')}${rows.length > 12 ? ' …' : ''} 行`,
  twice: (row: number, name: string, first: number): string => `第 ${row} 行“${name}”与第 ${first} 行是同一个：删去一行，或在上级一列写清楚`,
  badId: (row: number, id: string, isTaken: boolean): string => `第 ${row} 行的代号“${id}”${isTaken ? '已经有了' : '不能用：只用小写字母、数字和 -'}`,
  ownParent: (row: number, name: string): string => `第 ${row} 行“${name}”的上级写成了它自己`,
  noParent: (row: number, parent: string, near: string | undefined): string =>
    `第 ${row} 行的上级“${parent}”名单里没有${near === undefined ? '：把它也写成一行，或改成名单里的名称' : `，你是不是想写“${near}”?`}`,
  severalParents: (row: number, parent: string): string => `第 ${row} 行的上级“${parent}”不止一个：写全称`,
  circle: (row: number, name: string): string => `第 ${row} 行“${name}”的上级绕成了一圈`,
  noLevel: (row: number, level: string, all: readonly string[]): string =>
    `第 ${row} 行的层级“${level}”不在 taxonomy.yaml 里：写${all.join('、')}中的一个`,
  guessedLevel: (rows: readonly number[], level: string): string =>
    `没有写层级的 ${rows.length} 行，按名称和上级定为${level}：第 ${rows.slice(0, 12).join('、')}${rows.length > 12 ? ' …' : ''} 行`,
  noDomain: (row: number, domain: string, all: readonly string[]): string =>
    `第 ${row} 行的领域“${domain}”不在 taxonomy.yaml 里：写${all.join('、')}中的一个，或者不写`,
  internalElsewhere: '书记、电话等内部的列没有读入：site.yaml 写着 dossier: elsewhere，它们应放在 --private 的文件夹里',
  listHead: (file: string): string => `# 从 ${file} 读入的党组织名单。代号（id）定了就不要再改；名称、上级等可以直接改。\n`,
  imported: (count: number, known: number, file: string): string =>
    `读入 ${count} 个党组织${known > 0 ? `，另有 ${known} 个已经在内容里（没有改动）` : ''}${count > 0 ? `，写在 ${file}` : ''}。`,
  refused: (faults: readonly string[]): string =>
    `名单有 ${faults.length} 处要改，什么也没有写：\n${faults
      .slice(0, 40)
      .map((one) => `  ${one}`)
      .join('\n')}${faults.length > 40 ? `\n  还有 ${faults.length - 40} 处` : ''}`,
  notes: (notes: readonly string[]): string[] => [
    '请看一下：',
    ...notes.slice(0, 30).map((one) => `  ${one}`),
    ...(notes.length > 30 ? [`  还有 ${notes.length - 30} 条`] : []),
  ],
} as const;
