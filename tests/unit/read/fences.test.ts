/** The delimiter lines of frontmatter, as people and Word write them. */
import { expect, test } from 'vitest';
import { readEntryText } from '../../../src/read/reading.ts';

const of = (text: string) => {
  const { problems, data, body } = readEntryText('document', text);
  return { told: problems.map(({ code, line, column }) => `${code} ${line}:${column}`), data, text: JSON.stringify(body).includes('正文') };
};
const READ = { data: expect.objectContaining({ title: '方案' }), text: true };

test.each([
  ['one dash, which Word makes of hyphens', '—\ntitle: 方案\n—\n\n正文\n', undefined],
  ['long dashes', '———\ntitle: 方案\n———\n\n正文\n', ['frontmatter/missing 1:1', 'frontmatter/missing 3:1']],
  ['full-width hyphens', '－－－\ntitle: 方案\n---\n\n正文\n', ['frontmatter/missing 1:1']],
  ['four hyphens', '---\ntitle: 方案\n----\n\n正文\n', ['frontmatter/missing 3:1']],
  ['two hyphens', '--\ntitle: 方案\n--\n\n正文\n', ['frontmatter/missing 1:1', 'frontmatter/missing 3:1']],
  ['hyphens with spaces between', '---\ntitle: 方案\n- - -\n\n正文\n', ['frontmatter/missing 3:1']],
  ['spaces before', '\n ---\ntitle: 方案\n---\n\n正文\n', ['frontmatter/missing 2:2']],
  ['text before', '红色驿站\n---\ntitle: 方案\n---\n\n正文\n', ['frontmatter/missing 1:1']],
  ['no end, then a blank line', '---\ntitle: 方案\n\n正文\n', ['frontmatter/missing 4:1']],
  ['no end, then a heading', '---\ntitle: 方案\n## 正文\n', ['frontmatter/missing 3:1']],
  ['correct, with blank lines and spaces', '\n\n---  \ntitle: 方案\n--- \n\n正文\n', []],
  ['a thematic break in the body', '---\ntitle: 方案\n---\n\n正文\n\n---\n\n后面\n', []],
])('%s', (_name, text, told) => {
  const found = of(text);
  if (told === undefined) expect(found.told).toEqual(['frontmatter/missing 1:1']);
  else expect(found).toEqual({ told, ...READ });
});
