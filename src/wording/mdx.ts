/** Messages about bodies, in an editor's words instead of a parser's. */

import { COMPONENTS, type ComponentRule, componentRule } from '../schema/components.ts';
import { dateMeant } from '../schema/interpret.ts';
import type { Sentence } from './sentence.ts';
import { didYouMean } from './suggest.ts';

const LESS = '正文里的小于号写成 &lt;，或用“小于”“不到”；书名号用《》；网址直接写，不加尖括号；注释写成 {/* … */}。';
const BRACE = '大括号在正文里有特殊含义：写成全角的 ｛ ｝，或用括号、书名号代替。';
const OWN_LINES = '开头和结尾标签要在同一段里，或者各自单独成行、前后空一行，并且在同一个列表项或引用里。';
const ENGLISH = '标签里的空格、等号、引号都用英文（半角）的，例如 alt="说明"。';

/** Shortens a long name, which would hide the rest of the message. */
const brief = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

export const syntax = {
  htmlComment: (): Sentence => ({ message: '注释不能写成 <!-- … -->。', hint: '写成 {/* … */}。' }),
  address: (): Sentence => ({ message: '网址不用加尖括号。', hint: '直接写网址，例如 https://www.example.cn/。' }),
  mail: (): Sentence => ({ message: '邮箱地址不用加尖括号。', hint: '直接写邮箱地址，例如 name@example.cn。' }),
  less: (): Sentence => ({ message: '这里的小于号“<”会被当成标签的开头。', hint: '写成 &lt;，或用“小于”“不到”。' }),
  title: (): Sentence => ({ message: '这里的“<”会被当成标签的开头。', hint: '书名、文件名用书名号《》；小于号写成 &lt;，或用“小于”“不到”。' }),
  badTag: (): Sentence => ({ message: '这里的“<”会被当成标签的开头，但后面不是正确的标签。', hint: LESS }),
  quotes: (): Sentence => ({ message: '属性的值前后不能用中文引号。', hint: ENGLISH }),
  unquoted: (attribute: string, value: string): Sentence => ({
    message: `${attribute} 的值没有加引号。`,
    hint: `写成 ${attribute}="${brief(value)}"（英文双引号）。${ENGLISH}`,
  }),
  openQuote: (name: string): Sentence => ({
    message: `<${name}> 里有一个引号没有结束。`,
    hint: `每个属性的值前后各一个英文双引号；值里面要用双引号的，写成 “ ” 或 &quot;。`,
  }),
  openEnd: (name: string): Sentence => ({ message: `<${name} 没有写完，缺少“>”。`, hint: `写成 <${name} …> 或 <${name} … />。` }),
  inTag: (name: string, character: string): Sentence => ({ message: `<${name}> 里不能有“${character}”。`, hint: ENGLISH }),
  attributeBrace: (name: string): Sentence => ({ message: `<${name}> 里的大括号“{”没有结束。`, hint: '属性写成 名称="内容"，不用大括号。' }),
  open: (name: string): Sentence =>
    /^[\x21-\x7e]/.test(name)
      ? {
          message: `<${brief(name)}> 没有结束。`,
          hint: `在内容后面加上 </${name}>${componentRule(name)?.needsContent === true ? '' : `；没有内容的写成 <${name} … />`}。`,
        }
      : syntax.title(),
  misnamed: (name: string, found: string): Sentence => ({
    message: `<${name}> 没有结束，后面的结束标签写成了 </${found}>。`,
    hint: `把结束标签改成 </${name}>。`,
  }),
  strayClosing: (name: string): Sentence => ({ message: `结束标签 </${name}> 没有对应的开头。`, hint: '删掉它，或补上前面的开头标签。' }),
  fullClosing: (name: string): Sentence => ({ message: `结束标签里只能写名称。`, hint: `写成 </${name}>。` }),
  crossed: (name: string): Sentence => ({ message: `<${name}> 和它的结束标签不在同一处：中间隔着段落、列表项或引用的边界。`, hint: OWN_LINES }),
  interleaved: (name: string, outer: string): Sentence => ({
    message: `<${name}> 和 <${outer}> 交叉了：后开始的要先结束。`,
    hint: `把 </${name}> 移到 </${outer}> 的前面。`,
  }),
  openBrace: (): Sentence => ({ message: '这里的大括号“{”没有结束。', hint: BRACE }),
  openComment: (): Sentence => ({ message: '这里的注释没有结束。', hint: '注释写成 {/* … */}；中间有空行的，{/* 要在一行的开头。' }),
  crossedBrace: (): Sentence => ({ message: '大括号的开头和结尾不在同一个列表项或引用里。', hint: BRACE }),
  tooDeep: (): Sentence => ({ message: '引用、列表或组件的层数太多，无法读取。', hint: '减少嵌套的层数。' }),
  tooMuch: (): Sentence => ({ message: '正文太长，或从这里起符号太多，无法读取。', hint: '检查是不是粘贴了不是正文的内容；太长的内容分成几篇。' }),
  other: (): Sentence => ({ message: '正文从这里起无法读取。', hint: `检查尖括号和大括号。${LESS}` }),
};

