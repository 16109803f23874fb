/** Texts of a new site: questions, and what stands in its files for an editor to go on from. */

export const SITE = {
  title: '网站名称',
  titleHint: '例如 ××区党建品牌',
  publisher: '谁办这个网站（主管组织的全称）？',
  publisherHint: '例如 中共××区委组织部',
  above: '上一级命名机关的全称（要命名上一级品牌的才写）',
  aboveHint: '例如 中共××市委组织部；没有就不写',
  domains: '分哪些领域？',
  domainsHint: (initial: readonly string[]): string => `一条一个；不写就用：${initial.join('、')}`,
  defaultDomains: {
    rural: '农村党建',
    community: '社区党建',
    'new-organization': '“两新”组织党建',
    institution: '机关和事业单位党建',
  },
  url: '正式网址',
  urlHint: '例如 https://www.example.cn；还没有就不写',
  levels: { city: '市级', district: '区级', town: '镇（街道）级', village: '村（社区）级' },
  /** How the level of the publisher is called, by a sign of its name; the first that is met. */
  places: [
    { place: '区', label: '区级' },
    { place: '县', label: '县级' },
    { place: '旗', label: '旗级' },
    { place: '集团', label: '集团级' },
    { place: '市', label: '市级' },
  ],
  siteHead: '# 网站的名称、主管组织和设置。每个字段的意思：网站的 /help/reference/。\n',
  siteTail: [
    '# 还可以写（去掉行首的“# ”）：',
    '# tagline: 一句话介绍',
    '# accent: "#b3261e" 网站颜色',
    '# logo: { file: mark.svg, alt: 标志上画的是什么 } 图片放在这个文件旁边；显示在页眉和分享图片上',
    '# favicon: icon.svg 浏览器图标；不写就用网站名称的第一个字做一个',
    '# menu: [{ label: 品牌, page: /brands/ }, { label: 关于我们, document: about }] 不写就列出有内容的栏目',
    '# footer: { sponsor: 主办单位, icp: 备案号, contact: 联系电话 }',
    '# publishFrom 写 named，就只公开已经命名的品牌。',
    '',
  ].join('\n'),
  taxonomyHead: '# 领域和层级。层级从高到低；namedBy 是由谁命名，parent 是上一级的组织。代号（id）定了就不要再改，改 label 就行。\n',
  taxonomyTail: [
    '# 领域可以再分类型：{ id: rural, label: 农村党建, focuses: [{ id: near, label: 近郊村 }] }',
    '# 品牌的标准默认是五有一好；评审的组成写在 evaluation，各项权重之和为 1。',
    '',
  ].join('\n'),
  organizationsHead: '# 党组织名单，一个一段；parent 是上级的代号。可以分成几个文件，都放在这个文件夹里。\n',
  gitignore: '.DS_Store\nThumbs.db\n~$*\n',
  open: [
    '党组织：从 Excel 名单导入（npm run new organizations 名单.xlsx），或一个一个地添（npm run new organization，也可以在编辑页的“组织名单”里添）',
    '品牌：npm run new brand',
    '指南：docs/guide.mdx，只在内部版里看得到',
  ],
} as const;

/** The guide of a new site, as a document that only internal builds show. */
export const GUIDE = (folder: string): string => `---
title: 编辑指南
summary: 这个文件夹里有什么，怎样添品牌、检查和生成。只在内部版里看得到。
visibility: internal
---

## 这里有什么

- \`site.yaml\`：网站的名称、主管组织和设置。
- \`taxonomy.yaml\`：领域和层级，由谁命名。
- \`organizations/\`：党组织名单。
- \`brands/\`、\`pairings/\`、\`study/\`、\`docs/\`：品牌、结对、学习包和文档，一个条目一个文件。

## 添一个品牌

在生成器的文件夹里运行，一问一答，写好文件：

\`\`\`sh
npm run new organizations 名单.xlsx -- --content ${folder}
npm run new brand -- --content ${folder}
\`\`\`

名单是 Excel 或 .csv，一行一个党组织；以后添一个的，在编辑页的“组织名单”里添。

再运行 \`npm run dev -- --content ${folder}\`，打开它给出的编辑页（\`/edit/\`），一栏一栏地填，从 Word 粘贴正文，拖进图片；也可以打开写好的 \`brands/…/index.mdx\`，照各节下面的提示写。品牌走到下一步（申报、评审、命名、复查），在档案里添一件：

\`\`\`sh
npm run new event -- --content ${folder}
\`\`\`

## 边写边看，检查，生成

\`\`\`sh
npm run dev -- --content ${folder}
npm run check -- --content ${folder}
npm run build -- --content ${folder} --out ${folder}.site
\`\`\`

\`check\` 用中文说出哪个文件哪一行有什么问题、怎样改。没有错误才能生成。

## 哪些不要写进来

身份证号、手机号、住址，还没有公开的评审分数和结对的原因。内部的东西另放一个文件夹，用 \`--private\` 叠上去，永不公开。
`;
