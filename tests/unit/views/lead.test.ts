import { describe, expect, it } from 'vitest';
import { leadOf } from '../../../src/views/brand/lead.ts';
import type { StoryPart } from '../../../src/views/story/story.ts';

const voice = (html: string): StoryPart => ({ kind: 'Quote', by: '一位住户', body: [{ kind: 'html', html }] });
const figures = (...values: string[]): StoryPart => ({
  kind: 'Outcomes',
  items: values.map((value) => ({ value, isLong: value.length > 7, unit: '户', label: '签了字' })),
});

describe('what a case begins with', () => {
  it('is a voice that is short', () => {
    expect(leadOf([figures('1', '2'), voice('<p>门有人开得了。</p>')])).toEqual({ kind: 'quote', text: '门有人开得了。', by: '一位住户' });
  });
  it('is the first figures where the voice is long, has markup or is missing', () => {
    const expected = {
      kind: 'figures',
      items: [
        { value: '1', unit: '户', label: '签了字' },
        { value: '2', unit: '户', label: '签了字' },
      ],
    };
    expect(leadOf([voice(`<p>${'很长的话'.repeat(20)}</p>`), figures('1', '2')])).toEqual(expected);
    expect(leadOf([voice('<p>有<strong>重点</strong>。</p>'), figures('1', '2')])).toEqual(expected);
    expect(leadOf([{ kind: 'Practice', title: '做法', body: [figures('1', '2')] }])).toEqual(expected);
  });
  it('has room for four figures', () => {
    expect(leadOf([figures('1', '2', '3', '4', '5')])).toMatchObject({ items: { length: 4 } });
  });
  it('is nothing where a single figure, a long one or no part would have to carry it', () => {
    expect(leadOf([figures('1')])).toBeUndefined();
    expect(leadOf([figures('1', '一万二千三百四十五')])).toBeUndefined();
    expect(leadOf([{ kind: 'html', html: '<p>正文</p>' }])).toBeUndefined();
  });
});