export const code = {
  expression: (): Sentence => ({ message: '正文里不能用大括号 { … }（注释 {/* … */} 除外）。', hint: BRACE }),
  module: (word: string): Sentence => ({
    message: `段落不能以 ${word} 加空格开头：它会被当成程序。`,
    hint: `如果是正文，在前面加一个字，或写成“${word === 'import' ? '导入' : '导出'}”；如果是程序，删掉它。`,
  }),
  spread: (): Sentence => ({ message: '标签里不能用大括号。', hint: '属性写成 名称="内容"。' }),
  attribute: (name: string): Sentence => ({ message: `属性 ${name} 的值不能用大括号。`, hint: `写成 ${name}="…"（英文双引号）。` }),
};

const TABLE = '表格每行写成 | 列一 | 列二 |，第一行下面另起一行写 | --- | --- |，前后各空一行。';
const LIST = '列表每条一行，以“- ”开头，整个列表前后各空一行。';
const PLAIN = '把标签删掉，只留里面的字；分段的，两段之间空一行。';

/** What to write instead of common HTML tags. */
const INSTEAD: Readonly<Record<string, string>> = {
  br: '在段落末尾的，删掉它；要在段落中间换行的，把它换成反斜杠 \\，后面的字另起一行。',
  hr: '分隔线：单独一行写 ---，前后空一行。',
  b: '粗体写成 **文字**。',
  strong: '粗体写成 **文字**。',
  i: '斜体写成 *文字*。',
  em: '斜体写成 *文字*。',
  s: '删除线写成 ~~文字~~。',
  del: '删除线写成 ~~文字~~。',
  img: '图片写成 ![说明](文件名)，或用 <Figure>。',
  a: '链接写成 [文字](地址)。',
  audio: '录音用 <Audio>。',
  video: '影片用 <Video>。',
  figure: '图片用 <Figure>（首字母大写）。',
  ...Object.fromEntries(['table', 'thead', 'tbody', 'tr', 'th', 'td'].map((name) => [name, TABLE])),
  ...Object.fromEntries(['ul', 'ol', 'li'].map((name) => [name, LIST])),
  ...Object.fromEntries(['p', 'div', 'span', 'font', 'center', 'u', 'section'].map((name) => [name, PLAIN])),
};

