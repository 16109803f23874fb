/** The cases of a generated content as plain Markdown, for generators that know none of its components. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';

export interface PeerPage {
  slug: string;
  title: string;
  summary: string;
  /** Markdown: what the frontmatter says as a table, then the body. */
  body: string;
}

interface Frontmatter {
  name: string;
  organization: string;
  summary: string;
  theme: string;
  connotation: string[];
  philosophy: string;
  record: { event: string; date: string | Date }[];
}

const day = (date: string | Date): string => (date instanceof Date ? date.toISOString().slice(0, 10) : date);

/** Returns the pages of `content`, which `generateContent` wrote. Pictures are taken as `/photos/SLUG.jpg`. */
export function pagesOf(content: string): PeerPage[] {
  const folder = path.join(content, 'brands');
  return readdirSync(folder)
    .sort()
    .map((slug) => {
      const [, front = '', text = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(path.join(folder, slug, 'index.mdx'), 'utf8')) ?? [];
      const { name, organization, summary, theme, connotation, philosophy, record } = load(front) as Frontmatter;
      const facts = [
        ['组织', organization],
        ['主题', theme],
        ['内涵', connotation.join('；')],
        ['理念', philosophy],
        ...record.map(({ event, date }) => [day(date), event]),
      ];
      const table = ['| 项目 | 内容 |', '| --- | --- |', ...facts.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
      return { slug, title: name, summary, body: `${table}\n\n${plain(text, slug)}` };
    });
}

/** Writes components as headings, pictures, bold text and quotations. */
function plain(text: string, slug: string): string {
  return text
    .replace(/<Note>.*?<\/Note>\n*/gs, '')
    .replace(/<Practice title="(.*?)">/g, '### $1')
    .replace(/<Figure src="photo\.jpg" alt="(.*?)".*?\/>/g, `![$1](/photos/${slug}.jpg)`)
    .replace(/<Outcome value="(.*?)" unit="(.*?)" label="(.*?)".*?\/>/g, '**$1$2** $3')
    .replace(/<Quote.*?>\n*(.*?)\n*<\/Quote>/gs, '> $1')
    .replace(/<\/?\w+.*?>\n*/g, '')
    .replace(/\]\(\.\.\/(b\d+)\/index\.mdx(?:#[^)]*)?\)/g, '](/brands/$1/)');
}
