/** Names of persons, places and brands, all made up. */
import { pinyin } from 'pinyin-pro';
import type { Random } from './draw.ts';

const SURNAMES = Array.from(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丛褚',
);
/** Surnames that are read otherwise than the character usually is, and `ü`. */
const ODD_SURNAMES = Array.from('单仇解查曾区朴盖任华纪尉翟晟吕闾缪乜员');
const COMPOUND = ['欧阳', '上官', '司马', '诸葛', '尉迟', '慕容', '令狐', '皇甫', '东方', '夏侯'];
const GIVEN = Array.from(
  '伟芳娜敏静磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红春梅建国志强海波晓东文博宇轩浩然子涵雨桐思远立新永福德顺传宝启航树林山川石岩松柏冬青秋实夏荷云飞凤鸣金水银花长庚少卿若谷怀瑾守成希文仲达季平伯年乐行重朝阳曦沛霖锦程嘉禾润泽承恩广厦开泰',
);
/** Characters that few fonts have and that some stand outside the first plane of Unicode. */
const RARE = ['喆', '垚', '旻', '玥', '赟', '燚', '堃', '㛃', '𬀩', '𫖯', '𬱖', '䶮'];
const MINORITY = ['买买提·吐尔逊', '阿依古丽·马木提', '扎西·多吉', '其其格·巴图', '古丽娜·艾山', '次仁·旺堆'];

/** A person of two characters. */
export const person2 = (random: Random): string => random.pick(random.chance(15) ? ODD_SURNAMES : SURNAMES) + random.pick(GIVEN);

/** A person of three characters, now and then with one that is seldom written. */
export function person3(random: Random): string {
  const surname = random.pick(random.chance(12) ? ODD_SURNAMES : SURNAMES);
  const [one, other] = random.some(GIVEN, 2) as [string, string];
  return surname + one + (random.chance(10) ? random.pick(RARE) : other);
}

/** A person of four characters or more: two of surname, or with a dot between. */
export const person4 = (random: Random): string =>
  random.chance(35) ? random.pick(MINORITY) : random.pick(COMPOUND) + random.some(GIVEN, 2).join('');

let bySound: Map<string, string[]> | undefined;

/**
 * A person who sounds like three syllables that stand side by side in a slug, in other characters than the slug was
 * made of; undefined if nobody does.
 */
export function soundingLike(slug: string, random: Random): string | undefined {
  if (bySound === undefined) {
    bySound = new Map();
    for (const character of new Set([...SURNAMES, ...GIVEN])) {
      const sound = pinyin(character, { toneType: 'none', v: true });
      bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
    }
  }
  const known = bySound;
  const syllables = slug.split('-');
  const starts = random.shuffled(syllables.slice(2).map((_, at) => at));
  const at = starts.find((start) => [0, 1, 2].every((next) => known.has(syllables[start + next] as string)));
  return at === undefined ? undefined : [0, 1, 2].map((next) => random.pick(known.get(syllables[at + next] as string) as string[])).join('');
}

const PLACE_FIRST = Array.from(
  '青石柳云竹荷松梅银金白丹蓝紫晨晚明帆潮麦稻茶书琴墨玉长古新老棠枣桑渔铁铜木磨雁鹤鹿鹭龙凤岚澜沧渌浔淇漳沂沐汀溪湾岭坪垄坞埠碾',
);
const PLACE_SECOND = Array.from('桥湾岭湖滨塘坡溪沙田泉浦津埠坪岗坞洲渚矶埭墩滩冈垭堰圩涧峪崖屏台庙亭井陂溇汊港澳浔');

/** A place of two characters. */
export const place2 = (random: Random): string => random.pick(PLACE_FIRST) + random.pick(PLACE_SECOND);

/** A place of three. */
export const place3 = (random: Random): string => random.pick(PLACE_FIRST) + random.pick(PLACE_FIRST) + random.pick(PLACE_SECOND);

const BRAND_ENDS =
  '驿站 课堂 管家 先锋 夜话 账本 食堂 书屋 讲堂 哨所 灯火 工坊 门诊 接力 连心桥 加油站 调解室 互助社 晨会 问事亭 一张单 三道岗 不打烊 一杯茶'.split(
    ' ',
  );
const BRAND_FIRSTS = '红色 同心 石榴 先行 暖心 铁肩 匠心 向阳 初心 并肩 银龄 青春 归雁 星火 护航 守望'.split(' ');

/** A brand's name of four to seven characters. */
export const brandName = (random: Random): string => (random.chance(50) ? random.pick(BRAND_FIRSTS) : place2(random)) + random.pick(BRAND_ENDS);

/** A slug from a Chinese text: its syllables joined by hyphens, cut at 48 letters. */
export function slugOf(text: string): string {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return syllables
    .map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((one) => one !== '')
    .join('-')
    .slice(0, 48)
    .replace(/-+$/, '');
}

/** A mobile number, or one of a landline, as somebody writes it down. */
export function phone(random: Random): string {
  const digits = (count: number): string => Array.from({ length: count }, () => random.below(10)).join('');
  const mobile = `1${random.pick(['30', '35', '37', '39', '50', '58', '76', '81', '86', '99'])}${digits(8)}`;
  return random.pick([
    mobile,
    mobile,
    `${mobile.slice(0, 3)}-${mobile.slice(3, 7)}-${mobile.slice(7)}`,
    `${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}`,
    `0${random.between(310, 998)}-${random.between(2, 8)}${digits(6)}`,
  ]);
}

/** A citizen's number with a sound check digit (GB 11643-1999). */
export function citizenNumber(random: Random): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const head = `${random.between(11, 65)}${two(random.between(1, 20))}${two(random.between(1, 30))}${random.between(1950, 2004)}${two(random.between(1, 12))}${two(random.between(1, 28))}${random.between(100, 999)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(head[at]), 0);
  return head + '10X98765432'[sum % 11];
}
