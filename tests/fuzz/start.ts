/** The start of every variant: a small directory without errors that uses every feature. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../../src/project.ts';
import { mp3, mp4, office, pdf, picture, svg } from '../support/assets.ts';
import { BASE, BRAND, base } from '../support/content.ts';

/** The bytes of a file, or the target of a symbolic link. */
export type Content = Buffer | { linkTo: string };
export type Tree = Map<string, Content>;

const RICH = `## 做法

<Practice title="一户一卡">

1. 每户写一张卡，**写全。**后面再补；
2. 三日内答复[^1]。

</Practice>

<Gallery>
  <Figure src="photo.png" alt="现场" caption="现场照片" credit="支部" />
  <Figure src="pictures/second.jpg" alt="又一张" />
</Gallery>

| 项目 | 之前 | 之后 |
| --- | ---: | ---: |
| 户数 | 3 | 37 |

> 引用一句，~~删去~~，见 https://example.cn/a，后文。

## 成效

<Outcome value="37" unit="户" label="写了卡" before="3" asOf="2025-12-31" />
<Quote by="村民">有人问了。</Quote>
<Milestone date="2022-01">开始写。</Milestone>
<Audio src="talk.mp3" transcript="讲了三句话" title="录音" />
<Video src="film.mp4" title="短片" />
<Question>我们那里怎么写？</Question>
<Note>先等大家说完。</Note>
<Internal>只在内部看。</Internal>

见[另一个](../second/index.mdx#做法)、[方案](../../docs/plan.mdx)和[登记表](form.docx)、[文件](paper.pdf)。

[^1]: 日历日。
`;

const MORE = `partners: [west, { name: 邻镇合作社 }]
focuses: [near]
carriers: [村口白墙, 粉笔匣]
colors: { primary: "#2f2b28", secondary: "#b5372a" }
cover: { file: photo.png, alt: 清晨的村口, credit: 支部 }
demonstration: { since: 2024-03-18, place: 村口, visits: 随时可看 }
tags: [村务公开, 民主监督]
formerNames: [红色小站]
formerSlugs: [old-first]
sources: [{ title: 一篇报道, url: "https://example.cn/x", date: 2023-12-04 }]
published: 2023-05-01
updated: 2026-02-01
approval: [{ by: 镇党委, date: 2026-03-01 }]
internal: { leader: 某某, phone: 0999-5550111, members: 37 }
`;

/** Returns the start, always with the same bytes. */
export async function startingTree(): Promise<Tree> {
  const files: Record<string, string | Uint8Array> = {
    ...(BASE as Record<string, string>),
    'site.yaml': `${base('site.yaml')}tagline: 一句话
url: https://example.cn
accent: "#8a1c1c"
featured: [first]
footer: { sponsor: 甲区委组织部, icp: 京ICP备1号, marks: [{ file: mark.svg, alt: 标志 }] }
terms: [{ avoid: 上墙公示, use: 公示上墙 }]
`,
    'mark.svg': svg('<circle cx="5" cy="5" r="4" fill="#8a1c1c"/>'),
    'brands/first/index.mdx': BRAND('红色驿站', 'east', MORE, RICH).replace(
      /logo: .*/,
      'logo: { kind: image, file: logo.svg, alt: 圆, meaning: [{ part: 圆, means: 团结 }] }',
    ),
    'brands/first/logo.svg': svg('<title>标识</title><rect width="9" height="9" fill="#8a1c1c"/><text>驿站</text>'),
    'brands/first/photo.png': await picture(30, 20).png().toBuffer(),
    'brands/first/pictures/second.jpg': await picture(24, 24).jpeg().toBuffer(),
    'brands/first/talk.mp3': mp3(4),
    'brands/first/film.mp4': mp4(),
    'brands/first/form.docx': office('docx'),
    'brands/first/paper.pdf': pdf('1 0 obj<</Type/Catalog>>endobj'),
    'brands/young/index.mdx':
      '---\nname: 山上课堂\norganization: west\nparentBrand: first\ndomain: community\nsummary: 刚开始。\nrecord: [{ event: cultivated, date: 2026-01 }, { event: launched, date: 2026-02 }]\n---\n\n正文。\n',
    'docs/guides/index.mdx': '---\ntitle: 指引\norder: 2\n---\n\n见[方案](../plan.mdx#目标)。\n',
    'docs/guides/new.mdx': '---\ntitle: 新方案\nissuer: district\nnumber: 甲〔2026〕1号\nissued: 2026-01-05\n---\n\n## 一\n\n### 二\n\n- [x] 好\n',
  };
  return new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
}

/** Returns the frontmatter and body of each file of the example. Edits insert pieces of them. */
export function donorTexts(): { front: string[]; bodies: string[] } {
  const texts = globSync('content/**/*.mdx', { cwd: PROJECT })
    .sort()
    .map((file) => readFileSync(path.join(PROJECT, file), 'utf8'));
  const cut = texts.map((text) => text.indexOf('\n---', 4));
  return {
    front: texts.map((text, index) => text.slice(4, (cut[index] as number) + 1)),
    bodies: texts.map((text, index) => text.slice((cut[index] as number) + 5)),
  };
}
