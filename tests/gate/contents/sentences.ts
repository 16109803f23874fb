/**
 * What contents say, in public and among themselves. Both are put together from the same things, people and
 * stock words: internal texts of real districts share most of their words with public ones.
 */
import type { Random } from './draw.ts';
import type { World } from './worlds.ts';

export interface Voice {
  random: Random;
  world: World;
  /** Public names that notes speak of: organizations, brands. */
  names: string[];
}

const STOCK =
  '战斗堡垒作用 先锋模范作用 三会一课 主题党日 群众路线 民主评议 为民办实事 党员责任区 示范引领 支部共建 网格化管理 志愿服务 清单管理 闭环落实 一线工作法 双向承诺'.split(
    ' ',
  );
const DAYS = '上个月 去年冬天 三月份 汛期 春节前 国庆以后 年底 上半年 第二季度 换届以后 开学前 检修期间'.split(' ');
const COUNT = '两 三 四 五 六 七 八 九 十一 十二 十五 十七 二十 二十三 三十六 四十八'.split(' ');

/** Templates: `T` a thing, `P` people, `S` a spot, `C` a count, `D` a time, `K` stock words, `N` a number of up to four digits, `O` a public name. */
const PUBLIC = `P把T的事写在S的牌子上，谁办的、哪天办的，一看就明白。
支部每周在S开一次短会，只说T，不念文件。
D修好了C处T，P不再绕路。
T怎么分，先由P提，再由支部议，最后张榜。
C名党员轮流在S值班，P有事不用等。
第一年只做成了T一件事，第二年添了C件。
P说，T清楚了，话就好说了。
党总支定下规矩：T的账，每月在S念一遍。
D以后，T的投诉从N件降到C件。
把K落到T上，落到S的每一天。
P的T坏了，当天登记，C天之内答复。
S的灯亮到晚上C点，P下了班也能来问。
做T不靠嗓门大，靠C张单子对得上。
走了C趟弯路，才知道T要先问P。
党员先认领T，再请P打分。
这个办法花钱不多，一年N元，都写在S的墙上。
起初P不信，后来自己把T搬到S来。
K不是口号，是S那张签了字的T清单。
C个小组分头看T，看完当场写数。
以前是P找支部，现在是支部到S找P。`.split('\n');

const INTERNAL = `D报来的T数字与台账对不上，差了C项，已请他们重报。
此人与前任在T上有旧怨，安排座位时要隔开。
班子不和，T的事在会上吵过C回，暂不宜宣传。
现场看过，S的牌子是头天夜里挂的，T并没有做。
P反映T收了钱没有开票，信访件还在查。
支委一半常年在外，D起没有开过会，K写得多做得少。
专家私下说分给高了，T那一项最多C分。
先不要公开，等T的补偿谈妥再说。
S的照片是借来的，真实的T还堆在库里。
主持人提醒：讲到T时停一下，问P会不会也这样做。
这里P情绪大，讲解时不提D的事。
答复稿由办公室统一口径，T的金额写N元，不写缺口。
书记下月调走，T交给谁还没有定。
材料代写，K那几段是抄邻近支部的，需要重写。
复核时少了C份签字，补签日期不对。
同意延期，但T若到期仍不动，转为约谈。
有P匿名来电，说S的台账是补的，语气激动，未留姓名。
拟不推荐，理由是T出过事故，瞒报N小时。
经费从别的科目挪了N元给T，审计已经问过。
此事只在班子里说：S那块地要收回，T得搬。
O的材料先放一放，等T的说法定了再给他们回话。
和O比，这里的T差得远，不要放在一起讲。
参观完O再来的人会问起T，统一回答还在做。
有人说是照着O抄的，连S的牌子也一样，先查清再说。`.split('\n');

const SHORT =
  '账没对上 人都走了 会没开成 牌子旧了 欠着会费 只来三人 台账空着 说法不一 组长病了 暂缓上报 内部掌握 不宜公开 待查 另案处理 先压一压 口径未定 底数不清 有人告状 选情复杂 派性重 两头瞒 借的照片 没有编制 年底撤换 谈话未果 家属不同意 已立案 正在审计 酒后失言 互不买账'.split(
    ' ',
  );

const COMMENTS = `下面这段等T的事定了再放出来
待办 和P核对T
旧稿：D由支部出面办T，后来没有办成
此处删去C人名单
老主题：围着T转，跟着P走
审稿人意见：K写得太满，压一压
不要动这一行，S的电话会变`.split('\n');

const fill = ({ random, world, names }: Voice, template: string): string =>
  template.replace(/[TPSCDKNO]/g, (slot) => {
    if (slot === 'N') return String(random.between(100, 9800));
    if (slot === 'O') return names.length === 0 ? '别处' : random.pick(names);
    const words = { T: world.things, P: world.people, S: world.spots, C: COUNT, D: DAYS, K: STOCK }[slot as 'T'];
    return random.pick(words as readonly string[]);
  });

const say =
  (templates: readonly string[]) =>
  (voice: Voice): string =>
    fill(voice, voice.random.pick(templates));

/** One sentence that the public may read. */
export const publicSentence = say(PUBLIC);
/** One sentence that it may not. */
export const internalSentence = say(INTERNAL);
/** Three to six characters, as people fill in forms. */
export const shortNote = ({ random }: Voice): string => random.pick(SHORT);
export const comment = say(COMMENTS);

/** So many sentences, all different. */
export function sentences(voice: Voice, count: number, one: (voice: Voice) => string = publicSentence): string[] {
  const found = new Set<string>();
  for (let attempt = 0; found.size < count && attempt < count * 20; attempt += 1) found.add(one(voice));
  return [...found];
}

/** A phrase of four to ten characters, public: themes, goals, carriers. */
export const phrase = ({ random, world, names }: Voice): string =>
  fill(
    { random, world, names },
    random.pick(
      '把T管到S,P的T不出S,C本T账,T由P说了算,走C遍S,T随叫随到,S夜谈,P评T,T公开日,C分钟答复P,先问P再动T,S轮值单,管好每一处T,T三查,一月一议T'.split(','),
    ),
  );
