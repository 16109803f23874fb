/** Messages about files and YAML that cannot be read. */
import type { Encoding } from '../read/text.ts';
import type { YamlFault } from '../read/yaml/faults.ts';
import type { Sentence } from './sentence.ts';

export function encodingSentence(guess: Encoding): Sentence {
  const hint = '用编辑器（例如记事本）的“另存为”，编码选 UTF-8，再保存一次。';
  if (guess === 'office')
    return {
      message: '这个文件不是文字，是改了扩展名的 Word 文档或压缩包。',
      hint: '在 Word 里打开原来的文档，全选、复制，粘贴到新的文本文件里，另存为 .mdx，编码选 UTF-8。',
    };
  if (guess === 'utf-16') return { message: '文件不是 UTF-8 编码，看起来是 UTF-16（“Unicode”）。', hint };
  if (guess === 'gb18030') return { message: '文件不是 UTF-8 编码，看起来是 GBK / GB18030（“ANSI”）。', hint };
  if (guess === 'nul') return { message: '文件里有空字符（NUL），不是正常的文本。', hint: '这可能是被改了扩展名的其他文件，请换成真正的文本文件。' };
  return { message: '文件从这里起不是 UTF-8 编码。', hint };
}

export const UNREADABLE: Sentence = { message: '这个文件打不开。', hint: '请检查文件权限，或重新拷贝一份。' };

export const FRONTMATTER_MISSING: Sentence = {
  message: '文件开头没有信息栏。',
  hint: '第一行写三个减号 ---，下面写“名称: 内容”各行，再用一行 --- 结束，然后才是正文。',
};

export const FRONTMATTER_OPEN: Sentence = {
  message: '文件开头的信息栏没有结束。',
  hint: '在信息栏和正文之间（这一行的上面）单独写一行 ---（三个英文减号，前后没有别的字）。',
};

export const FRONTMATTER_NOT_FIRST: Sentence = {
  message: '信息栏前面还有别的字，信息栏要在文件的最前面。',
  hint: '把这些字移到信息栏下面的正文里，或删掉；第一行只写三个英文减号 ---。',
};

export const frontmatterFence = (written: string): Sentence =>
  written === '---'
    ? { message: '信息栏开头和结尾的 --- 前面多了空格。', hint: '删掉这一行 --- 前面的空格。' }
    : {
        message: `信息栏的开头和结尾各是一行三个英文减号 ---，这里写成了“${written.slice(0, 20)}”。`,
        hint: '改成 ---：切换到英文输入法，连按三次减号，前后没有别的字。',
      };

