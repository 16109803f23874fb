/** What is said of Word and Excel files. */
const NAMES = { docx: 'Word 文件（.docx）', xlsx: 'Excel 文件（.xlsx）' } as const;

const OTHERS: Readonly<Record<string, string>> = {
  old: '这是旧格式的 Office 文件（.doc 或 .xls，有的改了扩展名）：用 Word、Excel 或 WPS 打开它，另存为 .docx 或 .xlsx，再试一次',
  encrypted: '这个文件有密码：用 Word、Excel 或 WPS 打开，去掉密码，另存一份，再试一次',
  pdf: '这是 PDF：请对方发原来的文件',
  picture: '这是图片：请对方发原来的文件',
  opendocument: '这是 OpenDocument 文件（.odt、.ods）：另存为 .docx 或 .xlsx，再试一次',
  zip: '这是一个压缩包：先解开，再用里面的文件',
  docx: '这是 Word 文件',
  xlsx: '这是 Excel 文件',
};

export const OFFICE = {
  empty: '这个文件是空的。',
  notOffice: (wanted: keyof typeof NAMES, found: string | undefined): string =>
    `不是${NAMES[wanted]}：${OTHERS[found ?? ''] ?? '认不出是什么文件'}。`,
  tooLarge: (limit: number): string => `文件太大（打开后超过 ${limit} MB），没有打开：删去大图片，或拆成几个文件。`,
  tooManyParts: '文件里的部件太多，没有打开：另存一份再试。',
  damaged: '文件坏了，打不开：请对方重新发一份，或用 Word、Excel、WPS 打开后另存一份。',
  tooManyRows: (limit: number): string => `表格超过 ${limit} 行，没有读入：删去空行（Excel 里选中名单以下的行，右键删除），或拆成几个文件。`,
  tooLong: '文件太长（超过十万字），没有打开：登记表和综合材料没有这么长，是不是选错了文件？',
  tooManyPictures: (limit: number): string => `文件里的图片超过 ${limit} 张，没有打开：删去一些再试。`,
  noText: '文件的编码认不出来：在 Excel 里另存为 .xlsx，再试一次。',
} as const;
