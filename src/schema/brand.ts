/** Schema of a brand: the frontmatter of `brands/<slug>/index.mdx`. */
import { z } from 'zod';
import { eventSchema } from './record.ts';
import {
  about,
  address,
  colour,
  date,
  freeMapping,
  hasAtMost,
  naming,
  reference,
  references,
  SLUG,
  slug,
  text,
  textOrTexts,
  texts,
  visibility,
  withheld,
} from './values.ts';

const percent = z.number().min(0).max(100);

const meaning = z.union([
  text,
  z
    .array(
      z.strictObject({
        part: text.meta(about('部分', '图形、颜色、字体或整体')),
        means: text.meta(about('含义')),
        at: z.tuple([percent, percent]).optional().meta(about('在图上的位置', '离左边、上边各百分之几，例如 [50, 20]')),
      }),
    )
    .min(1),
]);

const logoCommon = {
  meaning: meaning.meta(about('标识释义', '一段话，或逐部分写')),
  rights: text.optional().meta(about('权利人')),
  emblem: z.boolean().optional().meta(about('含党徽党旗', '标识里有党徽、党旗的，不裁切、不变色、不加字')),
};

const logoSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('image').meta(about('图形标识')),
    file: text.meta(about('图片文件')),
    alt: text.meta(about('替代文字', '看不见图的人读到的话')),
    ...logoCommon,
  }),
  z.strictObject({ kind: z.literal('text').meta(about('文字标识')), text: text.meta(about('文字')), ...logoCommon }),
  z.strictObject({
    kind: z.literal('audio').meta(about('声音标识')),
    file: text.meta(about('声音文件')),
    transcript: text.meta(about('文字稿', '听不见的人读到的话')),
    ...logoCommon,
  }),
]);

const partner = z.union([reference, z.strictObject({ name: text.meta(about('名称')) })]);

/** Tags of an entry. Each has a page of its own. */
const MOST_TAGS = 20;
/** UTF-8 bytes of a tag, which becomes the name of a folder. */
const TAG_BYTES = 200;

/** Judged as it is used: after NFKC, which turns ？ into ? and ℀ into a/c. */
const tag = z.string().refine((value) => {
  const used = value.normalize('NFKC').trim();
  return (
    used !== '' && hasAtMost(used, 32) && Buffer.byteLength(used) <= TAG_BYTES && !/[/\\#?%\p{Cc}\p{Cs}]/u.test(used) && used !== '.' && used !== '..'
  );
});

/** Not `max`, which would leave faulty tags unreported. */
const tags = z.array(tag).check(({ value, issues }) => {
  if (value.length > MOST_TAGS) issues.push({ code: 'too_big', origin: 'array', maximum: MOST_TAGS, inclusive: true, input: value, path: [] });
});

const summary = text.refine((value) => hasAtMost(value, 120));

/** One approval of an entry: who approved its publication, and when (三审三校). */
const release = z.strictObject({ by: text.meta(about('审批人或组织')), date: date.meta(about('日期')) });

/** Keys shared by brands, pairings, study packs and documents. */
export const shared = {
  published: date.optional().meta(about('发布日期')),
  updated: date.optional().meta(about('更新日期')),
  approval: z
    .union([release, z.array(release).min(1)])
    .optional()
    .meta(withheld('发布审批')),
  internal: freeMapping.optional().meta(withheld('内部信息', '不公开')),
};

export const brandSchema = z.strictObject({
  name: text.meta(about('名称')),
  organization: reference.meta(naming('organization', '所属组织', '组织的 id')),
  partners: z
    .array(partner)
    .optional()
    .meta(naming('organization', '共建单位', '组织的 id，或 name')),
  domain: reference.meta(naming('domain', '领域', '领域的代号')),
  focuses: references.optional().meta(naming('focus', '类型', '该领域里类型的代号')),
  summary: summary.meta(about('简介', '不超过 120 字')),
  logo: logoSchema.optional().meta(about('标识')),
  theme: text.optional().meta(about('主题', '口号')),
  connotation: textOrTexts.optional().meta(about('内涵')),
  philosophy: textOrTexts.optional().meta(about('理念')),
  role: z
    .strictObject({
      organization: text.meta(about('组织作用', '战斗堡垒作用')),
      members: text.meta(about('党员作用', '先锋模范作用')),
    })
    .optional()
    .meta(about('作用发挥')),
  carriers: texts.optional().meta(about('载体')),
  extra: z.record(z.string().regex(SLUG), text).optional().meta(about('其他要求')),
  parentBrand: reference.optional().meta(naming('brand', '母品牌', '品牌的目录名')),
  colors: z
    .strictObject({ primary: colour.meta(about('主色')), secondary: colour.optional().meta(about('辅色')) })
    .optional()
    .meta(about('颜色')),
  cover: z
    .strictObject({
      file: text.meta(about('图片文件')),
      alt: text.meta(about('替代文字')),
      credit: text.optional().meta(about('图片来源')),
    })
    .optional()
    .meta(about('封面图')),
  demonstration: z
    .strictObject({
      since: date.meta(about('开始日期')),
      place: text.meta(about('地点')),
      visits: text.optional().meta(about('参观方式')),
    })
    .optional()
    .meta(about('示范点')),
  tags: tags.optional().meta({ ...about('标签', '至多 20 个'), maxItems: MOST_TAGS }),
  formerNames: texts.optional().meta(about('曾用名')),
  formerSlugs: z.array(slug).optional().meta(about('旧目录名', '旧网址会转到新网址')),
  sources: z
    .array(
      z.strictObject({
        title: text.meta(about('标题')),
        url: address.optional().meta(about('网址')),
        date: date.optional().meta(about('日期')),
      }),
    )
    .optional()
    .meta(about('来源')),
  authors: texts.optional().meta(about('作者', '写这个案例的人，写在末尾')),
  record: z.array(eventSchema).min(1).meta(about('创建档案', '按先后排列的事件')),
  visibility: visibility('public'),
  ...shared,
});

export type Brand = z.output<typeof brandSchema>;
export type Logo = z.output<typeof logoSchema>;
export type Release = z.output<typeof release>;
