/** Texts of `npm run changes`, `npm run submit`, and of 送审 in the editing page. */
export const SUBMIT = {
  help: [
    '送审：检查内容，说清公众看到的网站会有什么变化，再交出去：npm run submit -- 选项。',
    '内容在 git 仓库里、又有远端的，提交到一个新分支并推送；否则把改过的条目打成一个 .zip，交给能发布的人。',
    '  --zip 文件   总是打成 .zip，写到这里',
    '  --since 版本  和哪一版比（git 的分支、标签或提交），默认和远端的主分支比',
    '只看变化、不交出去：npm run changes。',
  ].join('\n'),
  helpChanges: [
    '公众看到的网站会有什么变化，用话说出来：npm run changes -- 选项。',
    '  --since 版本  和哪一版比：git 的分支、标签、提交，或一个内容文件夹；默认和远端的主分支比',
  ].join('\n'),
  badSince: (name: string): string => `找不到要比的版本“${name}”：写 git 的分支、标签或提交，或一个内容文件夹。`,
  surplus: (word: string): string => `不知道“${word}”是什么：选项以 -- 开头。`,
  refused: '内容有错误，没有送审：改好再送。',
  brokenBase: '要比的那一版内容有错误，比不了。',
  unchanged: '和上次相比没有改动，不用送审。',
  pushed: (branch: string, remote: string): string => `已送审：推送到 ${remote} 的分支 ${branch}。`,
  again: (branch: string): string => `同样的内容已经送审过（分支 ${branch}），没有再推送。`,
  link: (link: string): string => `请审核的人看：${link}`,
  zipped: (file: string, count: number): string => `已写好 ${file}（${count} 个文件）：把它交给能发布的人，在他的内容文件夹里解开就行。`,
  removed: '请同时删去：',
  failed: (reason: string): string => `推送没有成功，什么都没有交出去：${reason}`,
  noIdentity: 'git 还不知道你是谁：先运行 git config user.name 姓名 和 git config user.email 邮箱。',
  title: (count: number): string => (count === 0 ? '送审：公众看到的网站不变' : `送审：公众看到的网站有 ${count} 处变化`),
  note: '改动说明.txt',
  exists: (file: string): string => `${file} 已经在那里了，没有动它：换一个 --zip 文件名。`,
} as const;
