/** Messages of the commands in the terminal. */

import { near } from '../schema/near.ts';
import { GATE, type Looked } from './gate.ts';
import { RELEASES } from './releases.ts';

export function badArguments(error: Error & { code?: string }, taken: readonly string[]): string {
  const name = /'(-{1,2}[^' ]*)/.exec(error.message)?.[1] ?? '';
  const known = taken.map((one) => `--${one}`);
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const suggestion = near(name, known);
    return `没有选项 ${name}。${suggestion === undefined ? `可用的有：${known.join(' ')}。` : `你是不是想写 ${suggestion}?`}`;
  }
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `选项 ${name} 后面要写一个值。`;
  if (error.code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return `不认识“${/'(.*)'/.exec(error.message)?.[1] ?? ''}”：选项以 -- 开头，前面先写一个单独的 --。`;
  return '命令写得不对。';
}

export const badChoice = (name: string, value: string, allowed: readonly string[]): string =>
  `--${name} 不能是“${value}”，只能是：${allowed.join('、')}。`;
export const badDay = (value: string): string => `--as-of “${value}”不是日期，写成 2026-03-31 的样子。`;
export const noFolder = (name: string, value: string): string => `--${name} “${value}”不是文件夹。`;
export const outInside = (value: string, name: string): string => `--out “${value}”不能与 --${name} 的文件夹互相包含，换一个。`;
export const inSite = (name: string, value: string): string => `--${name} “${value}”在网站里面，放进去就公开了，换一个。`;
export const outIsOurs = (value: string): string => `--out “${value}”是生成器自己的文件夹，换一个。`;
export const badBase = (value: string): string =>
  `--base “${value}”不能用：写网站在域名下面的路径，前后各一个 /，例如 /dangjian/；网站就在域名下面的，不写 --base。`;
export const badSite = (value: string): string => `--site “${value}”不是网址，写成 https://www.example.cn 的样子。`;
export const siteWithPath = (value: string): string => `--site “${value}”只写到域名为止，后面的路径用 --base 写。`;
export const badPort = (value: string): string => `--port “${value}”不是端口号（1 到 65535）。`;

/** What each option is for. */
const OPTION_NOTES = {
  content: '内容文件夹，默认 content',
  profile: 'public（公开版，默认）或 internal（内部版）',
  'as-of': '按哪一天的情况，写成 2026-03-31，默认今天',
  private: '另一个仓库里的内部档案文件夹',
  out: '做好的放在哪个文件夹，默认 ',
  base: '网站在域名下面的路径，例如 /dangjian/',
  site: '正式网址，例如 https://www.example.cn',
  strict: '有警告也算不通过',
  all: '逐条列出，不归并',
  format: 'text（默认）、json 或 github',
  port: '端口号',
  back: '换回哪一个旧版',
  purge: '连旧版一起删掉',
  done: '记下清单已经发送完',
  study: '学习包的目录名，一次带走一个',
  brands: '品牌的目录名，几个之间用逗号隔开',
};

/** `out` is the folder that the command takes if nothing is said. */
export const usage = (taken: readonly (keyof typeof OPTION_NOTES)[], out: string): string =>
  [
    '可用的选项（npm run 命令 -- 选项）：',
    ...taken.map((name) => `  --${name}  ${OPTION_NOTES[name]}${name === 'out' ? out : ''}`),
    '  --help  显示这些说明',
  ].join('\n');

/** An error of the generator itself, whose reason is in English. */
export const internalFault = (reason: string): string => `生成器自己出了错，不是内容写错了：请把这一行和刚才做的事报告给维护网站的人（${reason}）。`;

export const SEVERITIES = { error: '错误', warning: '警告' } as const;

export const checked = (errors: number, warnings: number): string =>
  errors + warnings === 0 ? '没有发现问题。' : `共 ${errors} 个错误，${warnings} 个警告。`;

/** For a terminal: how many problems of a code are not shown. */
export const grouped = (code: string, more: number): string => `${code} 还有 ${more} 处，加 --all 逐条列出。`;

export const PHASES = {
  read: '读取内容',
  probe: '查看图片和附件',
  check: '检查',
  publish: '确定公开的内容',
  plan: '列出要生成的文件',
  make: '生成页面、图片和数据',
  inspect: '检查成品',
  gate: '核对有无内部内容',
  swap: '换上新版',
  pack: '装进离线包',
  papers: '排印讲义和用纸',
} as const;
export type Phase = keyof typeof PHASES;

