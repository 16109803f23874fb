/** Messages about unknown ids, duplicate ids and cycles. */
import { pathMeant } from '../schema/paths.ts';
import type { Named } from '../schema/values.ts';
import { KIND_NAMES } from './rules.ts';
import { type Sentence, say } from './sentence.ts';
import { didYouMean, withLabel } from './suggest.ts';

const KIND_IDS: Record<string, string> = { brand: '品牌的目录名', document: '文档在 docs/ 下的路径' };

const kindOf = (kind: string): string => KIND_NAMES[kind] ?? kind;

/** `labels` are the labels of known ids, as far as they may be told. */
export const unknownReference = (kind: string, id: string, known: Iterable<string>, labels: ReadonlyMap<string, string> = new Map()): Sentence =>
  say(`没有叫“${id}”的${kindOf(kind)}。`, didYouMean(id, known, labels) ?? unknownHint(kind, id, [...known], labels));

/** An organization whose list is in a place that is not read. */
export const misplacedReference = (id: string, list: string): Sentence =>
  say(
    `没有叫“${id}”的组织：写着它的“${list}”放错了地方，没有被读取。`,
    `先把那个文件${pathMeant(list) === undefined ? '移到 organizations 文件夹里' : `改名为 ${pathMeant(list)}`}，这里就不用改。`,
  );

/** Lists all choices if they are few. Otherwise says where they are defined. */
function unknownHint(kind: string, id: string, known: readonly string[], labels: ReadonlyMap<string, string>): string {
  const where = KIND_PLACES[kind];
  const isName = /\p{Script=Han}/u.test(id);
  const what = isName ? `这里写${KIND_IDS[kind] ?? '代号'}，不写名称。` : '';
  // Never lists ids that may be internal, since messages end up in logs and pull requests.
  if (!OWN.has(kind) && known.length > 0 && known.length <= OFFERED)
    return `${what}可用的有：${known.map((one) => withLabel(one, labels)).join('、')}。`;
  return `${what}检查拼写；${where === undefined ? `或先建立这个${kindOf(kind)}` : `${where}里没有的，先在那里加上`}。`;
}
const OFFERED = 12;
const OWN = new Set(['organization', 'brand', 'pairing', 'document']);
/** Where things of a kind are defined. */
const KIND_PLACES: Readonly<Record<string, string>> = {
  organization: '“organizations”文件夹',
  brand: '“brands”文件夹',
  pairing: '“pairings”文件夹',
  document: '“docs”文件夹',
  level: '“taxonomy.yaml”的 levels ',
  domain: '“taxonomy.yaml”的 domains ',
  part: '“taxonomy.yaml”的 evaluation ',
};

/** What to write in place of an id that is missing, and where it is found. */
export const idWanted = (names: Named | undefined): string | undefined =>
  names === undefined
    ? undefined
    : `${KIND_IDS[names] ?? `${kindOf(names)}的代号`}${KIND_PLACES[names] === undefined ? '' : `（在${KIND_PLACES[names].trim()}里）`}`;

export const nameForId = (kind: string, written: string, name: string, id: string): Sentence =>
  say(`这里要写${KIND_IDS[kind] ?? '代号'}，不写名称：“${written}”。`, `“${written}”写成 ${id}${name === written ? '' : `（“${name}”的代号）`}。`);

export const movedReference = (kind: string, id: string, now: string): Sentence => say(`“${id}”是${kindOf(kind)}的旧代号。`, `改成 “${now}”。`);

export const noSuchGoal = (number: number, count: number): Sentence => say(`没有第 ${number} 个目标。`, `目标共 ${count} 个，从 1 数起。`);

export const duplicateReference = (kind: string, id: string, other: string): Sentence =>
  say(`“${id}”已经是另一个${kindOf(kind)}的代号（${other}）。`, '两处各用不同的代号。');

export const parentCircle = (kind: 'brand' | 'organization', names: readonly string[]): Sentence => {
  const circle = [...names, names[0] as string].join(' → ');
  return kind === 'brand'
    ? say(`母品牌绕成了圈：${circle}。`, '改正或删掉其中一个的 parentBrand。')
    : say(`上下级绕成了圈：${circle}。`, '改正或删掉其中一个的 parent。');
};

export const supersededInCircle = (names: readonly string[]): Sentence =>
  names.length === 1
    ? say('这份文档说是被它自己取代的。', 'supersededBy 写取代它的那一份；没有被取代的，删掉这一行。')
    : say(`几份文档互相取代，绕成了圈：${[...names, names[0]].join(' → ')}。`, '改正或删掉其中一份的 supersededBy。');

export const hiddenMenu = (label: string): Sentence =>
  say(`菜单里的“${label}”指向的内容不在公开网站上，公开网站的菜单里没有这一项。`, '从 menu 里去掉它，或等它公开。');

/** `meant` is an address below the base. */
export const brokenMenu = (page: string, meant: string | undefined): Sentence =>
  say(
    `菜单指向的“${page}”，网站里没有这个页面。`,
    meant === undefined ? '写网站里的地址，例如 /brands/、/docs/plan/、/domains/rural/；文档也可以写 document。' : `你是不是想写 “/${meant}”？`,
  );

export const hiddenFeatured = (slug: string): Sentence => say(`首页推荐的“${slug}”不在公开网站上。`, '从 featured 里去掉它，或等它公开后再推荐。');
