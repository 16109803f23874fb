/** Messages about pictures, recordings, films and documents that cannot be published as they are. */

import type { Trace } from '../media/formats/office.ts';
import type { RecordingFault } from '../media/formats/recording.ts';
import type { Sniffed } from '../media/formats/sniff.ts';
import type { BrokenFault, UnsafeFault, UnsafeKind } from '../media/formats/svg.ts';
import { extensionOf, type Format } from '../schema/fileKinds.ts';
import type { Sentence } from './sentence.ts';

/** Errors of the XML parser that an editor can correct. */
const XML_REASONS: readonly [RegExp, string][] = [
  [/^(?:unmatched closing tag: (.*)\.|unexpected close tag\.|weird empty close tag\.)$/, '标签不成对'],
  [/^unclosed tag: (.*)$/, '标签没有结束'],
  [/^duplicate attribute: (.*)\.$/, '属性写了两次'],
  [/^unbound namespace prefix: "(.*)"\.$/, '前缀没有声明'],
  [/^undefined entity\.$|entity/, '“&”之后不是认得的写法'],
  [/^(?:attribute without value|unquoted attribute value|value must be quoted|value required)\.$/, '属性的值要写在引号里'],
  [/^text data outside of root node\.$/, '最外层的标签之外有文字'],
  [/^documents may contain only one root\.$/, '最外层的标签不止一个'],
  [/^document must contain a root element\.$|^unexpected end\.$/, '文件不完整'],
  [/XML declaration|name\/value pairs|version|encoding value|standalone/, '开头的 XML 声明写错了'],
  [/comment/, '注释写错了'],
  [/disallowed|malformed name/, '有不该出现的字符'],
];

function xmlReason(reason: string): string {
  for (const [pattern, words] of XML_REASONS) {
    const match = pattern.exec(reason);
    if (match !== null) return `：${words}${match[1] === undefined || match[1] === '' ? '' : `“${match[1]}”`}`;
  }
  return '';
}

const ALLOWED = '图片用 svg、png、jpg、jpeg、webp、avif，声音用 mp3、m4a、ogg、wav，影片用 mp4、webm，文件用 pdf、docx、xlsx、pptx。';

const CONTENT_NAMES: Readonly<Record<Sniffed, string>> = {
  svg: 'SVG 图片',
  png: 'PNG 图片',
  jpeg: 'JPEG 图片',
  webp: 'WebP 图片',
  avif: 'AVIF 图片',
  mp3: 'MP3 声音',
  m4a: 'M4A 声音',
  ogg: 'Ogg 声音',
  wav: 'WAV 声音',
  mp4: 'MP4 影片',
  webm: 'WebM 影片',
  pdf: 'PDF 文件',
  docx: 'Word 文档',
  xlsx: 'Excel 表格',
  pptx: 'PowerPoint 演示文稿',
  zip: '压缩包或 Office 文件',
  ole: '旧版 Office 文件或加了密码的 Office 文件',
  gzip: '压缩文件',
  gif: 'GIF 图片',
  bmp: 'BMP 图片',
  tiff: 'TIFF 图片',
  heic: 'HEIC 照片（苹果手机的格式）',
  psd: 'Photoshop 文件',
  html: '网页',
  program: '程序',
  rar: '压缩包',
  '7z': '压缩包',
  flac: 'FLAC 声音',
  aac: 'AAC 声音',
  avi: 'AVI 影片',
  empty: '空文件',
};

/** The right extension for files that only need to be renamed. */
const RENAMED: Partial<Record<Sniffed, string>> = {
  svg: 'svg',
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  avif: 'avif',
  mp3: 'mp3',
  m4a: 'm4a',
  ogg: 'ogg',
  wav: 'wav',
  mp4: 'mp4',
  webm: 'webm',
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
  pptx: 'pptx',
};

export const typeNotAllowed = (name: string): Sentence => {
  const extension = extensionOf(name);
  return {
    message: extension === '' ? `“${name}”没有扩展名，不知道是什么文件。` : `不能用 .${extension} 文件（“${name}”）。`,
    hint: (Object.hasOwn(TURNED, extension) ? TURNED[extension] : undefined) ?? ALLOWED,
  };
};

