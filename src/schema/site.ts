/** Schema of `site.yaml`. */
import { z } from 'zod';
import { PUBLIC_LABELS } from './labels.ts';
import { about, address, choice, colour, documentReference, monthDay, naming, reference, references, text, withheld } from './values.ts';

const mark = z.strictObject({
  file: text.meta(about('图片文件', '放在 site.yaml 旁边的图片')),
  alt: text.meta(about('替代文字', '读屏软件读出的话')),
  href: address.optional().meta(about('指向的网址')),
});

const menuItem = z
  .strictObject({
    label: text.meta(about('显示的文字')),
    document: documentReference.optional().meta(naming('document', '文档', 'docs/ 下的路径，不带扩展名')),
    page: text.optional().meta(about('页面', '网站里的地址，例如 /brands/；或别的网站的网址')),
  })
  .refine((value) => value.document === undefined || value.page === undefined, { params: { clash: ['document', 'page'] } })
  .refine((value) => value.document !== undefined || value.page !== undefined, { params: { missing: 'page' } });

const footer = z.strictObject({
  sponsor: text.optional().meta(about('主办单位')),
  operator: text.optional().meta(about('承办单位')),
  techSupport: text.optional().meta(about('技术支持')),
  copyright: text.optional().meta(about('版权所有')),
  icp: text.optional().meta(about('ICP 备案号', '页脚上链到工信部备案查询')),
  publicSecurity: text.optional().meta(about('公安机关备案号', '页脚上链到公安备案查询')),
  siteCode: text.optional().meta(about('网站标识码')),
  contact: text.optional().meta(about('联系电话')),
  address: text.optional().meta(about('地址')),
  errata: text.optional().meta(about('找错网址', '读者报错的去处')),
  marks: z.array(mark).optional().meta(about('标志图片', '公共网站须展示的标志')),
});

const term = z.strictObject({
  avoid: text.meta(about('不用的说法')),
  use: text.meta(about('改用的说法')),
  note: text.optional().meta(about('说明')),
});

const wording = z.strictObject(
  Object.fromEntries(Object.entries(PUBLIC_LABELS).map(([key, label]) => [key, text.optional().meta(about(label))])) as Record<
    keyof typeof PUBLIC_LABELS,
    z.ZodOptional<typeof text>
  >,
);

export const siteSchema = z.strictObject({
  title: text.meta(about('网站名称', '显示在页眉和分享卡片上')),
  publisher: reference.meta(naming('organization', '主管组织', '谁办这个网站：组织的 id')),
  tagline: text.optional().meta(about('一句话介绍')),
  url: address
    .refine((value) => !/^(?:mailto|tel):/i.test(value))
    .optional()
    .meta(about('正式网址', '没有它就不生成绝对链接、站点地图和订阅；只用到域名，域名后面的路径由 --base 给出')),
  footer: footer.optional().meta(about('页脚')),
  wording: wording.optional().meta(about('公开用语', '公开页面上各种名目的叫法')),
  accent: colour.optional().meta(about('网站颜色', '任意 CSS 颜色')),
  logo: z
    .strictObject({ file: text.meta(about('图片文件', '放在 site.yaml 旁边的图片')), alt: text.meta(about('替代文字', '读屏软件读出的话')) })
    .optional()
    .meta(about('网站标志', '显示在页眉和分享卡片上')),
  favicon: text.optional().meta(about('网站图标', '浏览器标签上的小图：放在 site.yaml 旁边的图片；不写则用网站名称和颜色做一个')),
  menu: z.array(menuItem).optional().meta(about('菜单', '菜单里的各项，按先后；不写则列出所有有内容的栏目')),
  featured: references.optional().meta(naming('brand', '首页推荐', '品牌目录名的列表')),
  publishFrom: choice('从哪一步起公开', { named: '命名后公开', launched: '自行发布后即公开' }).default('named'),
  approval: choice('发布审批', { optional: '不要求', required: '没有 approval 的条目不公开' }).default('optional'),
  dossier: choice('内部档案放在哪里', { here: '和公开的内容在一起', elsewhere: '在另一个仓库' }).default('here'),
  publicReview: z.boolean().default(false).meta(about('公开复查不合格', '公众能否看到整改和逾期')),
  reviewDue: monthDay.default('03-31').meta(about('复查期限', '每年此日前应完成上一年的复查，写成 月-日')),
  newMonths: z.int().min(1).default(24).meta(about('新命名的月数', '首次命名不满这么多个月算新')),
  nameLength: z
    .strictObject({
      min: z.int().min(1).default(4).meta(about('最少字数')),
      max: z.int().min(1).default(8).meta(about('最多字数')),
    })
    .check(({ value: { min, max }, issues }) => {
      if (max < min) issues.push({ code: 'too_small', origin: 'int', minimum: min, inclusive: true, input: max, path: ['max'] });
    })
    .default({ min: 4, max: 8 })
    .meta(about('品牌名称的字数', '只数文字和数字')),
  terms: z.array(term).optional().meta(withheld('用语规范', '')),
});

export type SiteSettings = z.output<typeof siteSchema>;
export type Footer = NonNullable<SiteSettings['footer']>;
