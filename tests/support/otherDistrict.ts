/** A district that shares no word with the example or the defaults: six domains, five levels, a standard of seven, and its own menu. */
import { PUBLIC_LABELS } from '../../src/schema/labels.ts';
import { type Files, SVG } from './content.ts';

/** A wording of its own for every label. No default label is part of any. */
export const OWN_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(PUBLIC_LABELS).map((key, index) => [key, `号${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${'子丑寅卯辰'[Math.floor(index / 10)]}`]),
);

export const OWN_DOMAINS = ['矿井', '炉前', '检修', '运输', '科研', '后勤'].map((label, index) => ({
  id: `line-${index + 1}`,
  label: `${label}战线`,
}));
export const OWN_LEVELS = [
  { id: 'group', label: '集团公司级', namedBy: 'headquarters' },
  { id: 'company', label: '子公司级', namedBy: 'headquarters' },
  { id: 'plant', label: '厂矿级', namedBy: 'parent' },
  { id: 'shop', label: '车间级', namedBy: 'parent' },
  { id: 'team', label: '班组级', namedBy: 'parent' },
];
export const OWN_STANDARD = {
  label: '七个有',
  items: [
    { key: 'name', label: '有叫得响的名' },
    { key: 'logo', label: '有认得出的样' },
    { key: 'theme', label: '有喊得出的话' },
    { key: 'philosophy', label: '有信得过的理' },
    { key: 'carriers', label: '有搭得起的台' },
    { key: 'extra.ledger', label: '有查得到的账' },
    { key: 'extra.pledge', label: '有说得出的诺' },
  ],
};

const brand = (name: string, organization: string, domain: string): string => `---
name: ${name}
organization: ${organization}
domain: ${domain}
summary: 井下的人上来以后，先在这里报一声。
logo: { kind: text, text: ${name}, meaning: 字面的意思 }
theme: 上井先报平安
philosophy: 先问人，再问活
carriers: [平安牌]
extra: { ledger: 每班一页，挂在门口, pledge: 夜班也有人等 }
record:
  - { event: cultivated, date: 2024 }
  - { event: declared, date: 2025-03, level: shop, by: ${organization} }
  - { event: evaluated, date: 2025-04 }
  - { event: named, date: 2025-05-01, level: shop, by: plant-one }
  - { event: goals, date: 2026-02, year: 2026, goals: [平安牌挂满] }
  - { event: reviewed, date: 2026-03, year: 2025, result: pass }
---

## 起因

有一年冬天，下夜班的人没有地方说话。

<Practice title="一人一块牌">

上井翻牌，翻到的有人问。

</Practice>
`;

export const OTHER_DISTRICT: Files = {
  'site.yaml': `title: 赤铁矿山先锋
publisher: headquarters
url: https://www.example.cn
accent: "#1d5c8f"
logo: { file: mark.svg, alt: 矿灯 }
wording: ${JSON.stringify(OWN_LABELS)}
menu:
  - { label: 首页, page: / }
  - { label: 平安牌, page: /brands/ }
  - { label: 检修战线, page: /domains/line-3/ }
  - { label: 关于我们, document: about }
  - { label: 班前讲, page: /study/before-shift/ }
  - { label: 总部, page: "https://www.example.cn/headquarters/" }
  - { label: 没有公开, document: drafts/inner }
`,
  'taxonomy.yaml': JSON.stringify({
    domains: OWN_DOMAINS,
    levels: OWN_LEVELS,
    evaluation: [
      { id: 'crew', label: '工友打分', weight: 0.5 },
      { id: 'safety', label: '安监打分', weight: 0.5 },
    ],
    standard: OWN_STANDARD,
  }),
  'mark.svg': SVG,
  'organizations/all.yaml': `- { id: headquarters, name: 赤铁集团党委, level: group }
- { id: plant-one, name: 一号井党总支, level: plant, parent: headquarters, domain: line-1 }
- { id: shop-a, name: 采掘队支部, level: shop, parent: plant-one, domain: line-1 }
- { id: shop-b, name: 机修队支部, level: shop, parent: plant-one, domain: line-3 }
`,
  'brands/ping-an-pai/index.mdx': brand('平安牌下', 'shop-a', 'line-1'),
  'pairings/a-and-b.mdx': `---
model: ping-an-pai
lagging: shop-b
since: 2026-01
goals: [{ goal: 也挂一块牌 }]
ledger: [{ date: 2026-05-01, text: 一起挂牌 }]
visibility: public
consent: { by: shop-b, date: 2026-01 }
---
`,
  'study/before-shift.mdx':
    '---\ntitle: 班前十分钟\noccasion: study-meeting\nminutes: 10\nagenda: [{ title: 讲一块牌, minutes: 10, brand: ping-an-pai, questions: [谁还没有翻牌] }]\n---\n',
  'docs/about.mdx': '---\ntitle: 关于我们\n---\n\n这里记着矿上的牌。\n',
  'docs/drafts/inner.mdx': '---\ntitle: 没有公开的\nvisibility: internal\n---\n\n再议。\n',
};
