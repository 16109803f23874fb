/** Messages about files that are missing or misnamed. */
import { slugFor } from '../schema/slugs.ts';
import { MOST_FOLDERS } from '../schema/values.ts';
import type { Sentence } from './sentence.ts';

export const settingsMissing = (name: string): Sentence => ({
  message: `缺少文件 ${name}。`,
  hint:
    name === 'site.yaml'
      ? '在内容目录里新建 site.yaml，至少写上 title 和 publisher。'
      : '在内容目录里新建 taxonomy.yaml，至少写上 domains 和 levels。',
});

export const NOT_A_LIST: Sentence = { message: '组织文件应当是一个列表。', hint: '每个组织以“- id: …”开头。' };

/** `names` are all parts of a path that are no slugs. */
export const badSlug = (names: readonly string[]): Sentence => {
  const meant = names.map((name) => slugFor(name));
  return {
    message: `${names.map((name) => `“${name}”`).join('、')}不能作条目的名称。`,
    hint:
      names.length === 1
        ? `文件夹和文件的名称只用小写英文字母、数字和连字符，不超过 64 个字符，例如 ${meant[0] ?? 'hongse-yizhan'}。`
        : `文件夹和文件的名称只用小写英文字母、数字和连字符，不超过 64 个字符，例如：${names.map((name, index) => `“${name}”改成 ${meant[index] ?? 'hongse-yizhan'}`).join('，')}。`,
  };
};

export const tooDeep = (folders: number): Sentence => ({
  message: `这份文档在 ${folders} 层文件夹里，网址太长，至多 ${MOST_FOLDERS} 层。`,
  hint: '把它移到浅一些的文件夹里。',
});

export const overlayOfNothing = (id: string): Sentence => ({
  message: `内容目录里没有“${id}”，这份内部档案无处可并。`,
  hint: '检查文件夹或文件的名称是否与公开内容里的一致。',
});

export const OVERLAY_RECORD: Sentence = { message: '结对没有创建档案，不能写“record”。', hint: '删掉 record；内部信息写在 internal 下。' };
