/** Messages about control characters, and control characters made visible. */
import { type Sentence, say } from './sentence.ts';

/** What editors know of them. */
const KNOWN: Readonly<Record<string, string>> = {
  '\u000b': 'Word 里按 Shift+Enter 的换行',
  '\u000c': 'Word 里的分页符',
  '\u001b': '终端的转义符',
  '\u0007': 'Word 表格里的单元格标记',
  '\u001e': 'Word 里的不间断连字符',
  '\u001f': 'Word 里的可选连字符',
};

/** The number of a character as Unicode writes it. */
const numberOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

export function controlSentence({ character, count, before, after }: { character: string; count: number; before: string; after: string }): Sentence {
  const known = KNOWN[character];
  const what = known === undefined ? numberOf(character) : `${numberOf(character)}，${known}`;
  const where = before === '' && after === '' ? '' : `：在“${before}”和“${after}”之间`;
  return say(
    `这里有看不见的控制字符（${what}）${where}${count > 1 ? `，这一处共 ${count} 个` : ''}。`,
    '多半是从 Word 粘贴来的：把它前后的两个字一起删掉，重新打一遍；要换行的，按回车另起一行。写成 \\ 或 &# 加代码的，把那一段删掉。',
  );
}
