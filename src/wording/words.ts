/** Messages about wording, garbled text, anonymity and personal numbers. */
import type { Sentence } from './sentence.ts';

export const term = (avoid: string, use: string, note: string | undefined): Sentence => ({
  message: `不用“${avoid}”这个说法。`,
  hint: `改为“${use}”。${note === undefined ? '' : note}`,
});

export function garbled(kind: 'replacement' | 'half-decoded' | 'zero-width' | 'private-use'): Sentence {
  switch (kind) {
    case 'replacement':
      return { message: '这里有乱码（�）。', hint: '从原文重新输入这几个字。' };
    case 'half-decoded':
      return { message: '这里像是乱码：文字在转换编码时坏掉了。', hint: '从原文重新输入这几个字。' };
    case 'zero-width':
      return { message: '这里有看不见的零宽字符。', hint: '多半是从网页复制来的；删掉这几个字重新输入。' };
    case 'private-use':
      return { message: '这里有只在某些电脑上才显示的自造字。', hint: '换成标准汉字；实在没有的，用图片或拼写说明。' };
  }
}

export const EMPHASIS: Sentence = {
  message: '这里的星号会原样印出来，不会变成粗体。',
  hint: '粗体写成 **文字**：英文的星号，紧贴文字，里面不留空格，前后成对；真要印星号的，写成 \\*。',
};

export const anonymousSlug = (slug: string): Sentence => ({
  message: `“${slug}”里含有不具名一方的代号，会出现在网址里。`,
  hint: '换一个看不出是谁的文件名。',
});

export const anonymousNamed = (name: string): Sentence => ({
  message: `这里写出了不具名一方的名称“${name}”。`,
  hint: '改成“结对村”“对方支部”之类的说法；或取得同意后改为 visibility: public。',
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
