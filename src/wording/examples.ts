/**
 * For every code of the checker a mistake and its correction, on a small site with the brands “红色驿站” (`first`)
 * and “田间课堂” (`second`). Tests put each mistake into that site and expect this code alone; with the
 * correction they expect none.
 */

export interface CodeExample {
  /** Whether the mistake is text in a file, the name of a file, or an action. */
  of: 'text' | 'name' | 'deed';
  /** The file that contains the text. */
  file?: string;
  /** A fact from elsewhere in the content that matters here. */
  given?: string;
  wrong: string;
  right: string;
}

const FIRST = 'brands/first/index.mdx';
const SECOND = 'brands/second/index.mdx';
const HELP = 'pairings/help.mdx';
const PACK = 'study/one.mdx';
const PLAN = 'docs/plan.mdx';
const ORGANIZATIONS = 'organizations/all.yaml';

const text = (file: string, wrong: string, right: string, given?: string): CodeExample => ({
  of: 'text',
  file,
  wrong,
  right,
  ...(given === undefined ? {} : { given }),
});
const name = (wrong: string, right: string): CodeExample => ({ of: 'name', wrong, right });
const deed = (wrong: string, right: string): CodeExample => ({ of: 'deed', wrong, right });

const DECLARED = '  - { event: declared, date: 2023-02, level: village, by: east }\n';
const EVALUATED = '  - { event: evaluated, date: 2023-03 }\n';
const NAMED = '  - { event: named, date: 2023-04-01, level: village, by: town }\n';
const REVIEWED = '  - { event: reviewed, date: 2026-01, year: 2025, result: pass }\n';
const GOALS = '  - { event: goals, date: 2026-02, year: 2026, goals: [做好一件事] }';