export function yamlSentence(fault: YamlFault, detail: string): Sentence {
  switch (fault) {
    case 'full-width-colon':
      return { message: `“${detail}”后面用了中文冒号。`, hint: `改成英文冒号加一个空格：${detail}: …` };
    case 'full-width-comma':
      return {
        message: '这里用了中文逗号。',
        hint: '方括号、花括号里各项之间用英文逗号加一个空格，例如 { date: 2026-03, year: 2026 }；这一行里其他的中文逗号、冒号一并改掉。',
      };
    case 'no-space-after-colon':
      return { message: `“${detail}:”后面少一个空格。`, hint: `在“${detail}:”后面加一个空格。` };
    case 'tab':
      return { message: '行首用了 Tab 键。', hint: '行首只能用空格，每层两个；下面各行也用了 Tab 的，一并改掉。' };
    case 'not-a-pair':
      if (detail !== '') return { message: `“${detail}”后面少了英文冒号。`, hint: `写成 ${detail}: …（英文冒号后留一个空格）。` };
      return {
        message: '这一行不是“名称: 内容”的样子。',
        hint: '是接着上一行写的，就并到上一行的末尾；是新的一项，就写成“名称: 内容”（英文冒号后留一个空格）；是正文，就移到信息栏下面。',
      };
    case 'indent':
      if (detail !== '')
        return {
          message: `这一行行首的空格比上一行多，可是上一行“${detail}:”后面已经写了内容。`,
          hint: `是“${detail}”里面的一项，就把“${detail}:”后面的内容移到下面来，另写成一项；不是的，行首与上一行对齐。`,
        };
      return { message: '这一行行首的空格与同一层的其他行不一样多。', hint: '同一层的各行，行首的空格要一样多；每深一层多两个空格。' };
    case 'open-quote':
      return { message: `这个引号（${detail}）没有结束。`, hint: `在这段内容的末尾补上 ${detail}，或把开头的删掉。` };
    case 'open-bracket':
      return {
        message: `这里的“${detail}”没有结束。`,
        hint: `在这一项的末尾补上 ${detail === '[' ? ']' : '}'}。`,
      };
    case 'after-quote':
      return { message: '引号或括号结束以后，后面还有字。', hint: '给整段内容加上英文双引号，里面的引号改用中文的“ ”。' };
    case 'escape':
      return {
        message: '英文双引号里的反斜杠 \\ 有特殊含义，这里读不出来。',
        hint: '把 \\ 改成 /；一定要用 \\ 的，写成 \\\\，或整段改用英文单引号。',
      };
    case 'unquoted-colon':
      return { message: '这一行的内容里还有一个“冒号加空格”，会被当成另一项。', hint: colonHint(detail) };
    case 'unquoted-hash':
      return { message: `“${detail}”前后没有引号：# 和后面的字会被当成备注。`, hint: `给它加上英文双引号："${detail}"` };
    case 'anchor':
    case 'alias':
      return { message: `内容不能以 ${fault === 'anchor' ? '&' : '*'} 开头（${detail}）。`, hint: '给整段内容加上英文双引号。' };
    case 'tag':
      return { message: '内容不能以 ! 开头。', hint: '给整段内容加上英文双引号。' };
    case 'merge':
      return { message: '这里不能用 << 合并写法。', hint: '把要用的各项直接写出来。' };
    case 'second-document':
      return { message: '这里开始了第二份内容（--- 或 ...），一个文件只能有一份。', hint: '删掉这一行，或把后面的内容放进另一个文件。' };
    case 'too-deep':
      return { message: '缩进或括号的层数太多，无法读取。', hint: '检查是否有多余的括号或缩进。' };
    case 'too-long':
      return { message: '信息栏或 YAML 文件超过 1 MB，没有读取。', hint: '长的文字写进正文；组织太多的，分成几个文件。' };
    case 'complex-key':
      return { message: '这里冒号前面的名称不是一个词。', hint: '名称用英文字母，后面接英文冒号和空格。' };
    case 'duplicate-key':
      return { message: `“${detail}”写了两次。`, hint: '只留一个；两处内容都要的话，合并成一处。' };
    case 'syntax':
      return {
        message: syntaxMessage(detail),
        hint:
          detail === 'BAD_SCALAR_START'
            ? '给整段内容加上英文双引号。'
            : '检查这一行和上一行：冒号后有空格、缩进对齐、引号和括号成对、特殊符号开头的内容加了双引号。',
      };
  }
}

/** Returns a hint for a value with a colon in it. Chinese quotation marks, which Word inserts, do not quote in YAML. */
function colonHint(line: string): string {
  const [, key = '', value = ''] = /^(?:- )?([^\s:]+):\s+(.*)$/u.exec(line) ?? [];
  if (/^[“”]/.test(value)) return '前后用的是中文引号，换成英文双引号 "；里面的可以不改。';
  const example = key === '' ? 'theme: "民心: 驿站"' : `${key}: "${value.length > 24 ? `${value.slice(0, 24)}…` : value}"`;
  return `把里面的英文冒号改成中文冒号“：”；要保留的，给整段内容加上英文双引号：${value.includes('"') ? `${key}: "…"，里面的引号改用中文的“ ”` : example}`;
}

function syntaxMessage(code: string): string {
  switch (code) {
    case 'MISSING_CHAR':
      return '这里的引号或括号没有成对。';
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
      return '这里的缩进没有对齐，或上面的方括号、花括号没有结束。';
    case 'BAD_SCALAR_START':
      return '内容以特殊符号开头，无法读取。';
    default:
      return '这里的写法无法读取。';
  }
}
