/**
 * Internal texts that resemble public ones, or what any site holds: names that are words, names that stand across two
 * words, stock phrases, words of code, numbers that coincide. None of them may raise an alarm where it is public.
 */
import type { Draft } from './draft.ts';
import { quoted } from './draft.ts';
import { phone, soundingLike } from './people.ts';
import { shortNote } from './sentences.ts';

/** A line for an `internal` mapping, and what the public reads at the same time. */
export interface Collision {
  /** An item of a list under `internal`, as YAML. */
  inside: string;
  /** A paragraph of a public body. */
  outside?: string;
}

type Make = (draft: Draft, slug: string) => Collision;

/** Persons whose names are words, with sentences that hold the words. */
const WORDS: readonly [name: string, sentence: string][] = [
  ['文明', '这里连续三年评上文明集体。'],
  ['高明', '办法谈不上高明，只是一直在做。'],
  ['安静', '晚上九点以后，这里很安静。'],
  ['方圆', '方圆十里的人都来看过。'],
  ['白雪', '那年冬天白雪封路，党员背着药走进去。'],
  ['江河', '江河有信，人也要守信。'],
  ['温暖', '一盏灯给晚归的人一点温暖。'],
  ['向阳', '房子向阳，老人愿意来坐。'],
  ['任重', '大家都说任重道远。'],
  ['常青', '门前两棵松树四季常青。'],
  ['马达', '马达一响，人就到齐了。'],
  ['高远', '志向高远，脚步要小。'],
  ['成功', '第一次没有成功，第二次也没有。'],
  ['石磊', '山上乱石磊成一道墙。'],
  ['李白', '孩子们读李白，老人们听。'],
];

/** Persons whose characters stand side by side in public, across the border of two words. */
const ACROSS: readonly [name: string, sentence: string][] = [
  ['王立', '故事里国王立即下了马。'],
  ['高山川', '从最高山川到海边，一共走了九天。'],
  ['林中行', '夜里在林中行走要两人一组。'],
  ['田间', '党员在田间地头开会。'],
  ['石明月', '举头望明月，低头思故乡。'],
  ['周晓风', '杨柳岸，晓风残月，孩子们背得很熟。'],
  ['张清泉', '明月松间照，清泉石上流。'],
  ['白日山', '白日依山尽，黄河入海流。'],
  ['何处香', '稻花香里说丰年，听取蛙声一片。'],
  ['单一', '队伍不能单一，老中青都要有。'],
  ['安全', '安全员每天绕场三圈。'],
  ['于是', '于是大家分头去问。'],
  ['张伟', '他的主张。伟大的话不多说。'],
  ['周末', '每逢周末，这里开到晚上。'],
];

/** An origin, and persons who sound like its host. */
export const HOST = { url: 'https://liming.example.cn', persons: ['李明', '黎铭'] } as const;

/** Persons whose sound is a word of English, of code, or of a slug. */
const SOUNDS = [
  '冉歌',
  '常娥',
  '莫德',
  '茹乐',
  '司德',
  '巴瑟',
  '帕格',
  '品寅',
  '班讷',
  '丹歌',
  '兰歌',
  '达塔',
  '申雨恩',
  '康坦特',
  '马恩',
  '贝斯',
  '海德尔',
];

/** What people write into internal fields in Latin letters, and every page holds. */
const CODE =
  'main page search index data name type note true false null ok OK A x 1 0 none auto left hidden label value button menu text color grid block inline flex brands docs study help logo.png index.html article section figure class href'.split(
    ' ',
  );

/** What the generator itself says on its pages. */
const CHROME =
  '示范单位 结对提升单位 已命名 复查 公示 申报 评审 命名 全部 搜索 主导航 跳到正文 创建档案 结对帮带 台账 目标 成效 背景 做法 反思 讨论题 有名称 有标识 第一批 合格 内部 公开 标识释义 上级组织 下级组织 编号 日期 不公开 组织部'.split(
    ' ',
  );

