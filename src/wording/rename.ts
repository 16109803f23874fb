/** Texts of `npm run rename`. */

const KINDS = { brand: '品牌', organization: '组织', pairing: '结对', study: '学习包', doc: '文档' } as const;
const CALLED = { brand: '目录名', organization: '代号', pairing: '文件名', study: '文件名', doc: '路径' } as const;
type Kind = keyof typeof KINDS;

export const RENAME = {
  help: (kinds: readonly string[]): string =>
    [
      `给一个条目换目录名或代号：npm run rename 种类 旧名 新名 -- 选项。种类是 ${kinds.join('、')}。`,
      '例如：npm run rename brand baiqiang-zhangben bai-qiang；只写种类，就一问一答。',
      '写着旧名的地方都会改好：各种文件的信息栏、正文里的链接、菜单；带上 --private，内部档案里的也改。旧网址会转到新网址。',
    ].join('\n'),
  badKind: (given: string | undefined, all: readonly string[]): string =>
    `${given === undefined ? '要写给什么换名' : `不能给“${given}”换名`}：npm run rename ${all.join(' | ')}。例如 npm run rename brand 旧名 新名。`,
  missing: (kind: string): string => `这里不能一问一答，写全：npm run rename ${kind} 旧名 新名。`,
  surplus: (word: string): string => `不知道“${word}”是什么：只写种类、旧名、新名，选项写在单独的 -- 后面。`,
  from: (kind: Kind): string => `给哪个${KINDS[kind]}换名？（打汉字、拼音或首字母来找）`,
  to: (kind: Kind): string => `新的${CALLED[kind]}`,
  toHint: '小写字母、数字和 -',
  toHintDoc: 'docs/ 下的路径，小写字母、数字和 -，几层用 / 隔开',
  same: (slug: string): string => `“${slug}”就是现在的名字。`,
  bad: (slug: string, meant: string | undefined): string =>
    `“${slug}”不能用：只用小写字母、数字和 -，至多 64 个字符${meant === undefined ? '' : `。你是不是想写 “${meant}”?`}`,
  badPath: (path: string): string =>
    `“${path}”不能用：每一层只用小写字母、数字和 -，至多 64 个字符，至多 8 层文件夹；不写 docs/、.mdx 和末尾的 index。`,
  insideItself: (path: string): string => `“${path}”在这个文件夹自己里面，换一个。`,
  reserved: (id: string): string => `“${id}”在 taxonomy.yaml 里另有意思，换一个。`,
  taken: (slug: string, kind: Kind, title: string): string => `“${slug}”已经是另一个${KINDS[kind]}（${title}）的${CALLED[kind]}，换一个。`,
  takenBefore: (slug: string, kind: Kind, title: string): string =>
    `“${slug}”是另一个${KINDS[kind]}（${title}）用过的旧名，旧网址还要转过去，换一个。`,
  frontPage: '文档的首页 docs/index.mdx 不能换名。',
  inTheWay: (file: string): string => `${file} 已经在那里了，没有动它，也没有换名：换一个新名，或先把它移开。`,
  unreadable: (file: string): string => `${file} 有错，看不全里面写了什么，没有换名：先运行 npm run check 改正。`,
  refused: (file: string): string => `${file} 写法特殊，不能自动改，没有换名：请先把它写得简单些。`,
  link: (file: string): string => `${file} 是一个链接，不是文件本身，没有换名：请在它指向的地方改。`,
  changed: (file: string): string => `${file} 刚才被别人改了，没有换名：再运行一次。`,
  draft: (file: string): string => `这个条目还有没存进网站的草稿（.drafts/${file}），没有换名：先在编辑页里存好或丢掉它。`,
  done: (kind: Kind, from: string, to: string): string => `换好了：${KINDS[kind]} ${from} → ${to}。`,
  mended: (places: number, files: readonly string[]): string =>
    places === 0 ? '没有别的地方写着旧名。' : `写着旧名的 ${places} 处都改了，在：${files.join('、')}`,
  redirected: '旧名记在信息栏里，旧网址会转到新网址。',
  noPrivate: '内部档案在另一个仓库（dossier: elsewhere）：那里还写着旧名，加上 --private 内部档案文件夹，把同一条命令再运行一次。',
  newProblems: '换名以后多出来的问题：',
  passes: '检查过了，没有新问题。',
} as const;
