/** Schema of a study pack: the frontmatter of `study/<slug>.mdx`. */
import { z } from 'zod';
import { shared } from './brand.ts';
import { about, choice, date, documentReference, naming, reference, slug, text, texts, visibility } from './values.ts';

export const OCCASIONS = ['training', 'study-meeting', 'party-day', 'site-visit', 'lecture', 'seminar'] as const;

const item = z
  .strictObject({
    title: text.meta(about('环节')),
    minutes: z.int().min(1).meta(about('分钟')),
    brand: reference.optional().meta(naming('brand', '品牌', '品牌的目录名')),
    document: documentReference.optional().meta(naming('document', '文档', 'docs/ 下的路径，不带扩展名')),
    pairing: reference.optional().meta(naming('pairing', '结对', '结对的文件名')),
    questions: texts.optional().meta(about('讨论题')),
  })
  .refine((value) => [value.brand, value.document, value.pairing].filter((one) => one !== undefined).length <= 1, {
    params: { clash: ['brand', 'document', 'pairing'] },
  });

export const studySchema = z.strictObject({
  title: text.meta(about('标题')),
  occasion: choice('场合', {
    training: '专题培训',
    'study-meeting': '学习会',
    'party-day': '主题党日',
    'site-visit': '观摩会',
    lecture: '专题讲座',
    seminar: '研讨会',
  } satisfies Record<(typeof OCCASIONS)[number], string>),
  audience: text.optional().meta(about('对象')),
  minutes: z.int().min(1).meta(about('总时长', '分钟')),
  date: date.optional().meta(about('日期')),
  place: text.optional().meta(about('地点')),
  objectives: texts.optional().meta(about('目的')),
  agenda: z.array(item).min(1).meta(about('议程')),
  visibility: visibility('public'),
  formerSlugs: z.array(slug).optional().meta(about('旧文件名', '旧网址会转到新网址')),
  ...shared,
});

export type StudyPack = z.output<typeof studySchema>;
