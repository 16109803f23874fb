/** Schema of `taxonomy.yaml`. */
import { z } from 'zod';
import { about, choice, naming, reference, references, SLUG, slug, text, withheld, year } from './values.ts';

const focus = z.strictObject({
  id: slug.meta(about('代号')),
  label: text.meta(about('名称')),
  note: text.optional().meta(about('说明')),
});

const domain = z.strictObject({
  id: slug.meta(about('代号')),
  label: text.meta(about('名称')),
  description: text.optional().meta(about('说明')),
  focuses: z.array(focus).optional().meta(about('类型', '这个领域里的各种类型')),
});

const level = z.strictObject({
  id: slug.meta(about('代号')),
  label: text.meta(about('名称')),
  declaredBy: reference.optional().meta(naming('organization', '由谁申报', '组织的 id；不写则为品牌所属组织或其上级')),
  namedBy: reference.meta({ ...naming('organization', '由谁命名', '组织的 id，或 parent(上一层级最近的上级组织)'), orText: true }),
});

const part = z.strictObject({
  id: slug.meta(about('代号')),
  label: text.meta(about('名称')),
  weight: z.number().min(0).max(1).meta(about('权重', '各项权重之和为 1')),
});

const STANDARD_FIELDS = ['name', 'logo', 'theme', 'connotation', 'philosophy', 'role', 'carriers'] as const;
export type StandardField = (typeof STANDARD_FIELDS)[number];

const standardKey = z.string().regex(new RegExp(`^(?:${STANDARD_FIELDS.join('|')}|extra\\.${SLUG.source.slice(1, -1)})$`));

const standardItem = z.strictObject({
  key: standardKey.meta(about('对应的字段', 'name、logo、theme、connotation、philosophy、role、carriers 或 extra.<代号>')),
  label: text.meta(about('名称')),
  description: text.optional().meta(about('说明')),
});

const standard = z.strictObject({
  label: text.meta(about('名称')),
  items: z.array(standardItem).min(1).meta(about('各项要求')),
});

const target = z
  .strictObject({
    year: year.meta(about('年份')),
    level: reference.optional().meta(naming('level', '层级', '或写 organizations')),
    min: z.int().min(1).optional().meta(about('至少几个')),
    organizations: references.optional().meta(naming('organization', '各组织', '这些组织每个至少一个')),
    status: choice('达到哪一步', { launched: '已发布', named: '已命名' }).default('named'),
  })
  .refine((value) => value.organizations !== undefined || value.level !== undefined, { params: { missing: 'level' } })
  .refine((value) => value.organizations !== undefined || value.level === undefined || value.min !== undefined, { params: { missing: 'min' } });

export const taxonomySchema = z.strictObject({
  domains: z.array(domain).min(1).meta(about('领域')),
  levels: z.array(level).min(1).meta(about('层级', '从高到低')),
  evaluation: z.array(part).min(1).optional().meta(about('评审的组成')),
  standard: standard.optional().meta(about('创建标准', '不写则用默认的六项：名称、标识、主题、内涵、理念、作用')),
  targets: z.array(target).optional().meta(withheld('创建目标', '只用于内部报告')),
});

export type Taxonomy = z.output<typeof taxonomySchema>;
export type Level = Taxonomy['levels'][number];
export type Standard = NonNullable<Taxonomy['standard']>;
export type Target = NonNullable<Taxonomy['targets']>[number];
