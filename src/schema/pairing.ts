/** Schema of a pairing: the frontmatter of `pairings/<slug>.mdx`. */
import { z } from 'zod';
import { shared } from './brand.ts';
import { about, choice, date, freeMapping, naming, referenceOrReferences, slug, text, texts, withheld } from './values.ts';

const goal = z.strictObject({
  goal: text.meta(about('目标')),
  kind: choice('种类', { basic: '基础工作', brand: '创建品牌' }).optional(),
  due: date.optional().meta(about('期限')),
  done: date.optional().meta(about('完成日期')),
});

export const pairingSchema = z.strictObject({
  model: referenceOrReferences.meta(naming('brand', '示范品牌', '品牌的目录名，或列表')),
  lagging: referenceOrReferences.meta(naming('organization', '结对提升组织', '组织的 id，或列表')),
  kind: choice('方式', { lift: '结对帮带', mutual: '结对共建' }).default('lift'),
  since: date.meta(about('开始日期')),
  until: date.optional().meta(about('期满日期')),
  goals: z.array(goal).min(1).meta(about('目标')),
  measures: texts.optional().meta(about('措施')),
  ledger: z
    .array(
      z.strictObject({
        date: date.meta(about('日期')),
        text: text.meta(about('事项')),
        goal: z.int().min(1).optional().meta(about('对应目标', '第几个目标，从 1 数起')),
      }),
    )
    .optional()
    .meta(about('台账')),
  outcome: z
    .strictObject({
      date: date.meta(about('日期')),
      result: choice('结果', { risen: '已提升', extended: '延期', ended: '结束' }),
      text: text.meta(about('说明')),
      by: text.optional().meta({ ...naming('organization', '验收单位', '组织的 id，或文字'), orText: true }),
    })
    .optional()
    .meta(about('结果')),
  visibility: choice('公开范围', { internal: '内部', anonymous: '不具名公开', public: '具名公开' }).default('internal'),
  consent: z
    .strictObject({ by: text.meta(about('同意人或组织')), date: date.meta(about('日期')) })
    .optional()
    .meta(withheld('具名同意')),
  formerSlugs: z.array(slug).optional().meta(about('旧文件名', '旧网址会转到新网址')),
  ...shared,
  internal: freeMapping.optional().meta(withheld('内部信息', '不公开')),
});

export type Pairing = z.output<typeof pairingSchema>;
