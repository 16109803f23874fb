/** Messages about links, about the files of an entry, and about files that belong to no entry. */
import { pathMeant } from '../schema/paths.ts';
import type { WebFault } from '../schema/webAddress.ts';
import { type Sentence, say } from './sentence.ts';

export const unsafeLink = (scheme: string): Sentence => {
  // `C:\…` and `file:` point to the editor's own computer.
  if (scheme === 'file' || scheme.length === 1)
    return say(
      '链接指向你自己电脑上的文件，别人打不开。',
      '把文件放进这个条目的文件夹，正文里的链接只写文件名，例如 [登记表](dengjibiao.docx)；其他地方只能写网址。',
    );
  return say(`不能用 ${scheme === '//' ? '// 开头' : `“${scheme}:”`}的链接。`, '只能用 http:、https:、mailto:、tel:，或指向其他条目文件的相对路径。');
};

/** An address of the web that leads elsewhere than it seems, or nowhere. */
export const wrongAddress = (fault: WebFault): Sentence =>
  ({
    slashes: say('网址的 http: 或 https: 后面少了 //，浏览器会猜着打开，读者看不出去了哪里。', '写全，例如 https://www.example.cn/。'),
    credentials: say('网址里写了用户名或密码（@ 前面的部分），不能公开。', '去掉 @ 和它前面的部分，例如 https://www.example.cn/。'),
    host: say('网址里的域名或端口不对，打不开。', '检查域名：只有字母、数字、汉字、连字符和点，端口不超过 65535，例如 https://www.example.cn/。'),
  })[fault];

/** `meant` is the suggested path, relative to the file. */
export const brokenLink = (why: 'absolute' | 'folder' | 'nothing', path: string, meant: string | undefined): Sentence => {
  const hint = meant === undefined ? undefined : `你是不是想写 “${meant}”？`;
  if (why === 'absolute')
    return say(`链接“${path}”以 / 开头，找不到对应的条目。`, hint ?? '写成从本文件出发的相对路径，例如 ../../brands/hongse-yizhan/index.mdx。');
  if (why === 'folder') return say(`链接“${path}”指到了文件夹，要指到文件。`, hint ?? `写成 ${path.replace(/\/$/, '')}/index.mdx 这样的形式。`);
  return say(`链接“${path}”什么也没有指到。`, hint ?? '检查路径；从本文件出发，.. 表示上一层文件夹。');
};

/** As `unsafeLink`, for a picture, recording or film. */
export const unsafeMedia = (scheme: string): Sentence =>
  scheme === 'file' || scheme.length === 1
    ? say('这里写的是你自己电脑上的文件，别人看不到。', '把文件复制到这个条目的文件夹，这里只写文件名，例如 deng.jpg。')
    : unsafeLink(scheme);

export const brokenFragment = (fragment: string, suggestion: string | undefined): Sentence =>
  say(`链接的目标里没有“${fragment}”这个小标题。`, suggestion ?? '# 后面照抄目标里的一个小标题，空格换成连字符，标点去掉。');

export const hiddenLink = (name: string): Sentence => say(`公开的正文链接到了内部的“${name}”。`, '放进 <Internal> 或 <Note>，或删掉这个链接。');

export const unpublishedLink = (name: string): Sentence => say(`“${name}”现在不在公开网站上，这个链接会显示为普通文字。`, '等它公开后自然会有链接。');

/** `unused` are files of the same folder that nothing uses. */
export const assetMissing = (name: string, suggestion: string | undefined, unused: readonly string[] = []): Sentence =>
  say(
    `找不到文件“${name}”。`,
    suggestion ??
      (unused.length > 0 && unused.length <= 3
        ? `同一个文件夹里有没被用到的${unused.map((file) => `“${file}”`).join('、')}；如果就是它，这里改成它的名称。`
        : undefined) ??
      (name.includes('\\')
        ? '把文件放进这个条目的文件夹，这里只写文件名；要写文件夹的，中间用 /，不用 \\。'
        : '检查文件名（大小写也要一致），或把文件放进这个条目的文件夹。'),
  );

export const assetOutside = (name: string): Sentence =>
  say(`“${name}”不在这个条目的文件夹里。`, '把文件复制到这个条目的文件夹，用文件名引用；不能用网址、上级文件夹或快捷方式。');

export const assetWrongRole = (name: string, wanted: string): Sentence => {
  const roles: Record<string, string> = {
    image: '图片（svg、png、jpg、jpeg、webp、avif）',
    audio: '声音（mp3、m4a、ogg、wav）',
    video: '影片（mp4、webm）',
    download: '可下载的文件（pdf、docx、xlsx、pptx）',
  };
  return say(`“${name}”不是${roles[wanted] ?? wanted}。`, '换成合适的文件。');
};

export const linkToMedia = (name: string): Sentence =>
  say(`链接不能直接指向“${name}”。`, '图片用 <Figure>，声音用 <Audio>，影片用 <Video>；可下载的只有 pdf、docx、xlsx、pptx。');

export const assetUnused = (name: string): Sentence => say(`“${name}”没有被用到。`, '看看是不是条目里写错了它的文件名；确实不需要，再删掉。');

/** A file that belongs to no entry. */
export const unexpectedFile = (name: string): Sentence => {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const meant = pathMeant(name);
  if (meant !== undefined) {
    const isHidden = /\.(?:txt|docx?|wps|rtf|html?)$/i.test(base);
    return say(
      `“${name}”放错了地方或名称不对，没有被读取。`,
      `改名为 ${meant}${isHidden ? `；看不到文件名末尾的 ${base.slice(base.lastIndexOf('.'))} 时，先在资源管理器的“查看”里勾选“文件扩展名”` : ''}。`,
    );
  }
  if (/\.ya?ml$/i.test(base) || /\.mdx?$/i.test(base)) {
    return say(
      `“${name}”放错了地方或名称不对，没有被读取。`,
      '品牌放在 brands/<目录名>/index.mdx，组织放在 organizations/<文件名>.yaml，结对、学习包、文档分别放在 pairings/、study/、docs/ 下，扩展名用 .mdx。',
    );
  }
  return say(
    `“${name}”不属于任何条目，不会出现在网站上。`,
    '需要的话，看看它旁边的 index.mdx 在不在、名称对不对，或把它放进用到它的条目的文件夹里；确实不需要，再删掉。',
  );
};
