import { describe, expect, it } from 'vitest';
import { calendar } from '../../../src/views/machines/calendar.ts';
import { contextOf } from './siteOf.ts';

const pack = (slug: string, more: object) => ({
  slug,
  title: `第 ${slug} 课；一，二`,
  occasion: 'study-meeting',
  minutes: 60,
  objectives: [],
  agenda: [],
  body: { type: 'root', children: [] },
  ...more,
});
const contextWith = (...packs: object[]) => contextOf([], { packs: packs as never });

describe('the calendar of study packs', () => {
  it('has an event of a whole day for each pack with an exact day, and none for the others', () => {
    const text = calendar(
      contextWith(pack('a', { date: '2026-12-10', place: '会议室', updated: '2026-11' }), pack('b', { date: '2026-12' }), pack('c', {})),
      'https://a.cn',
    ) as string;
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toContain('DTSTART;VALUE=DATE:20261210\r\n');
    expect(text).toContain('DTSTAMP:20261101T000000Z\r\n');
    expect(text).toContain('LOCATION:会议室\r\n');
    // RFC 5545, 3.3.11: a comma of the text is escaped.
    expect(text).toContain('SUMMARY:第 a 课；一，二');
    expect(text).toContain('UID:https://a.cn/base/study/a/');
  });
  it('is no file if no pack has an exact day', () => expect(calendar(contextWith(pack('b', { date: '2026' })), 'https://a.cn')).toBeUndefined());
  it('has lines of 75 bytes at most (RFC 5545, 3.1), and the same bytes each time', () => {
    const context = contextWith(pack('a', { date: '2026-12-10', title: '长'.repeat(80) }));
    const text = calendar(context, 'https://a.cn') as string;
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(calendar(context, 'https://a.cn')).toBe(text);
  });
});