const NOTHING = ['无', '—', '……', '是', '√', '。', '？', '好', '/', '略', '同上', '（空）', 'N', '🚩', '　', '．'];

const pair =
  (list: readonly [string, string][]): Make =>
  (draft) => {
    const [name, sentence] = draft.random.pick(list);
    return { inside: quoted(person(draft, name)), outside: sentence };
  };

/** Notes a name as internal, whatever the public holds of it: what it holds is told apart when the site is built. */
const person = (draft: Draft, name: string): string => draft.keep(name.length === 2 ? 'person2' : 'person3', 'internal: a name that resembles', name);

const sounding: Make = (draft) => ({ inside: quoted(person(draft, draft.random.pick(SOUNDS))) });

const one =
  (list: readonly string[]): Make =>
  ({ random }) => ({ inside: quoted(random.pick(list)) });

const MAKES: readonly Make[] = [
  pair(WORDS),
  pair(WORDS),
  pair(ACROSS),
  pair(ACROSS),
  sounding,
  sounding,
  one(CODE),
  one(CODE),
  one(CHROME),
  one(CHROME),
  one(NOTHING),
  // Four figures stand in digests, in drawings and in codes for telephones.
  ({ random }) => ({ inside: String(random.between(1000, 9999)) }),
  ({ random }) => ({ inside: String(random.pick([2024, 2025, 2026, 35, 7, 100, 960, 640, 1200])) }),
  // So do scores: stylesheets are full of them.
  ({ random }) => ({ inside: String(random.pick([87.5, 62.5, 0.5, 1.25, 12.5, 37.5, 99.9, 0.75, 1.6])) }),
  ({ random }) => ({ inside: quoted(random.pick(['cafe', 'beef', 'a1b2', 'dead', 'f00d', 'fade'])) }),
  // A number that the public reads too, written otherwise.
  (draft) => {
    const number = phone(draft.random).replaceAll(/\D/g, '');
    return { inside: quoted(number), outside: `来访请先打电话：${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}。` };
  },
  // A short note that the public reads in the middle of a sentence.
  (draft) => {
    const note = shortNote(draft.voice);
    return { inside: quoted(note), outside: `起初他们说“${note}”，后来不再说了。` };
  },
  // The same words, with other marks between.
  () => ({ inside: quoted('先问群众,再定办法!'), outside: '先问群众，再定办法。' }),
  () => ({ inside: quoted('  一张单子\n对得上  '), outside: '一张单子对得上，账就不会乱。' }),
  () => ({ inside: quoted('２０２５年第三季度'), outside: '2025年第三季度做完了头一批。' }),
  // A public person who leads something else among themselves.
  ({ random }) => {
    const name = random.pick(['李国强', '王桂兰', '赵永福', '陈玉梅', '周建国']);
    return { inside: quoted(name), outside: `${name}说：“账要让人看得懂。”` };
  },
  // The name and the number of one day.
  ({ random }) => {
    const day = `2025-0${random.between(1, 9)}-1${random.below(10)}`;
    return { inside: quoted(day), outside: `这一页最后改于${day}。` };
  },
];

/** Somebody who sounds like a part of the brand's own address. */
const SLUGS: Make = (draft, slug) => ({ inside: quoted(person(draft, soundingLike(slug, draft.random) ?? '何必问')) });

/** So many coincidences. Each is a text of its own under `internal`; its sentences go into one public body. */
export function collisions(draft: Draft, slug: string, count: number): Collision[] {
  return [...draft.random.some(MAKES, count), SLUGS].map((make) => make(draft, slug));
}

/** Names of files that nobody uses and whose words any site has. */
export const PLAIN_FILES = [
  'index.jpg',
  '1.jpg',
  'logo.png',
  'main.svg',
  'photo.jpg',
  '封面.jpg',
  'IMG_0001.jpg',
  '新建文件夹.png',
  'search.svg',
  '标识.svg',
];