export const EXAMPLES: Readonly<Record<string, CodeExample>> = {
  'file/encoding': deed('用老版记事本写好，另存时编码选了“ANSI”。', '用记事本打开，另存一次，编码选“UTF-8”。'),
  'file/size': deed('把几百页的资料都写进信息栏。', '信息栏只写各项，长的文字写进正文。'),
  'text/control': text(FIRST, '村口的灯\u000b夜里亮着。', '村口的灯夜里亮着。'),
  'yaml/syntax': text(PLAN, 'title：方案\norder: 1', 'title: 方案\norder: 1'),
  'yaml/duplicate-key': text(PLAN, 'title: 方案\ntitle: 创建方案', 'title: 方案'),
  'frontmatter/missing': text(PLAN, '## 目标', '---\ntitle: 方案\n---\n\n## 目标'),
  'schema/missing': text(PLAN, '---\norder: 1\n---', '---\ntitle: 方案\norder: 1\n---'),
  'schema/type': text(PLAN, 'number: 20260101', 'number: "20260101"'),
  'schema/unknown-key': text(PLAN, 'sumary: 怎样创建品牌', 'summary: 怎样创建品牌'),
  'schema/value': text(PLAN, 'issued: 2026-02-30', 'issued: 2026-02-28'),
  'entry/slug': name('docs/Work Plan.mdx', 'docs/work-plan.mdx'),
  'entry/unexpected': name('organizations/more.yml', 'organizations/more.yaml'),
  'reference/unknown': text(PLAN, 'issuer: distrct', 'issuer: district', '甲区委组织部的代号是 district。'),
  'reference/duplicate': text(
    'organizations/more.yaml',
    '- { id: east, name: 北村党支部',
    '- { id: north, name: 北村党支部',
    '东村党支部的代号已经是 east。',
  ),
  'reference/cycle': text(SECOND, 'name: 田间课堂\nparentBrand: first', 'name: 田间课堂', '“红色驿站”（first）写着 parentBrand: second。'),
  'reference/hidden': text('site.yaml', 'featured: [second]', 'featured: [first]', '“田间课堂”（second）写着 visibility: internal。'),
  'approval/stale': text(
    FIRST,
    'approval: { by: 某人, date: 2026-01-15 }',
    'approval: { by: 某人, date: 2026-03-15 }',
    '档案里最后一件公开的事在 2026-02。',
  ),
  'organization/cycle': text(
    ORGANIZATIONS,
    '{ id: district, name: 甲区委组织部, level: district, parent: committee }',
    '{ id: district, name: 甲区委组织部, level: district }',
    'committee 的上级是 district。',
  ),
  'organization/level': text(
    'organizations/more.yaml',
    '{ id: station, name: 甲镇农技站党支部, level: town, parent: east }',
    '{ id: station, name: 甲镇农技站党支部, level: village, parent: town }',
    '东村党支部（east）在村级。',
  ),
  'taxonomy/weights': text(
    'taxonomy.yaml',
    '  - { id: social, label: 社会评议, weight: 0.4 }\n  - { id: expert, label: 专家评审, weight: 0.7 }',
    '  - { id: social, label: 社会评议, weight: 0.4 }\n  - { id: expert, label: 专家评审, weight: 0.6 }',
  ),
  'brand/name-length': text(FIRST, 'name: 红色驿站一直开到村口去', 'name: 红色驿站'),
  'brand/name-taken': text(SECOND, 'name: 红色驿站', 'name: 田间课堂', '已经有一个品牌叫“红色驿站”。'),
  'brand/name-similar': text(SECOND, 'name: 红色忆站', 'name: 田间课堂', '已经有一个品牌叫“红色驿站”。'),
  'brand/theme-similar': text(SECOND, 'theme: 服务送到家门口', 'theme: 课堂搬到田埂上', '“红色驿站”的主题是“把服务送到家门口”。'),
  'brand/body-similar': deed('复制“红色驿站”的正文，只改了村名和几个数字。', '写自己的背景、做法和成效。'),
  'brand/incomplete': text(FIRST, 'connotation: 内涵\n', 'theme: 红色驿站的主题\nconnotation: 内涵\n', '创建标准有 theme（主题）这一项。'),
  'record/order': text(
    FIRST,
    '  - { event: cultivated, date: 2022-01 }\n  - { event: launched, date: 2021-12 }',
    '  - { event: cultivated, date: 2022-01 }\n  - { event: launched, date: 2022-12 }',
  ),
  'record/transition': text(FIRST, `${DECLARED}${NAMED}`, `${DECLARED}${EVALUATED}${NAMED}`),
  'record/authority': text(FIRST, NAMED.replace('by: town', 'by: district'), NAMED, '村级品牌由上一级的镇党委（town）命名。'),
  'record/future': text(
    FIRST,
    '{ event: commended, date: 2062-05, by: town, title: 先进基层党组织 }',
    '{ event: commended, date: 2026-05, by: town, title: 先进基层党组织 }',
  ),
  'record/overdue': text(FIRST, GOALS, `${REVIEWED}${GOALS}`, '三月三十一日已过，上一年的复查还没有记录。'),
  'record/goals-missing': text(FIRST, REVIEWED, `${REVIEWED}${GOALS}\n`, '三月三十一日已过。'),
  'pairing/model': text(HELP, 'model: second', 'model: first', '“田间课堂”（second）还在培育，没有命名。'),
  'pairing/lagging': text(HELP, 'lagging: west', 'lagging: south', '西村党支部（west）自己有命名的品牌。'),
  'pairing/overlap': text('pairings/again.mdx', 'since: 2026-03-01', 'since: 2026-04-01', '同样的两方前一次结对到 2026-03-31。'),
  'pairing/term': text(HELP, 'ledger: [{ date: 2026-01-01, text: 走访 }]', 'ledger: [{ date: 2026-05-01, text: 走访 }]', '结对从 2026-01-10 开始。'),
  'pairing/consent': text(HELP, 'visibility: public\n', 'visibility: public\nconsent: { by: 南村党支部, date: 2026-01-05 }\n'),
  'pairing/acceptance': text(
    HELP,
    'outcome: { date: 2026-05-20, result: risen, text: 台账齐全, by: east }',
    'outcome: { date: 2026-05-20, result: risen, text: 台账齐全, by: town }',
    '示范品牌属于东村党支部（east）。',
  ),
  'pairing/overdue': text(HELP, 'until: 2026-05-20', 'until: 2026-12-31', '五月二十日已过，还没有写结果。'),
  'pairing/silent': text(
    HELP,
    'ledger: [{ date: 2025-09-01, text: 走访 }]',
    'ledger: [{ date: 2025-09-01, text: 走访 }, { date: 2026-05-01, text: 上党课 }]',
    '今天是 2026 年 6 月 1 日。',
  ),
  'study/minutes': text(PACK, 'minutes: 20\n', 'minutes: 60\n', '议程各环节加起来是 30 分钟。'),
  'study/hidden': text(PACK, 'brand: second', 'brand: first', '“田间课堂”（second）写着 visibility: internal。'),
  'study/unpublished': text(PACK, 'brand: second', 'brand: first', '“田间课堂”（second）还在培育，没有命名。'),
  'link/broken': text(FIRST, '详见[工作方案](../../docs/plann.mdx)。', '详见[工作方案](../../docs/plan.mdx)。'),
  'link/hidden': text(
    FIRST,
    '详见[考核细则](../../docs/inner.mdx)。',
    '<Internal>详见[考核细则](../../docs/inner.mdx)。</Internal>',
    '“考核细则”写着 visibility: internal。',
  ),
  'link/unpublished': text(
    FIRST,
    '邻村的[田间课堂](../second/index.mdx)正在培育。',
    '邻村的“田间课堂”正在培育。',
    '“田间课堂”（second）还没有命名。',
  ),
  'link/unsafe': text(FIRST, '[工作简报](file:///D:/简报.docx)', '[工作简报](https://www.example.cn/jianbao.html)'),
  'asset/missing': text(FIRST, '![夜里的路灯](lamps.png)', '![夜里的路灯](lamp.png)', '文件夹里的图片叫 lamp.png。'),
  'asset/outside': text(FIRST, '![夜里的路灯](https://www.example.cn/lamp.png)', '![夜里的路灯](lamp.png)'),
  'asset/type': deed('手机照片 lamp.heic，把文件名改成了 lamp.png。', '用看图软件打开照片，另存为 PNG 格式的 lamp.png。'),
  'asset/size': deed('放进一张 9000×6000 像素的原图。', '缩到 2400×1600 像素，另存后再放进来。'),
  'asset/unsafe': text('brands/first/lamp.svg', '<circle cx="5" cy="5" r="4" onclick="alert(1)"/>', '<circle cx="5" cy="5" r="4"/>'),
  'asset/unused': text(FIRST, '巷子里的灯亮了。', '巷子里的灯亮了。\n\n![夜里的路灯](lamp.png)', '文件夹里放着 lamp.png。'),
  'asset/still': deed('放进一张会动的图 lamp.webp。', '换成一张静止的 lamp.webp；要看动的，导出成 mp4，用 <Video>。'),
  'text/alt': text(FIRST, '![](lamp.png)', '![夜里的路灯](lamp.png)'),
  'text/term': text(FIRST, '党支部打造活动阵地。', '党支部建设活动阵地。', 'site.yaml 的 terms 规定“打造”改用“建设”。'),
  'text/garbled': text(FIRST, '党\ufffd建品牌', '党建品牌'),
  'text/glyph': text(FIRST, '守\u{2a6d6}灯', '守灯'),
  'text/emphasis': text(FIRST, '这是** 重点 **，不是口号。', '这是**重点**，不是口号。'),
  'text/markdown': text(FIRST, '##夜里\n\n每晚亮灯。', '## 夜里\n\n每晚亮灯。'),
  'text/typed': text(PLAN, 'summary: 话题 #党建引领# 阅读量', 'summary: "话题 #党建引领# 阅读量"'),
  'mdx/syntax': text(FIRST, '村集体年收入<5万元。', '村集体年收入不到5万元。'),
  'mdx/code': text(FIRST, '工作目标{三年}。', '工作目标（三年）。'),
  'mdx/html': text(FIRST, '最要紧的是<b>路灯</b>。', '最要紧的是**路灯**。'),
  'mdx/component': text(FIRST, '<Qoute>灯亮了，敢出门了。</Qoute>', '<Quote>灯亮了，敢出门了。</Quote>'),
  'mdx/attribute': text(FIRST, '<Quote byy="居民王某">灯亮了。</Quote>', '<Quote by="居民王某">灯亮了。</Quote>'),
  'color/contrast': text(FIRST, 'colors: { primary: "#ffcc00" }', 'colors: { primary: "#8a6100" }'),
  'privacy/anonymous': text(HELP, '与南村党支部一起做。', '与结对的村党支部一起做。', '这次结对写着 visibility: anonymous。'),
  'privacy/anonymous-near': text(
    FIRST,
    '这一年和南村党支部结了对。',
    '这一年和一个村结了对。',
    '“红色驿站”（first）与南村党支部的结对写着 visibility: anonymous；方案由南村党支部发文（issuer: south），所以它在别处是公开的。',
  ),
  'privacy/id-number': text(FIRST, '报名人王某，11010519491231002X。', '报名人王某，身份已核对。'),
  'privacy/phone': text(FIRST, '报名电话：138 0013 8000。', '报名电话：村委会值班室。'),
  'privacy/document': deed(
    'Word 文件直接放进来，里面带着作者姓名和批注。',
    '先在 Word 里点“文件 → 信息 → 检查文档”，删掉作者、批注和修订，另存后再放进来。',
  ),
};
