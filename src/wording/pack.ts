/** Texts of `npm run pack`, and of what lies in a bundle beside the pages. */
import type { Profile } from '../publish/published.ts';
import { size } from './commands.ts';

const NAME_FAULTS = {
  name: '有 Windows 不能用的字符或名称',
  long: '路径超过 160 个字符',
  twice: '与另一个路径只有大小写不同，U 盘上分不开',
} as const;

export const PACK = {
  failed: (reason: string): string => `没有生成离线包；原来的离线包没有动。原因：${reason}`,
  noBrands: '--brands 后面要写品牌的目录名，几个之间用逗号分开。',
  both: '--study 和 --brands 只能写一个。',
  unknown: (what: 'study' | 'brands', slug: string, near: string | undefined): string =>
    `--${what}：没有“${slug}”这个${what === 'study' ? '学习包' : '品牌'}${near === undefined ? '' : `，是不是“${near}”`}。`,
  notPublic: (what: 'study' | 'brands', slug: string): string =>
    `--${what}：“${slug}”不在公开版里，公开的离线包不能带它。内部使用可加 --profile internal。`,
  /** Said before the work begins. */
  large: (name: string, bytes: number): string => `注意：${name} 有 ${size(bytes)}，离线包会很大。`,
  names: (faults: readonly { path: string; fault: keyof typeof NAME_FAULTS }[]): string =>
    [
      '有的文件名放不进 U 盘：',
      ...faults.slice(0, 10).map(({ path, fault }) => `  ${path}：${NAME_FAULTS[fault]}`),
      ...(faults.length > 10 ? [`  还有 ${faults.length - 10} 个。`] : []),
    ].join('\n'),
  noRoom: (folder: string, needed: number, free: number): string =>
    `“${folder}”所在的磁盘放不下：至少要 ${size(needed)}，只剩 ${size(free)}。换一个磁盘，或用 --study、--brands 少带一些。`,
  full: (folder: string): string => `“${folder}”所在的磁盘写到一半就满了，写了一半的已经删去。换一个磁盘，或用 --study、--brands 少带一些。`,
  tooLarge: (bytes: number): string => `离线包有 ${size(bytes)}，超过 4 GB，FAT32 格式的 U 盘放不下，请用 exFAT 格式的。`,
  fileName: (title: string, profile: Profile, asOf: string): string => `${title}${profile === 'internal' ? '（内部）' : ''}-${asOf}.zip`,
  brandsTitle: (site: string, brands: number): string => `${site}-${brands}个品牌`,
  counted: (bytes: number): string => size(bytes),
  closing: (one: { file: string; bytes: number; pages: number; files: number; profile: Profile; asOf: string; seconds: number }): string[] => [
    `${one.profile === 'public' ? '公开版' : '内部版'}离线包：${one.pages} 个页面，${one.files} 个文件，${size(one.bytes)}；按 ${one.asOf} 的情况。`,
    `${one.file}，用时 ${one.seconds.toFixed(1)} 秒。解压以后双击 index.html，不用联网。`,
  ],
} as const;

/** The text of `README.txt`, which says how a bundle is opened. */
export const packReadme = (
  title: string,
  profile: Profile,
  asOf: string,
  url: string | undefined,
  packs: readonly { title: string; slug: string }[],
): string =>
  [
    `${title}（离线包）`,
    '',
    ...(profile === 'internal' ? ['【内部资料，不得公开，不得上传】', ''] : []),
    `内容截至 ${asOf}。不用联网，也不用安装。`,
    '',
    '怎样打开',
    '1. 先把压缩包整个解压到一个文件夹。在压缩包里直接双击，页面会没有样式和图片。',
    '2. 打开解压后的文件夹，双击 index.html。',
    '3. 会前请点页面最下面的“本机检查”，看看字体、声音、检索和全屏是否可用。',
    '',
    '放映',
    '打开案例或学习包的页面，点“放映”。右方向键或翻页笔向后，左方向键向前，F 全屏，B 黑屏，O 全部，P 主讲窗口，Esc 退出。',
    '开会前，在学习包的页面上填一次开始时间，再点“会场屏”，投到屏幕上等人到齐。',
    ...(packs.length > 8 ? [] : packs).map(({ title, slug }) => `学习包“${title}”：首页上面点“学习包”，或直接双击 study/${slug}/index.html。`),
    '',
    '打印',
    '讲义、学习手册和会议用纸（签到表、会议记录、反馈单）是 PDF，在 papers 文件夹里，直接打印。',
    '',
    '打不开时',
    '双击后出现的是文字处理软件：右键点 index.html，“打开方式”选浏览器（Edge、Chrome、Firefox、Safari 都可以）。',
    '页面能看，检索不能用：多半是没有解压。请回到第 1 步。',
    ...(url === undefined ? [] : ['', `网上的最新内容：${url}`]),
    '',
  ].join('\r\n');