const AFTER = '换好以后，引用它的地方也改成新的文件名。';
const BY_PAINT = (to: string): string => `用“画图”打开，点“文件→另存为”，类型选 ${to}；${AFTER}`;
const BY_OFFICE = (program: string, to: string): string => `用 ${program} 或 WPS 打开，点“文件→另存为”，类型选 ${to}；${AFTER}`;
const TO_MP3 = `用“格式工厂”等软件转成 mp3；${AFTER}`;
const TO_MP4 = `用“剪映”“格式工厂”等软件导出成 mp4；${AFTER}`;
/** What to do with files of other kinds, in words of the programs that editors have. */
const TURNED: Readonly<Record<string, string>> = {
  doc: BY_OFFICE('Word', '“Word 文档(*.docx)”'),
  wps: BY_OFFICE('Word', '“Word 文档(*.docx)”'),
  rtf: BY_OFFICE('Word', '“Word 文档(*.docx)”'),
  xls: BY_OFFICE('Excel', '“Excel 工作簿(*.xlsx)”'),
  et: BY_OFFICE('Excel', '“Excel 工作簿(*.xlsx)”'),
  csv: BY_OFFICE('Excel', '“Excel 工作簿(*.xlsx)”'),
  ppt: BY_OFFICE('PowerPoint', '“PowerPoint 演示文稿(*.pptx)”'),
  dps: BY_OFFICE('PowerPoint', '“PowerPoint 演示文稿(*.pptx)”'),
  gif: `静止的：${BY_PAINT('PNG')}会动的：导出成影片 mp4，用 <Video>。`,
  bmp: BY_PAINT('PNG'),
  tif: BY_PAINT('PNG'),
  tiff: BY_PAINT('PNG'),
  heic: `苹果手机的照片：在手机“设置→相机→格式”里选“兼容性最佳”再拍；已经拍了的，在电脑上用“照片”打开，另存为 jpg；${AFTER}`,
  heif: `在电脑上用“照片”打开，另存为 jpg；${AFTER}`,
  psd: `在 Photoshop 里点“文件→导出”，选 PNG；${AFTER}`,
  ai: `在 Illustrator 里点“文件→导出”，选 SVG；${AFTER}`,
  cdr: `在 CorelDRAW 里点“文件→导出”，选 SVG；${AFTER}`,
  wma: TO_MP3,
  aac: TO_MP3,
  flac: TO_MP3,
  amr: TO_MP3,
  mov: TO_MP4,
  avi: TO_MP4,
  wmv: TO_MP4,
  mkv: TO_MP4,
  flv: TO_MP4,
  zip: '先解压，把里面要用的文件一个个放进来。',
  rar: '先解压，把里面要用的文件一个个放进来。',
  '7z': '先解压，把里面要用的文件一个个放进来。',
};

export const notWhatItSays = (name: string, sniffed: Sniffed | undefined): Sentence => {
  if (sniffed === 'empty') return { message: `“${name}”是空的。`, hint: '重新拷贝一份放进来。' };
  if (sniffed === undefined) return { message: `“${name}”的内容与扩展名不符。`, hint: '用制作它的软件重新导出，不要靠改扩展名。' };
  const extension = RENAMED[sniffed];
  const hint =
    extension !== undefined
      ? `把扩展名改成 .${extension}（引用它的地方也要改）。`
      : sniffed === 'ole'
        ? '去掉密码，并另存为 docx、xlsx 或 pptx。'
        : sniffed === 'heic'
          ? '它是苹果手机的照片，只改了扩展名：在电脑上用“照片”打开，另存为 jpg，再放进来。'
          : `换成真正的 .${extensionOf(name)} 文件：用制作它的软件另存或导出。`;
  const content = CONTENT_NAMES[sniffed];
  return { message: `“${name}”的内容其实是${/^[A-Z]/.test(content) ? ' ' : ''}${content}。`, hint };
};

export const damaged = (name: string): Sentence => ({
  message: `“${name}”已损坏或不完整，打不开。`,
  hint: '重新拷贝或重新导出一份；从微信、网盘下载的，确认已经下载完。',
});

export const unreadable = (name: string): Sentence => ({ message: `“${name}”读不出来。`, hint: '检查它是不是普通的文件，以及有没有读取的权限。' });

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;

export const tooManyBytes = (name: string, bytes: number, limit: number): Sentence => ({
  message: `“${name}”有 ${megabytes(bytes)}，超过 ${megabytes(limit)}。`,
  hint: '压缩或缩小后再放进来。',
});

export const tooManyPixels = (name: string, width: number, height: number): Sentence => ({
  message: `“${name}”有 ${width}×${height} 像素，超过 5000 万像素。`,
  hint: '缩小后再放进来，长边 4000 像素足够。',
});

export const moving = (name: string): Sentence => ({
  message: `“${name}”是动图，网站只显示其中第一张。`,
  hint: '要看动的，导出成影片（mp4），用 <Video>；只要一张的，另存为静止的 png 或 jpg。',
});

export const tooSlow = (name: string): Sentence => ({
  message: `“${name}”复杂得在限定的时间里解不开。`,
  hint: '缩小或换一种格式（例如 jpg）后再放进来。',
});

const RECORDING: Readonly<Record<Exclude<RecordingFault, 'foreign' | 'truncated' | 'damaged'>, (name: string) => Sentence>> = {
  empty: (name) => ({ message: `“${name}”里没有声音，也没有画面。`, hint: '重新导出一份。' }),
  film: (name) => ({ message: `“${name}”里是影片，不是录音。`, hint: '影片用 <Video>，扩展名用 mp4 或 webm；只要声音的，导出为 mp3。' }),
  codec: (name) => ({ message: `“${name}”的编码浏览器放不出来。`, hint: '重新导出为 mp3。' }),
  long: (name) => ({ message: `“${name}”太长或太碎，读不完。`, hint: '重新导出，或截成几段。' }),
};

