/** Texts of `npm run upgrade`. */

/** What the contract offers since 1.1. */
const NEW_USES = {
  logo: 'site.yaml 的 logo：网站自己的标志，显示在页眉和分享图片上',
  favicon: 'site.yaml 的 favicon：浏览器标签上的图标；不写也有，用网站名称的第一个字和网站颜色做',
  menu: 'site.yaml 的 menu：菜单里放什么、按什么次序，自己的页面和别的网站也可以放进去',
  authors: '品牌的 authors：写案例的人，署在末尾',
  at: '品牌 logo 的 meaning 里的 at：标识的各部分在图上的位置，网页上指着图讲解',
  targets: 'taxonomy.yaml 的 targets：目标可以只点名几个组织，不写层级',
  forms: 'forms/*.yaml：别处的登记表用了别的栏目名称，在这里说明，npm run form import 就认得',
} as const;
export type NewUse = keyof typeof NEW_USES;

const MENDED = {
  control: (count: number) => `${count} 个看不见的控制字符换成了空格`,
  colour: (_: number, before: string, after: string) => `颜色 ${before} 写成了 ${after}`,
  address: (_: number, before: string, after: string) => `网址开头的 ${before} 写成了 ${after}`,
} as const;

export const UPGRADE = {
  help: [
    '把按旧约定（1.0）写的内容改成现在的约定（1.1）：npm run upgrade -- --content 内容文件夹。',
    '只有一种改法的直接改好，文件里别处一个字节不动；拿不准的不改，说出在哪一行；再说新约定里有什么可以用。',
    '  --private 内部档案文件夹  里面的也改',
  ].join('\n'),
  surplus: (word: string): string => `不知道“${word}”是什么：选项以 -- 开头。`,
  changed: (file: string): string => `${file} 刚才被别人改了，什么都没有改：再运行一次。`,
  mended: (places: number, files: number): string => `改好了 ${files} 个文件里的 ${places} 处，别处一个字节没有动：`,
  mend: (file: string, line: number, what: keyof typeof MENDED, count: number, before: string, after: string): string =>
    `  ${file}:${line} ${MENDED[what](count, before, after)}`,
  nothing: '没有要改的：内容照 1.0 写的，在 1.1 里都还作数。',
  nothingMore: '其余照 1.0 写的，在 1.1 里都还作数。',
  errors: (count: number): string => `下面 ${count} 个错误不止一种改法，要自己改，改好才能生成网站：`,
  warnings: (count: number): string => `1.1 新有的提醒 ${count} 处，不改也能生成：运行 npm run check 看。`,
  unused: '1.1 可以用、这里还没有用的：',
  use: (use: NewUse): string => `  ${NEW_USES[use]}`,
  more: '另有 /edit/ 编辑页、换名、登记表、送审等命令：npm run 命令 -- --help 各有说明。',
} as const;
