/**
 * Generates content directories of any size for benchmarks: valid, varied, and equal for equal seeds. Each case has
 * what is usual: the whole standard, a record, a body with components, links to others; some have pairings and packs. A case
 * has 5.7 KB of text and 0.8 files beside it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bell, emblem, photo, withComment } from './files.ts';

export interface ContentSize {
  cases: number;
  /** Any integer. Equal seeds give equal bytes. */
  seed: number;
}

/** A day on which no rule that depends on the day finds a problem in generated content. */
export const GENERATED_DAY = '2026-11-20';

const CHARACTERS = Array.from(
  '青石渡桥柳湾云岭竹林湖滨荷塘松坡梅溪银杏金沙白鹭丹枫蓝田紫藤春晖秋实晨曦晚晴朝阳明月星火灯塔帆影潮声泉水麦浪稻香茶园果香书声琴韵墨池砚山玉带长堤古井新苗老槐大榕红棉雪松海棠牡丹芙蓉丁香桂花兰亭菊圃蒲草芦花枣树桑田渔火船歌号角锣鼓铁肩钢骨匠心巧手铜铃木犁石磨布衣草鞋斗笠蓑衣瓦舍篱笆阡陌炊烟院落巷口街角码头车站机床焊花矿灯井架电塔网格楼栋庭院门廊窗台阶梯广场',
);
const KINDS = '驿站 课堂 管家 先锋 夜话 集市 账本 食堂 书屋 讲堂 哨所 灯火 议事厅 代办点 工作室 接力棒 连心桥 加油站 调解室 互助社'.split(' ');
const WORDS =
  '支部 党员 群众 村里 社区 老人 孩子 路灯 水渠 账目 会议 值班 清单 登记 走访 商量 答复 公示 签字 台账 修路 种茶 采摘 分拣 装车 包装 结算 分红 租约 合同 巡逻 护林 防汛 抢险 搬迁 安置 培训 就业 学艺 带徒 夜校 讲解 观摩 评议 打分 复查 整改 回访 电话 微信 门口 院坝 祠堂 仓库 晒场 大棚 鱼塘 果园 民宿 食堂 书屋 戏台 庙会 集市 码头 渡口 班车 快递 骑手 司机 工友 车间 班组 产线 图纸 模具 质检 安全 隐患 台阶 扶手 电梯 楼道 物业 业委会 停车 充电 垃圾 分类 绿化 河道 清淤 水质 监测 学校 家长 老师 医生 义诊 药箱 陪护 助餐 理发 缝补 维修 借阅 诉求 难题 办法 规矩 时间 地点 人手 经费 材料 标准 结果 变化 经验 教训 反思 第一年 第二年 后来 如今 每周 每月 每季度 三个月 半年 一年 二十户 六十人 十二次 三十件 九成 一半 多数 少数 全部 先把 再由 接着 最后 随后 只要 不再 也不 都要 才能 可以 应当 必须 轮流 当场 当天 逐户 逐项 分头 一起 自己 大家 谁也 有人 没人'.split(
    ' ',
  );

/** Returns a generator of pseudo-random integers below a bound (mulberry32). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export type Random = (below: number) => number;
const pick = <Item>(random: Random, list: readonly Item[]): Item => list[random(list.length)] as Item;

/** Returns a sentence of `words` words, with a comma after every five. */
function sentence(random: Random, words: number): string {
  let result = '';
  for (let at = 0; at < words; at += 1) result += (at > 0 && at % 5 === 0 ? '，' : '') + pick(random, WORDS);
  return `${result}。`;
}

/** Returns an internal note. No six characters of it stand in a public text, unless by a rare chance: between two words stands a character that nothing else has there. */
const note = (random: Random): string => `${Array.from({ length: 9 }, () => pick(random, WORDS) + pick(random, CHARACTERS)).join('')}。`;

const paragraph = (random: Random, sentences: number): string => Array.from({ length: sentences }, () => sentence(random, 8 + random(10))).join('');
const nameOf = (random: Random): string => place(random) + pick(random, CHARACTERS) + pick(random, KINDS);