/** `name` is the name of the tag, with a slash for a closing tag without an opening one, or null for `<>`. */
export const htmlTag = (name: string | null): Sentence =>
  name === null
    ? { message: '不能用空标签 <>。', hint: '删掉它。' }
    : componentMeant(name.replace(/^\//, '')) !== undefined && !Object.hasOwn(INSTEAD, name)
      ? component.unknown(name, [])
      : {
          message: `不能用 HTML 标签 <${brief(name)}>。`,
          hint:
            (Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined) ??
            '用 Markdown 写法（**粗体**、列表、表格）或可用的组件；只是要显示尖括号的，写成 &lt;。',
        };

/** The component that is meant by its title or by its name in other case: 做法 and practice for `Practice`. */
const componentMeant = (name: string): ComponentRule | undefined =>
  COMPONENTS.find((one) => one.title === name.trim() || one.name.toLowerCase() === name.trim().toLowerCase());

export const component = {
  unknown: (name: string, known: readonly string[]): Sentence => ({
    message: `没有叫 <${brief(name)}> 的组件。`,
    hint:
      componentMeant(name.replace(/^\//, '')) === undefined
        ? (didYouMean(name, known) ?? `可用的有：${known.map((one) => `${one}（${componentRule(one)?.title}）`).join('、')}。`)
        : `写成 <${name.startsWith('/') ? '/' : ''}${componentMeant(name.replace(/^\//, ''))?.name}>（${componentMeant(name.replace(/^\//, ''))?.title}），大小写也要一样；开头、结尾两处都改。`,
  }),
  empty: (name: string): Sentence => ({
    message: `<${name}> 里面什么也没有。`,
    hint: name === 'Gallery' ? '在 <Gallery> 和 </Gallery> 之间放上 <Figure>，或把它删掉。' : `写成 <${name}>…</${name}>，或把它删掉。`,
  }),
};

export const attribute = {
  unknown: (tag: { name: string; attributes: readonly { name: string; title: string }[] }, name: string): Sentence => {
    const known = tag.attributes.map((one) => one.name);
    const titled = tag.attributes.find((one) => one.title === name || (name.length > 1 && /\p{Script=Han}/u.test(name) && one.title.includes(name)));
    if (titled !== undefined)
      return { message: `<${tag.name}> 没有属性“${brief(name)}”。`, hint: `“${name}”写成 ${titled.name}：${titled.name}="…"。` };
    const hint =
      known.length === 0
        ? `<${tag.name}> 不带属性，删掉它。`
        : `可用的有：${tag.attributes.map((one) => `${one.name}（${one.title}）`).join('、')}。`;
    return { message: `<${tag.name}> 没有属性“${brief(name)}”。`, hint: didYouMean(name, known) ?? hint };
  },
  twice: (tag: string, name: string): Sentence => ({ message: `<${tag}> 的属性“${name}”写了两次。`, hint: '只留一个。' }),
  missing: (tag: string, name: string, title: string): Sentence => ({
    message: `<${tag}> 缺少属性“${name}”（${title}）。`,
    hint: `写成 <${tag} ${name}="…">。`,
  }),
  blank: (tag: string, name: string): Sentence => ({ message: `<${tag}> 的属性“${name}”是空的。`, hint: '写上内容。' }),
  bare: (tag: string, name: string): Sentence => ({ message: `<${tag}> 的属性“${name}”没有值。`, hint: `写成 ${name}="…"。` }),
  date: (name: string, value: string): Sentence => ({
    message: `属性“${name}”的日期“${brief(value)}”写得不对。`,
    hint: dateMeant(value) === undefined ? '日期写成 2026、2026-03 或 2026-03-31，并且是日历上有的日子。' : `写成 ${name}="${dateMeant(value)}"。`,
  }),
  oneOf: (tag: string, names: readonly string[]): Sentence => ({
    message: `<${tag}> 的 ${names.join(' 和 ')} 要写一个，也只能写一个。`,
    hint: '本地文件用 src，网上的用 href。',
  }),
};

export const alt = {
  picture: (): Sentence => ({
    message: '图片没有替代文字。',
    hint: '写上图片的说明（![说明](文件名) 或 alt="说明"），用一句话说出图上有什么，让看不见的人也能知道。',
  }),
  recording: (): Sentence => ({ message: '录音没有文字稿。', hint: '写上 transcript="…"，让听不见的人也能知道说了什么。' }),
};
