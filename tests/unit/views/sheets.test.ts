import { describe, expect, it } from 'vitest';
import { frame } from '../../../src/views/site/frame.ts';
import { hasSeldom } from '../../../src/views/site/sheets.ts';
import type { StoryPart } from '../../../src/views/story/story.ts';
import { brand, contextOf } from './siteOf.ts';

const html = (text: string): StoryPart => ({ kind: 'html', html: text });
const outcome = (isLong: boolean): StoryPart => ({ kind: 'Outcomes', items: [{ value: '1', isLong, label: '户' }] });

describe('rare parts of a body', () => {
  it.each<[string, StoryPart]>([
    ['code', html('<p>用<code>npm</code></p>')],
    ['a footnote', html('<p>文<sup><a href="#fn:1">1</a></sup></p>')],
    ['a list of tasks', html('<ul class="contains-task-list"><li class="task-list-item"><span class="task-box"></span>事</li></ul>')],
    ['a column that is aligned', html('<table><tr><td class="align-end">1</td></tr></table>')],
    ['a gallery', { kind: 'Gallery', figures: [], rest: [] }],
    ['a recording', { kind: 'Audio', src: 'a.mp3', transcript: '词' }],
    ['an outcome in words', outcome(true)],
  ])('%s is found, also within others', (_name, part) => {
    expect(hasSeldom([part])).toBe(true);
    expect(hasSeldom([{ kind: 'Practice', title: '做法', body: [{ kind: 'Quote', body: [part] }] }])).toBe(true);
    expect(hasSeldom([{ kind: 'Milestones', items: [{ date: '2024年', datetime: '2024', body: [part] }] }])).toBe(true);
  });

  it('common parts do not count as rare', () => {
    const usual = html('<p>&#x3C;code> 与 class="footnotes" 只是文字</p><table><tr><td>1</td></tr></table>');
    expect(hasSeldom([usual, outcome(false), { kind: 'Practice', title: '做法', body: [usual] }])).toBe(false);
  });
});

describe('the stylesheets of a page', () => {
  const context = contextOf([brand('a')]);
  const sheetsOf = (internal: boolean): string[] => {
    const shown = internal ? { ...context, site: { ...context.site, profile: 'internal' as const } } : context;
    return frame(shown, { title: '例', address: '/base/brands/a/', sheets: [] }).stylesheets;
  };
  it('are those that it asks for, and always `more` in an internal build', () => {
    expect(sheetsOf(false)).toHaveLength(1);
    expect(sheetsOf(true)).toEqual([expect.stringContaining('core'), expect.stringContaining('more')]);
  });
  it('do not include the print stylesheet, which does not block the screen', () => {
    const { stylesheets, printStyles } = frame(context, { title: '例', address: '/base/x/' });
    expect([printStyles.includes('print'), stylesheets.includes(printStyles)]).toEqual([true, false]);
  });
});
