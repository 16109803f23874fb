/** Messages about what will be printed as typed, though something else was meant. */
import { type Sentence, say } from './sentence.ts';

const brief = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

export const heading = (marks: string, words: string): Sentence =>
  say(
    `这里的“${marks}”会原样印出来，这一行不会成为标题。`,
    `# 用英文的，和后面的字之间空一格，上面空一行，写成：${'#'.repeat(marks.length)} ${brief(words)}`,
  );

/** `row` is the line that has to stand below the first one. */
export const tableWithoutRow = (row: string): Sentence =>
  say('这里会原样印出竖线，不会成为表格：第一行下面少了一行横线。', `在第一行下面另起一行，写上：${row}；整个表格前后各空一行。`);

export const tableRowWrong = (row: string): Sentence =>
  say('这里会原样印出竖线，不会成为表格：第二行的横线写得不对，或与第一行的格数不一样。', `第二行写成：${row}（英文减号和竖线，与第一行一样多格）。`);

export const tableFullWidth = (row: string): Sentence =>
  say(
    '这里会原样印出来，不会成为表格：用了全角的“｜”。',
    `每一行的“｜”都改成英文的 |；第一行下面要有一行：${row}（已经有的不用再加）；整个表格前后各空一行。`,
  );

/** `line` is the first line as it should be. */
export const tableWithTabs = (line: string, row: string): Sentence =>
  say(
    '这几行像是从 Word 或 Excel 粘贴的表格，会连成一段印出来。',
    `各格之间的空白改成英文的 |，例如第一行写成：${line.length > 60 ? `${line.slice(0, 60)}…` : line}；它下面另起一行，写上：${row}`,
  );

export const cellsBeyond = (cell: string, columns: number): Sentence =>
  say(`这一行的格数比表头多，“${brief(cell)}”不会印出来。`, `表头有 ${columns} 格：给表头和第二行的横线各补一格，或把多出来的并进别的格。`);

export const undefinedNote = (mark: string): Sentence =>
  say(`正文里没有脚注“${mark}”的内容，这里会原样印出“[^${mark}]”。`, `在正文末尾另起一行，写上：[^${mark}]: 脚注的内容`);

export const unusedNote = (mark: string): Sentence =>
  say(`脚注“${mark}”没有用到，不会印出来。`, `在要加注的字后面写上 [^${mark}]；不需要的，删掉这一行。`);

export const notedTwice = (mark: string): Sentence =>
  say(`脚注“${mark}”写了两次，只印其中一次。`, '两条脚注各用一个编号，例如 [^2]；正文里的编号也改过来。');

export const unusedDefinition = (mark: string): Sentence =>
  say(
    `这一行不会印出来：“[${mark}]: …”是给链接用的，没有用到。`,
    `要写脚注的，写成 [^${mark}]: …，并在正文里写上 [^${mark}]；只是一行字的，把 [${mark}]: 改成“${mark}：”。`,
  );

export const undefinedLink = (mark: string): Sentence =>
  say(`这里的方括号会原样印出来：没有写明“${mark}”是哪个地址。`, '写成 [文字](地址)，例如 [说明](https://www.example.cn/)。');

export const list = (mark: string): Sentence =>
  say(
    `以“${mark}”这样开头的几行会连成一段，不会各起一行。`,
    '要列成几条的，每条一行，以“- ”或“1. ”（英文标点，后面空一格）开头，整个列表前后各空一行；要分段的，两段之间空一行。',
  );

export const bullet = (mark: string): Sentence =>
  say(`行首的“${mark}”会原样印出来，不会成为列表。`, '每条一行，把行首的符号改成“- ”（英文减号加一个空格），整个列表前后各空一行。');

export const INDENTED: Sentence = say('这一行会和上一行连成一段：只在行首空两格，不另起一段。', '两段之间空一行；行首不用空格，网站会自己缩进。');

export const quotation = (mark: string): Sentence => say(`行首的“${mark}”会原样印出来，不会成为引用。`, '写成英文的 > 加一个空格，后面写引用的话。');

export const divider = (line: string): Sentence =>
  say(`“${brief(line)}”会原样印出来，不会成为分隔线。`, '写成三个英文减号 ---，单独一行，前后各空一行。');

export const dividedHeading = (words: string): Sentence =>
  say(`“${brief(words)}”会成为标题，因为下一行紧接着横线。`, '要分隔线的，在横线前面空一行；要标题的，写成 ## 标题。');

export const component = (written: string, name: string | undefined): Sentence =>
  say(
    `“${brief(written)}”会原样印出来：尖括号是全角的。`,
    name === undefined ? '尖括号改成英文的 < >。' : `尖括号、引号、等号都用英文的，写成 <${name} …>。`,
  );

/** `meant` is the whole link or picture as it should be. */
export const link = (isPicture: boolean, meant: string): Sentence =>
  say(`这里会原样印出来，不会成为${isPicture ? '图片' : '链接'}：括号要用英文的；地址、文件名里有空格的，要照下面写。`, `写成：${meant}`);

export const notice = (mark: string): Sentence =>
  say(`“${brief(mark)}”会原样印出来：这里没有提示框。`, '删掉这几个字符，改成一句话，例如 **注意：** 后面接着写。');

export const formula = (): Sentence => say('公式会原样印出来，这里排不了公式。', '用普通文字写，例如 3×5＝15；复杂的公式做成图片。');

export const diagram = (name: string): Sentence =>
  say(
    `这里会原样印出 ${brief(name)} 的代码，不会画成图。`,
    '把画好的图存成图片（png、svg），放进这个条目的文件夹，写成 <Figure src="文件名" alt="说明" />。',
  );

export const marks = (mark: string, right: string): Sentence => say(`这里的“${mark}”会原样印出来。`, right);

export const BOLD = '粗体写成 **文字**（英文星号，紧贴文字，前后成对）。';
export const STRUCK = '删除线写成 ~~文字~~（英文波浪号，紧贴文字，前后成对）；只是波浪号的，写一个就行。';
export const HIGHLIGHT = '这里没有底色，要突出的写成 **文字**。';
export const CONTENTS = '网页会自己列出目录，把它删掉。';
export const WIKI = '链接写成 [文字](文件)，例如 [方案](../../docs/plan.mdx)。';

export const OPEN_CODE: Sentence = say(
  '从这里起到正文末尾都会当成代码原样印出来：``` 没有结束。',
  '在代码后面另起一行，写上 ```；不是代码的，把这一行删掉。',
);
