/** Messages about releases: what was online, putting one back, taking an entry down. */
import type { Profile } from '../publish/published.ts';

export const changedMeanwhile = '网站刚被另一个命令换过，这次的结果接不上。请再运行一次。';

const PROFILES = { public: '公开版', internal: '内部版' } as const;

export const notKept = (wanted: string, kept: number): string =>
  kept === 0
    ? `“${wanted}”已经不完整，放不回去。`
    : `没有“${wanted}”这一版：写 1 到 ${kept - 1} 的序号，或列表里的名字。不带 --back 运行，可以看列表。`;
export const otherAudience = (profile: Profile): string =>
  `那一版是${PROFILES[profile]}，与现在线上的不是给同一批人看的，不能互换。要换，请用 npm run build -- --profile ${profile} 重新生成。`;
export const takenDown = (entries: readonly string[]): string =>
  `那一版里有已经撤下的条目（${entries.join('、')}），不能放回。要恢复这些条目，请在内容里恢复，再生成。`;

/** When a state was put online, in the time zone of China. */
const time = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(at);

export interface ReleaseRow {
  number: number;
  name: string;
  at: number;
  profile: Profile;
  asOf: string;
  files: number;
  /** How many files differ from the row above; absent in the first. */
  differing?: number;
}

export const RELEASES = {
  apart: (folder: string): string => `内部版放在 ${folder}，只有你自己的账户能读；不要放到公开的服务器上。`,
  plain: (out: string): string => `“${out}”是普通文件夹：这里的系统不让建链接，所以旧的各版不留，也就放不回去。`,
  none: (out: string): string => `“${out}”没有留下任何一版，请先运行 npm run build。`,
  title: (out: string): string => `${out} 线上的和留着的版本（换上的时间是北京时间，按文件的时间）：`,
  row: ({ number, name, at, profile, asOf, files, differing }: ReleaseRow): string =>
    `  ${number}  ${time(at)}  ${PROFILES[profile]}  按 ${asOf} 的情况  ${files} 个文件${
      differing === undefined ? '，现在线上' : `，与后一版差 ${differing} 个`
    }  ${name}`,
  advice: '放回其中一版：npm run releases -- --out 文件夹 --back 序号',
  back: (name: string, changed: number, seconds: number): string => `已放回 ${name}：改动 ${changed} 个文件，用时 ${seconds.toFixed(1)} 秒。`,
  already: (name: string): string => `线上就是 ${name}，没有动。`,
  /** An entry of the state that was put back, which the one before did not show. */
  returned: (entries: readonly string[]): string => `注意：又能看到 ${list(entries)}。`,
  send: (manifest: string): string => `要上传和要删去的文件，都列在 ${manifest} 里。`,
} as const;

const list = (entries: readonly string[]): string =>
  entries.length > 8 ? `${entries.slice(0, 8).join('、')} 等 ${entries.length} 个条目` : `${entries.join('、')}`;

export const TAKEDOWN = {
  done: (entries: readonly string[]): string => `已经撤下：${list(entries)}。`,
  none: '没有撤下任何条目：留着的旧版里有的条目，线上都还有。要撤下，先在内容里删去它，或写上 visibility: internal。',
  removed: (count: number, manifest: string): string => `本机以外的副本也要跟着改：要删去的 ${count} 个文件列在 ${manifest} 的 remove 里。`,
  holding: '这些旧版里还留着它的文件（读者看不到，本机上有）：',
  row: (number: number, name: string, entries: readonly string[], files: number): string => `  ${number}  ${name}  ${list(entries)}，${files} 个文件`,
  clean: '留着的旧版里没有它的文件。',
  advice: '连旧版一起删去（删了就不能再放回）：在同一个命令后面加 --purge。',
  purged: (names: readonly string[]): string => `已删去 ${names.length} 个旧版：${names.join('、')}。`,
  failed: (reason: string): string => `没有撤下任何条目；原来的网站没有动。原因：${reason}`,
} as const;

const megabytes = (bytes: number): string => (bytes < 1e5 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

export const SENDING = {
  damaged: (file: string): string => `${file} 读不出来，不知道服务器上有什么。请把网站整个同步一次，删去这个文件，再带 --done 运行。`,
  otherAudience: (profile: Profile, file: string): string =>
    `上次发送的是${PROFILES[profile]}，这次的网站不是给同一批人看的，不能发到同一个地方。要发到另一个地方，请先移走 ${file}。`,
  nothing: '服务器上已经是这一版，没有要发送的。',
  lists: (folder: string, isFirst: boolean): string =>
    `${isFirst ? '没有发送的记录，按服务器上是空的来列。' : ''}清单在 ${folder}，请按顺序发送，前一份做完再做后一份：`,
  row: (name: string, kind: 'send' | 'remove', count: number, bytes: number): string =>
    kind === 'send' ? `  ${name}  发送 ${count} 个文件，${megabytes(bytes)}` : `  ${name}  删去 ${count} 个文件`,
  advice: '全部做完后，在同一个命令后面加 --done，记下服务器上已经是这一版。中途断了，重新运行这个命令，再从头发送。',
  changed: '列出清单以后网站又换过，不能记为已发送。请不带 --done 再运行一次，发送新的清单。',
  done: (files: number): string => `记下了：服务器上是这一版，${files} 个文件。`,
} as const;
