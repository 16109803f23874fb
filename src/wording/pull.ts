/** Texts of `npm run pull` and of the hooks of a repository. */
export const PULL = {
  help: [
    '从 git 仓库取来内容，检查、生成并换上网站：npm run pull -- 选项。有错误就不换，原来的网站不动。',
    '  --from 仓库   仓库的路径或地址',
    '  --branch 分支  发布哪个分支，默认 main',
    '其余选项和 build 一样：--out、--profile、--private、--base、--site、--as-of、--all。',
  ].join('\n'),
  noFrom: '要写 --from：内容所在的 git 仓库，一个路径或地址。',
  surplus: (word: string): string => `不知道“${word}”是什么：选项以 -- 开头。`,
  unreachable: (from: string, reason: string): string => `取不到“${from}”，网站没有动：看看地址、网络和权限对不对。git 说：${reason}`,
  noBranch: (from: string, branch: string): string => `“${from}”里没有分支 ${branch}，网站没有动：用 --branch 写对分支名。`,
  noContent: (branch: string): string => `分支 ${branch} 里没有内容：最上一层或 content 文件夹里要有 site.yaml。`,
  publishing: (branch: string, commit: string): string => `发布分支 ${branch} 的 ${commit.slice(0, 7)}：`,
  busy: '另一次发布正在进行，它做完会再看一遍有没有新的内容。',
  refused: (branch: string, errors: number): string => `内容有 ${errors} 个错误，没有收下分支 ${branch}，网站没有动：改好再推送。`,
  faulty: (branch: string, errors: number): string => `分支 ${branch} 收下了，内容还有 ${errors} 个错误，改好才能并入发布的分支。`,
  notDeleted: (branch: string): string => `分支 ${branch} 是发布用的，不能删除。`,
} as const;
