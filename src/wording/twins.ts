/** Messages about near twins. */
import type { Likeness } from '../twins/names.ts';
import type { Sentence } from './sentence.ts';

const WAYS: Record<Likeness, string> = {
  letters: '只差标点',
  sound: '读音相同',
  shape: '只差个别字',
  order: '只是次序不同',
  words: '只换了意思相近的词',
  part: '一个是另一个加了几个字',
};

export const alike = (of: 'name' | 'theme', own: string, other: string, theirs: string, likeness: Likeness): Sentence => ({
  message: `${of === 'name' ? '名称' : '主题'}“${own}”与“${other}”的${own === theirs ? '相同' : `“${theirs}”${WAYS[likeness]}`}。`,
  hint: of === 'name' ? '换一个能区别开的名称，避免雷同；同属一个母品牌的，写上 parentBrand。' : '换一个贴近自己工作的主题，避免雷同。',
});

export const bodyAlike = (other: string, share: number, passage: string): Sentence => ({
  message: `正文与“${other}”有 ${Math.round(share * 100)}% 相同，例如“${passage.slice(0, 24)}”。`,
  hint: '写自己的背景、做法和成效，避免雷同。',
});