export const refused = (errors: number): string => `内容有 ${errors} 个错误，没有生成网站；原来的网站没有动。`;
/** Why a command wrote nothing that is no site. */
export const faulty = (errors: number): string => `内容有 ${errors} 个错误，先照上面说的改好。`;
export const noUrl = '没有正式网址（site.yaml 的 url 或 --site），所以不写绝对链接、站点地图和订阅。';
export const failedCommand = (reason: string): string => `命令没有完成。原因：${reason}`;
export const failedBuild = (reason: string): string => `没有生成网站；原来的网站没有动。原因：${reason}`;

export interface Closing {
  pages: number;
  files: number;
  bytes: number;
  brands: number;
  profile: 'public' | 'internal';
  asOf: string;
  content: string;
  out: string;
  seconds: number;
  memory: number;
  /** Of public builds alone. */
  looked: Looked | undefined;
  changes: { added: number; changed: number; removed: number; bytes: number } | undefined;
  /** The new path of a folder that lay in the place of the site. */
  aside: string | undefined;
  /** The folder of the releases of an internal build. */
  apart: string | undefined;
}

export const size = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

/** Where the files for servers lie, and how they are used. */
const HOSTED = (out: string): string =>
  `服务器的设置已经写好：${out}.hosting 里的 nginx.conf 放进 /etc/nginx/conf.d/，Caddyfile 给 Caddy 用；Cloudflare Pages、Netlify 一类的托管服务直接读网站里的 _headers 和 _redirects。`;

export function closing(one: Closing): string[] {
  const profile = one.profile === 'public' ? '公开版' : '内部版';
  return [
    `${profile}：${one.brands} 个品牌，${one.pages} 个页面，${one.files} 个文件，${size(one.bytes)}；按 ${one.asOf} 的情况。`,
    `内容 ${one.content} → ${one.out}，用时 ${one.seconds.toFixed(1)} 秒，内存最多 ${size(one.memory)}。`,
    ...(one.looked === undefined ? [] : [GATE.looked(one.looked)]),
    one.changes === undefined
      ? '这是第一次生成。'
      : `与上一次相比：新增 ${one.changes.added} 个文件，改动 ${one.changes.changed} 个，删去 ${one.changes.removed} 个；要上传 ${size(one.changes.bytes)}。`,
    HOSTED(one.out),
    ...(one.aside === undefined ? [] : [`${one.out} 原来是一个文件夹，里面的文件一个没少，都在 ${one.aside}。`]),
    ...(one.apart === undefined ? [] : [RELEASES.apart(one.apart)]),
  ];
}

/** `edit`: the address of the editing page, where there is one. */
export const serving = (address: string, profile: 'public' | 'internal', edit?: string): string =>
  [
    `网站在 ${address}（按 Ctrl+C 结束）`,
    ...(edit === undefined ? [] : [`编辑页在 ${edit}`]),
    ...(profile === 'internal'
      ? ['这是内部版：能打开它的是正在使用这台电脑的人（包括这台电脑上的其他账户），别的电脑打不开。不要把这个端口转发到外面。']
      : []),
  ].join('\n');
export const portTaken = (port: number): string => `端口 ${port} 已被占用，请用 --port 换一个。`;
export const unreadable = (folder: string): string => `“${folder}”不能读取。`;
export const nothingBuilt = (out: string): string => `“${out}”里没有网站，请先运行 npm run build。`;

/** Faults of a finished site. They are bugs of the generator; the page that is named helps to find them. */
export const INSPECTION = {
  title: '成品没有通过检查（这是生成器的问题，请报告）：',
  link: (at: string, url: string): string => `${at} “${url}”没有这个页面或文件`,
  fragment: (fragment: string, file: string): string => `${file} 里没有“#${fragment}”`,
  id: (id: string): string => `编号“${id}”用了两次`,
  style: (at: string): string => `<${at}> 带有内联样式`,
  script: (at: string): string => `<${at}> 是内联脚本`,
  handler: (at: string): string => `${at} 是内联脚本`,
  told: (what: string, page: string, pages: number): string => `  ${page}${pages > 1 ? ` 等 ${pages} 处` : ''}:${what}`,
  more: (count: number): string => `  还有 ${count} 种。`,
} as const;

export const schemasCurrent = '编辑器用的字段定义是最新的。';
export const schemasStale = (files: readonly string[]): string => `编辑器用的字段定义不是最新的：${files.join('、')}。运行 npm run schemas。`;
export const schemasWritten = (folder: string, entries: number): string =>
  `字段定义已写入 ${folder}；${entries} 个条目的信息栏可以在编辑器里补全和检查。`;
