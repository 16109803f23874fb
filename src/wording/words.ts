/** Messages about wording, garbled text, anonymity and personal numbers. */
import type { Sentence } from './sentence.ts';

export const term = (avoid: string, use: string, note: string | undefined): Sentence => ({
  message: `不用“${avoid}”这个说法。`,
  hint: `改为“${use}”。${note === undefined ? '' : note}`,
});

export type GarbledKind = 'replacement' | 'half-decoded' | 'direction' | 'variation' | 'invisible' | 'private-use';

/** `at` is the place of the first such character in `text`. */
export function garbled(kind: GarbledKind, text: string, at: number): Sentence {
  const number = `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const [before, after] = [[...text.slice(0, at)].slice(-6).join(''), [...text.slice(at)].slice(1, 7).join('')];
  const where = `在“${before}”和“${after}”之间`;
  switch (kind) {
    case 'replacement':
      return { message: '这里有乱码（�）。', hint: '从原文重新输入这几个字。' };
    case 'half-decoded':
      return { message: '这里像是乱码：文字在转换编码时坏掉了。', hint: '从原文重新输入这几个字。' };
    case 'direction':
      return { message: `这里有看不见的方向符（${number}），后面的字会倒着排：${where}。`, hint: '把它前后的两个字一起删掉，重新打一遍。' };
    case 'variation':
      return {
        message: `“${before.at(-1) ?? ''}”后面有看不见的异体字选择符（${number}），有的电脑上字形不同：${where}。`,
        hint: '把这个字删掉，重新打一遍。',
      };
    case 'invisible':
      return {
        message: `这里有看不见的字符（${number}）：${where}。`,
        hint: '多半是从网页或 Word 复制来的：把它前后的两个字一起删掉，重新打一遍。',
      };
    case 'private-use':
      return { message: `这里有只在某些电脑上才显示的自造字（${number}）：${where}。`, hint: '换成标准汉字；实在没有的，用图片或拼写说明。' };
  }
}

/** A character that no font of the generator has. */
export const noLetter = (character: string): Sentence => ({
  message: `“${character}”在分享图片里会印成方框，在 PDF 里会印成“〓”：生成器的字体里没有它。`,
  hint: '换一个通用的写法；人名、地名里非用不可的，可以不管：网页上照读者自己的字体显示。',
});

export const EMPHASIS: Sentence = {
  message: '这里的星号会原样印出来，不会变成粗体。',
  hint: '粗体写成 **文字**：英文的星号，紧贴文字，里面不留空格，前后成对；真要印星号的，写成 \\*。',
};

export const anonymousSlug = (slug: string): Sentence => ({
  message: `“${slug}”里含有不具名一方的代号或拼音，会出现在网址里。`,
  hint: '换一个看不出是谁的文件名；拼音也看得出来。',
});

export const anonymousNamed = (name: string): Sentence => ({
  message: `这里写出了不具名一方的名称“${name}”。`,
  hint: '改成“结对村”“对方支部”之类的说法；或取得同意后改为 visibility: public。',
});

export const anonymousPerhaps = (form: string): Sentence => ({
  message: `“${form}”可能让人看出不具名的是谁。`,
  hint: '这里说的如果就是那一方，改成“对方”“结对村”之类的说法；说的是别的，不用改。',
});

export const anonymousAlone = (kind: string): Sentence => ({
  message: `符合“${kind}”的组织只有这一个，公开层级和领域就等于点了名。`,
  hint: '改为 visibility: internal；或取得同意后改为 visibility: public，并写上 consent。',
});

export const citizenNumber = (text: string): Sentence => ({
  message: `公开的内容里有公民身份号码（${mask(text)}）。`,
  hint: '删掉它；一定要留档的，写到开头信息栏的 internal 里（不会公开）。',
});

export const mobileNumber = (text: string): Sentence => ({
  message: `公开的内容里有手机号码（${mask(text)}）。`,
  hint: '删掉它，或换成办公电话；要留档的，写到开头信息栏的 internal 里（不会公开）。',
});

/** Masks a number, because messages end up in logs and pull requests. */
const mask = (text: string): string => `${text.slice(0, 3)}…${text.slice(-2)}`;
