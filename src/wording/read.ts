/** Messages about files that are missing or misnamed. */
import { slugFor } from '../schema/slugs.ts';
import type { Sentence } from './sentence.ts';

export const settingsMissing = (name: string): Sentence => ({
  message: `缺少文件 ${name}。`,
  hint:
    name === 'site.yaml'
      ? '在内容目录里新建 site.yaml，至少写上 title 和 publisher。'
      : '在内容目录里新建 taxonomy.yaml，至少写上 domains 和 levels。',
});

export const NOT_A_LIST: Sentence = { message: '组织文件应当是一个列表。', hint: '每个组织以“- id: …”开头。' };

export const badSlug = (name: string): Sentence => ({
  message: `“${name}”不能作条目的名称。`,
  hint: `文件夹和文件的名称只用小写英文字母、数字和连字符，不超过 64 个字符，例如 ${slugFor(name) ?? 'hongse-yizhan'}。`,
});

export const overlayOfNothing = (id: string): Sentence => ({
  message: `内容目录里没有“${id}”，这份内部档案无处可并。`,
  hint: '检查文件夹或文件的名称是否与公开内容里的一致。',
});

export const OVERLAY_RECORD: Sentence = { message: '结对没有创建档案，不能写“record”。', hint: '删掉 record；内部信息写在 internal 下。' };
