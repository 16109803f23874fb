/** Schema of an organization: one item of a list in `organizations/*.yaml`. */
import { z } from 'zod';
import { about, freeMapping, naming, reference, slug, text, texts, withheld } from './values.ts';

export const organizationSchema = z.strictObject({
  id: slug.meta(about('代号')),
  name: text.meta(about('全称')),
  shortName: text.optional().meta(about('简称')),
  level: reference.meta(naming('level', '层级', '层级的代号')),
  parent: reference.optional().meta(naming('organization', '上级组织', '上级组织的代号')),
  domain: reference.optional().meta(naming('domain', '领域', '领域的代号')),
  formerNames: texts.optional().meta(about('曾用名')),
  formerIds: z.array(slug).optional().meta(about('旧代号', '旧网址会转到新网址')),
  note: text.optional().meta(withheld('备注')),
  internal: freeMapping.optional().meta(withheld('内部信息', '不公开')),
});

export type Organization = z.output<typeof organizationSchema>;
