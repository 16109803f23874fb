/** What an editor is told when a body holds what it may not. */
import { near } from './near.ts';
import type { Sentence } from './yaml.ts';

const LESS = '正文里的小于号写成 &lt;,或用“小于”“不到”;网址直接写,不加尖括号;注释写成 {/* … */}。';
const BRACE = '大括号在正文里有特殊含义:写成全角的 { },或用括号、书名号代替。';

export const syntax = {
  badTag: (after: string): Sentence => {
    if (after.startsWith('!--')) return { message: '注释不能写成 <!-- … -->。', hint: '写成 {/* … */}。' };
    if (/^https?:/.test(after)) return { message: '网址不用加尖括号。', hint: '直接写网址,例如 https://www.example.cn/。' };
    if (/^[\d\s]/.test(after)) return { message: '这里的小于号“<”会被当成标签的开头。', hint: '写成 &lt;,或用“小于”“不到”。' };
    return { message: '这里的“<”会被当成标签的开头,但后面不是正确的标签。', hint: LESS };
  },
  openTag: (name: string): Sentence => ({ message: `<${name}> 没有结束。`, hint: `在内容后面加上 </${name}>;没有内容的写成 <${name} … />。` }),
  closeTag: (): Sentence => ({ message: '这个结束标签没有对应的开头。', hint: '删掉它,或补上前面的开头标签。' }),
  crossedTag: (): Sentence => ({ message: '标签与段落或列表交叉了。', hint: '开头和结尾标签各自单独成行,前后空一行。' }),
  openBrace: (): Sentence => ({ message: '这里的大括号“{”没有结束。', hint: BRACE }),
  tooDeep: (): Sentence => ({ message: '引用或列表的层数太多,无法读取。', hint: '减少嵌套的层数。' }),
  other: (): Sentence => ({ message: '正文从这里起无法读取。', hint: `检查尖括号和大括号。${LESS}` }),
};

export const code = {
  expression: (): Sentence => ({ message: '正文里不能用大括号 { … }(注释 {/* … */} 除外)。', hint: BRACE }),
  module: (word: string): Sentence => ({
    message: `段落不能以 ${word} 加空格开头:它会被当成程序。`,
    hint: `在前面加一个字,或写成“${word === 'import' ? '导入' : '导出'}”。`,
  }),
  spread: (): Sentence => ({ message: '标签里不能用大括号。', hint: '属性写成 名称="内容"。' }),
  attribute: (name: string): Sentence => ({ message: `属性 ${name} 的值不能用大括号。`, hint: `写成 ${name}="…"(英文双引号)。` }),
};

export const html = (name: string | null): Sentence =>
  name === null
    ? { message: '不能用空标签 <>。', hint: '删掉它。' }
    : { message: `不能用 HTML 标签 <${name}>。`, hint: '用 Markdown 写法(**粗体**、列表、表格)或可用的组件;只是要显示尖括号的,写成 &lt;。' };

export const component = {
  unknown: (name: string, known: readonly string[]): Sentence => {
    const suggestion = near(name, known);
    return {
      message: `没有叫 <${name}> 的组件。`,
      hint: suggestion === undefined ? `可用的有:${known.join('、')}。` : `你是不是想写 “<${suggestion}>”?`,
    };
  },
  inline: (name: string): Sentence => ({ message: `<${name}> 不能放在标题、表格或强调里。`, hint: '让它单独成段,前后空一行。' }),
};

export const attribute = {
  unknown: (tag: string, name: string, known: readonly string[]): Sentence => {
    const suggestion = near(name, known);
    if (suggestion !== undefined) return { message: `<${tag}> 没有属性“${name}”。`, hint: `你是不是想写 “${suggestion}”?` };
    return { message: `<${tag}> 没有属性“${name}”。`, hint: known.length === 0 ? `<${tag}> 不带属性,删掉它。` : `可用的有:${known.join('、')}。` };
  },
  twice: (tag: string, name: string): Sentence => ({ message: `<${tag}> 的属性“${name}”写了两次。`, hint: '只留一个。' }),
  missing: (tag: string, name: string): Sentence => ({ message: `<${tag}> 缺少属性“${name}”。`, hint: `写成 <${tag} ${name}="…">。` }),
  blank: (tag: string, name: string): Sentence => ({ message: `<${tag}> 的属性“${name}”是空的。`, hint: '写上内容。' }),
  bare: (tag: string, name: string): Sentence => ({ message: `<${tag}> 的属性“${name}”没有值。`, hint: `写成 ${name}="…"。` }),
  date: (name: string, value: string): Sentence => ({
    message: `属性“${name}”的日期“${value}”写得不对。`,
    hint: '日期写成 2026、2026-03 或 2026-03-31,并且是日历上有的日子。',
  }),
  oneOf: (tag: string, names: readonly string[]): Sentence => ({
    message: `<${tag}> 的 ${names.join(' 和 ')} 要写一个,也只能写一个。`,
    hint: '本地文件用 src,网上的用 href。',
  }),
};

export const alt = {
  picture: (): Sentence => ({ message: '图片没有替代文字。', hint: '写上 alt="…",用一句话说出图上有什么,让看不见的人也能知道。' }),
  recording: (): Sentence => ({ message: '录音没有文字稿。', hint: '写上 transcript="…",让听不见的人也能知道说了什么。' }),
};