/** Writes a content directory with `cases` cases to a folder, which need not exist. */
export async function generateContent(folder: string, { cases, seed }: ContentSize): Promise<void> {
  const random = numbersFrom(seed);
  const write = (name: string, content: string | Uint8Array): void => {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  };
  const villages = Math.max(2, Math.ceil(cases / 3));
  const towns = Math.max(1, Math.ceil(villages / 20));
  write('site.yaml', SITE);
  write('taxonomy.yaml', TAXONOMY);
  write(
    'organizations/above.yaml',
    `- { id: city, name: 市委组织部, level: city }\n- { id: district, name: 区委组织部, level: district, parent: city }\n`,
  );
  write(
    'organizations/towns.yaml',
    range(towns, (town) => `- { id: t${town}, name: ${place(random)}${town}镇党委, level: town, parent: district }\n`),
  );
  for (let town = 0; town < towns; town += 1) {
    const mine = Array.from({ length: villages }, (_, village) => village).filter((village) => village % towns === town);
    const lines = mine.map(
      (village) => `- { id: v${village}, name: ${place(random)}${village}村党支部, level: village, parent: t${town}, domain: ${domain(village)} }\n`,
    );
    write(`organizations/t${town}.yaml`, lines.join(''));
  }
  const photos = await Promise.all(Array.from({ length: 6 }, () => photo(random)));
  for (let at = 0; at < cases; at += 1) {
    const slug = `b${at}`;
    const village = random(villages);
    const logo = at % 5 < 3;
    const figure = at % 5 === 1;
    const recording = at % 20 === 3;
    write(`brands/${slug}/index.mdx`, brand(random, { at, cases, village, town: village % towns, logo, figure, recording }));
    if (recording) write(`brands/${slug}/sound.wav`, bell(at));
    if (logo) write(`brands/${slug}/logo.svg`, emblem(at));
    if (figure) write(`brands/${slug}/photo.jpg`, withComment(photos[at % photos.length] as Buffer, `case ${at}`));
  }
  for (let at = 0; at < cases / 20; at += 1) write(`pairings/p${at}.mdx`, pairing(random, at, cases));
  for (let at = 0; at < cases / 100; at += 1) write(`study/s${at}.mdx`, pack(random, at, cases));
  for (let at = 0; at < cases / 50; at += 1) write(`docs/d${at}.mdx`, document(random, at));
  // Lagging sides are separate organizations, so that none holds the brand of its own pairing.
  write(
    'organizations/lagging.yaml',
    range(Math.ceil(cases / 20), (at) => `- { id: l${at}, name: ${place(random)}${at}队党支部, level: village, parent: t${at % towns} }\n`),
  );
}

const range = (length: number, line: (at: number) => string): string => Array.from({ length }, (_, at) => line(at)).join('');
const place = (random: Random): string => pick(random, CHARACTERS) + pick(random, CHARACTERS);
const domain = (number: number): string => (number % 3 === 0 ? 'community' : 'rural');

const SITE = `title: 大站
publisher: district
terms:
  - { avoid: 党员、群众, use: 党员群众 }
  - { avoid: 上墙公示, use: 公示上墙 }
`;

const TAXONOMY = `domains:
  - { id: rural, label: 农村党建, focuses: [{ id: industry, label: 产业型 }, { id: governance, label: 治理型 }] }
  - { id: community, label: 社区党建, focuses: [{ id: service, label: 服务型 }] }
levels:
  - { id: city, label: 市级, namedBy: city }
  - { id: district, label: 区级, namedBy: district }
  - { id: town, label: 镇级, namedBy: district }
  - { id: village, label: 村级, namedBy: parent }
evaluation:
  - { id: social, label: 社会评议, weight: 0.4 }
  - { id: expert, label: 专家评审, weight: 0.6 }
`;

interface Case {
  at: number;
  cases: number;
  village: number;
  town: number;
  logo: boolean;
  figure: boolean;
  recording: boolean;
}