export function recordingSentence(name: string, fault: RecordingFault, sniffed: Sniffed | undefined, format: Format): Sentence {
  if (fault === 'foreign') return sniffed === format ? damaged(name) : notWhatItSays(name, sniffed);
  return fault === 'truncated' || fault === 'damaged' ? damaged(name) : RECORDING[fault](name);
}

const UNSAFE: Readonly<Record<UnsafeKind, (name: string) => string>> = {
  script: (name) => `有脚本 <${name}>`,
  handler: (name) => `有事件代码 ${name}`,
  link: (name) => `有链接 <${name}>`,
  html: (name) => `嵌了网页内容 <${name}>`,
  image: (name) => `嵌了位图或外部图片 <${name}>`,
  external: (name) => `引用了文件以外的东西“${name}”`,
  data: (name) => `嵌了 data: 数据“${name}”`,
  animation: (name) => `有改动链接的动画 <${name}>`,
  stylesheet: () => '引用了外部样式表',
  doctype: () => '开头有自己的 DOCTYPE 或 ENTITY 声明',
  uses: () => '有层层套用或循环的引用（<use>、图案、蒙版），会让浏览器卡死',
};

const UNSAFE_HINTS: Readonly<Partial<Record<UnsafeKind, string>>> = {
  doctype: '在 Illustrator 里重新导出为 SVG 1.1，不要勾选“保留 Illustrator 编辑功能”；或删掉 <!DOCTYPE …> 那一段。',
  image: '把图形转成矢量；确实是照片的，改用 png 或 jpg。',
  data: '字体转成轮廓（曲线），图片转成矢量，再重新导出。',
  html: '把文字转成轮廓（曲线），再重新导出。',
  uses: '在设计软件里把引用展开（扩展外观），再重新导出。',
};

export const svgUnsafe = (name: string, fault: UnsafeFault): Sentence => ({
  message: `“${name}”第 ${fault.line} 行${UNSAFE[fault.kind](fault.name)}，不能发布。`,
  hint: UNSAFE_HINTS[fault.kind] ?? '在设计软件里去掉它，重新导出；或改用 png。',
});

export function svgBroken(name: string, fault: BrokenFault, sniffed: Sniffed | undefined): Sentence {
  switch (fault.kind) {
    case 'root':
      return sniffed === undefined || sniffed === 'svg'
        ? { message: `“${name}”不是 SVG：最外层是 <${fault.name}>。`, hint: '用设计软件重新导出为 SVG。' }
        : notWhatItSays(name, sniffed);
    case 'xml':
      return sniffed === undefined || sniffed === 'svg'
        ? {
            message: `“${name}”第 ${fault.line} 行不合 XML 的写法，显示不出来${xmlReason(fault.name)}。`,
            hint: '用设计软件重新导出；手工改过的，检查标签是否成对、引号是否成对。',
          }
        : notWhatItSays(name, sniffed);
    case 'deep':
      return { message: `“${name}”第 ${fault.line} 行嵌套的层次太多。`, hint: '在设计软件里取消多余的编组，再重新导出。' };
    case 'size':
      return { message: `“${name}”的宽或高是 0，显示不出来。`, hint: '检查 width、height 和 viewBox，或重新导出。' };
    case 'many':
      return { message: `“${name}”里的图形太多，浏览器显示不动。`, hint: '在设计软件里简化，或改用 png。' };
  }
}

export const svgEncoding = (name: string): Sentence => ({
  message: `“${name}”不是 UTF-8 编码的文字，读不出来。`,
  hint: '重新导出，编码选 UTF-8；不要用 svgz（压缩的 SVG）。',
});

export function documentSentence(
  name: string,
  fault: 'foreign' | 'damaged' | 'bomb' | 'macros',
  sniffed: Sniffed | undefined,
  format: Format,
): Sentence {
  switch (fault) {
    case 'damaged':
      return damaged(name);
    case 'bomb':
      return { message: `“${name}”解开以后大得不正常。`, hint: '用 Office 打开，另存一份；来路不明的不要用。' };
    case 'macros':
      return { message: `“${name}”里有宏，不是普通的 .${format}。`, hint: `在 Office 里另存为不带宏的 .${format}。` };
    case 'foreign':
      return notWhatItSays(name, sniffed === 'zip' || sniffed === format ? undefined : sniffed);
  }
}

const TRACES: Readonly<Record<Trace['kind'], string>> = { author: '作者', company: '单位', comment: '批注', change: '修订' };

/** Describes one trace, for example `批注 3 处（张三、李四）`. */
export function traceText({ kind, names, count }: Trace): string {
  const who = names.slice(0, 5).join('、') + (names.length > 5 ? '等' : '');
  if (kind === 'author' || kind === 'company') return `${TRACES[kind]} ${who}`;
  return `${TRACES[kind]} ${count} 处${who === '' ? '' : `（${who}）`}`;
}

export const documentTraces = (name: string, traces: readonly Trace[]): Sentence => ({
  message: `“${name}”里留有${traces.map(traceText).join('；')}，会原样公开。`,
  hint: '在 Office 里用“文件→信息→检查文档”删除作者、批注和修订（PDF 从清理过的文档重新导出），再放进来。',
});
