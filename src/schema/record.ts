/** Schemas of the events in a brand's `record` (创建档案). */

import { z } from 'zod';
import { given } from '../given.ts';
import { about, choice, date, naming, reference, referenceOrReferences, text, textOrTexts, withheld, year } from './values.ts';

const common = {
  date: date.optional().meta(about('日期', '年、年-月 或 年-月-日')),
  imported: z.boolean().optional().meta(about('补录', '网站建立前的旧事：可以没有日期')),
  note: text.optional().meta(withheld('备注')),
};

/** Ids of organizations, or free text. */
const someone = textOrTexts.optional().meta({ ...naming('organization', '由谁', '组织的 id，或文字'), orText: true });
const authority = referenceOrReferences.meta(naming('organization', '由谁', '组织的 id，或若干 id 的列表'));
const level = reference.meta(naming('level', '层级', '层级的代号'));
const document = text.optional().meta(about('文号'));
const grade = text.optional().meta(about('等次'));

const goal = z.union([
  text,
  z.strictObject({
    goal: text.meta(about('目标')),
    done: date.optional().meta(about('完成日期')),
  }),
]);

/** When no public build shows an event: always; unless its attempt has ended in its naming; unless its result is `pass` or `publicReview` is set. */
export type InternalWhen = 'always' | 'unless-named' | 'unless-passed';

const event = <Name extends string, Shape extends z.ZodRawShape>(name: Name, title: string, shape: Shape, internal?: InternalWhen) =>
  z
    .strictObject({ event: z.literal(name).meta(about(title)), ...common, ...shape })
    .refine((value) => (value as { date?: string; imported?: boolean }).date !== undefined || (value as { imported?: boolean }).imported === true, {
      params: { missing: 'date' },
    })
    .meta({ ...about(title), ...given('internal', internal) });

export const eventSchema = z.discriminatedUnion('event', [
  event('cultivated', '培育', { by: someone }),
  event('launched', '发布', { by: someone }),
  event('visited', '走访', { by: someone, purpose: choice('目的', { research: '调研', guidance: '指导', inspection: '检查' }).optional() }, 'always'),
  event('declared', '申报', { level, by: authority, number: text.optional().meta(about('编号')) }, 'unless-named'),
  event('endorsed', '审核上报', { by: authority }, 'always'),
  event('returned', '退回', {}, 'always'),
  event(
    'evaluated',
    '评审',
    {
      round: z.union([text, z.number()]).transform(String).optional().meta(about('批次', '文字或数字')),
      scores: z.record(z.string(), z.number().min(0).max(100)).optional().meta(about('得分', '各评审项的得分，0 到 100')),
    },
    'always',
  ),
  event('notice', '公示', { until: date.optional().meta(about('公示到')), document }, 'unless-named'),
  event('named', '命名', { level, by: authority, document, grade }),
  event('goals', '年度目标', {
    year: year.meta(about('年份')),
    goals: z.array(goal).min(1).meta(about('目标')),
    measures: textOrTexts.optional().meta(about('措施')),
  }),
  event(
    'reviewed',
    '复查',
    { year: year.meta(about('年份')), result: choice('结果', { pass: '合格', rectify: '整改' }), by: someone, grade },
    'unless-passed',
  ),
  event('commended', '表彰', {
    by: textOrTexts.meta({ ...naming('organization', '由谁', ''), orText: true }),
    title: text.meta(about('名目')),
    document,
  }),
  event('renamed', '更名', { from: text.meta(about('原名')) }),
  event('delisted', '摘牌', {
    by: authority,
    level: reference.optional().meta(naming('level', '层级', '不写则为全部')),
    kind: choice('方式', { revoked: '摘牌', concluded: '已结束', merged: '已合并' }).default('revoked'),
    statement: text.optional().meta(about('公开说明')),
    reason: text.optional().meta(withheld('原因')),
  }),
  event('withdrawn', '撤回', {}, 'always'),
]);

export type RecordEvent = z.output<typeof eventSchema>;
export type EventName = RecordEvent['event'];
export type EventOf<Name extends EventName> = Extract<RecordEvent, { event: Name }>;

/** The events that no public build shows, always or at times, as they are marked above. */
export const INTERNAL_EVENTS: ReadonlyMap<EventName, InternalWhen> = new Map(
  eventSchema.options.flatMap((option) => {
    const when = option.meta()?.internal as InternalWhen | undefined;
    return when === undefined
      ? []
      : option.shape.event.values
          .values()
          .map((name): [EventName, InternalWhen] => [name, when])
          .toArray();
  }),
);

/** Whether no public build ever shows an event of the name. */
export const isInternalEvent = (name: EventName): boolean => INTERNAL_EVENTS.get(name) === 'always';
