/** Schema of a document: the frontmatter of `docs/<path>.mdx`. */
import { z } from 'zod';
import { shared } from './brand.ts';
import { about, choice, date, documentReference, isSlug, MOST_FOLDERS, naming, reference, SLUG, text, visibility } from './values.ts';

/** A path of slugs, with at most `MOST_FOLDERS` folders. */
const path = z
  .string()
  .regex(new RegExp(`^${SLUG.source.slice(1, -1)}(?:/${SLUG.source.slice(1, -1)})*$`))
  .refine((value) => value.split('/').length <= MOST_FOLDERS + 1 && value.split('/').every(isSlug));

export const documentSchema = z.strictObject({
  title: text.meta(about('标题')),
  summary: text.optional().meta(about('摘要')),
  order: z.number().optional().meta(about('排序', '小的在前')),
  issuer: reference.optional().meta(naming('organization', '发文组织', '组织的 id')),
  number: text.optional().meta(about('文号')),
  issued: date.optional().meta(about('发文日期')),
  status: choice('效力', { 'in-force': '现行', superseded: '已被取代' }).default('in-force'),
  supersededBy: documentReference.optional().meta(naming('document', '取代它的文档', 'docs/ 下的路径')),
  visibility: visibility('public'),
  formerSlugs: z.array(path).optional().meta(about('旧路径', 'docs/ 下的路径，不带扩展名')),
  ...shared,
});

export type DocumentMeta = z.output<typeof documentSchema>;