function brand(random: Random, { at, cases, village, town, logo, figure, recording }: Case): string {
  const own = domain(village);
  const text = (words: number): string => sentence(random, words).slice(0, -1);
  const day = (year: number): string => `${year}-${String(1 + random(9)).padStart(2, '0')}-1${random(10)}`;
  const mark = logo ? '{ kind: image, file: logo.svg, alt: 圆形标识, meaning: 圆中有方 }' : `{ kind: text, text: 字标, meaning: ${text(4)} }`;
  const practices = range(
    3,
    (index) =>
      `<Practice title="${text(3)}${index}">\n\n${paragraph(random, 2)}\n\n1. ${paragraph(random, 2)}\n2. ${paragraph(random, 1)}\n\n</Practice>\n\n`,
  );
  return `---
name: ${nameOf(random)}
organization: v${village}
domain: ${own}
focuses: [${own === 'rural' ? pick(random, ['industry', 'governance']) : 'service'}]
summary: ${sentence(random, 12)}
logo: ${mark}
theme: ${text(3)} ${text(3)}
connotation:
  - ${text(5)}
  - ${text(5)}
philosophy: ${text(5)}
role: { organization: ${sentence(random, 5)}, members: ${sentence(random, 5)} }
carriers: [${text(2)}, ${text(2)}]
tags: [标签${random(40)}, 专题${random(10)}]
record:
  - { event: cultivated, date: ${day(2021)}, by: t${town} }
  - { event: declared, date: ${day(2022)}, level: village, by: v${village}, number: 〔2022〕${at}号 }
  - { event: evaluated, date: 2023-02, round: 第一批, scores: { social: ${80 + random(20)}, expert: ${80 + random(20)} } }
  - { event: notice, date: 2023-03-01, until: 2023-03-07 }
  - { event: named, date: ${day(2024)}, level: village, by: t${town}, document: 〔2024〕${at}号 }
  - { event: reviewed, date: 2026-01-15, year: 2025, result: pass, by: t${town} }
  - { event: goals, date: 2026-02-10, year: 2026, goals: [${text(4)}, ${text(4)}] }
updated: 2026-03-01
internal: { leader: ${pick(random, CHARACTERS)}某, members: ${10 + random(60)} }
---

## 背景

${paragraph(random, 4)}

${paragraph(random, 6)}

${paragraph(random, 5)}

${paragraph(random, 4)}**${text(4)}。**${sentence(random, 8)}

## 做法

${practices}${figure ? '<Figure src="photo.jpg" alt="现场" caption="现场照片" />\n\n' : ''}${recording ? '<Audio src="sound.wav" transcript="一秒钟的铃声，渐渐轻下去。" title="铃声" />\n\n' : ''}## 成效

<Outcome value="${random(9000)}" unit="户" label="${text(3)}" before="${random(900)}" asOf="2025-12-31" />

| 项目 | 之前 | 之后 |
| --- | ---: | ---: |
| ${text(2)} | ${random(100)} | ${random(1000)} |
| ${text(2)} | ${random(100)} | ${random(1000)} |

${paragraph(random, 2)}

<Quote by="村民">

${sentence(random, 10)}

</Quote>

## 反思

${paragraph(random, 5)}

${paragraph(random, 3)}后来怎么做的，见[另一个案例](../b${random(cases)}/index.mdx#做法)。

<Question>

${sentence(random, 9).replace('。', '？')}

</Question>

<Note>

${note(random)}

</Note>
`;
}

function pairing(random: Random, at: number, cases: number): string {
  return `---
model: b${random(cases)}
lagging: l${at}
since: 2025-03-01
until: 2027-03-01
goals: [{ goal: ${sentence(random, 5)} }, { goal: ${sentence(random, 5)} }]
ledger:
  - { date: 2025-06-01, text: ${sentence(random, 8)}, goal: 1 }
  - { date: 2026-08-01, text: ${sentence(random, 8)}, goal: 2 }
visibility: anonymous
---

${paragraph(random, 2)}
`;
}

const pack = (random: Random, at: number, cases: number): string => `---
title: 第${at + 1}课
occasion: study-meeting
minutes: 90
agenda:
  - { title: ${sentence(random, 3)}, minutes: 30, brand: b${random(cases)}, questions: [${sentence(random, 6)}] }
  - { title: ${sentence(random, 3)}, minutes: 30, brand: b${random(cases)} }
---

${paragraph(random, 2)}
`;

const document = (random: Random, at: number): string => `---
title: 文件${at}
summary: ${sentence(random, 8)}
issued: 2025-01-01
---

## 目标

${paragraph(random, 5)}

## 步骤

${range(4, () => `- ${sentence(random, 10)}\n`)}`;
