/** Schema of overlays in `--private DIR`: `private.yaml` of a brand, `<slug>.private.yaml` of a pairing. */
import { z } from 'zod';
import { eventSchema, INTERNAL_EVENTS } from './record.ts';
import { about, freeMapping, withheld } from './values.ts';

/** Events that an overlay may contain: the internal ones, and those that may be kept with them. */
export const PRIVATE_EVENTS: ReadonlySet<string> = new Set(INTERNAL_EVENTS.keys());

export const overlaySchema = z.strictObject({
  internal: freeMapping.optional().meta(withheld('内部信息', '不公开')),
  record: z
    .array(eventSchema.refine((event) => PRIVATE_EVENTS.has(event.event), { path: ['event'], params: { limit: 'public-event' } }))
    .optional()
    .meta(about('内部事件', '按日期并入创建档案')),
});

export type Overlay = z.output<typeof overlaySchema>;
