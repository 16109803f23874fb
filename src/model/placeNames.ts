/**
 * What people call an organization for short: 隐泉坳党支部 is 隐泉坳村 or 隐泉坳, 中共渡口街道石埠社区支部委员会 is
 * 石埠社区, and 青穗食品有限公司党支部 is 青穗食品.
 */

const PARTY = /^(?:中国共产党|中共)/;
/** What makes an organization of the Party out of the name of a place or a firm. */
const BODY =
  /(?:第[一二三四五六七八九十]+)?(?:联合|流动|临时|(?<!直)机关|退休)?(?:(?:党的?)?(?:基层|总)?支部(?:委员会)?|党总支|党委会?|党工委|工委|工作委员会|委员会|党组织?|党小组|党建联盟)$/;
/** The towns and districts before the name. `社区` and `集市` are none. */
const ABOVE = /^[\p{Script=Han}]{2,7}?(?:街道|(?<!社)区|(?<!集|超|夜|早|城)市|县|镇|乡|旗)(?=[\p{Script=Han}]{2})(?!委|直)/u;
const FIRM = /(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|集团|公司)$/;
/** What follows the name of a place. */
const KIND = /(?:社区居委会|居民委员会|居委会|村民委员会|村委会|行政村|自然村|社区|小区|村)$/;

/** What a place may be called in place of what it is: 石埠社区 is 石埠村 too. */
export const KINDS = '(?:社区|小区|居委会|村委会|村|庄|屯|寨)';
/** The end of a name of a place, after which even one character is a name: 南村. */
const PLACE = /(?:村|社区|镇|乡|街道)$/;
/** Single characters that end names of offices. */
const OFFICE = '局馆所院站厅办部处科队园校社厂店';
/** Words for organizations that name none. */
const COMMON =
  /^(?:第[一二三四五六七八九十]+|[区市县]?直机关|[区市县]直|机关|.{2}机关|联合|流动|退休干部?|离退休干部?|老干部|新村|新城|新区|园区|街道|社区|中心村)$/;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Whether a text is made of words of the dictionary, as 图书馆 and 人民医院 are. */
function isOfWords(text: string): boolean {
  const words = Array.from(segmenter.segment(text), ({ segment }) => segment);
  return words.every((word, at) => [...word].length > 1 || (at > 0 && at === words.length - 1 && OFFICE.includes(word)));
}

/** Whether a part of a text begins and ends where words do: 南村 in 去南村看, and not in 河南村民. */
export function standsAsWords(text: string, from: number, to: number): boolean {
  const ends = new Set([0, text.length]);
  for (const { index } of segmenter.segment(text)) ends.add(index);
  return ends.has(from) && ends.has(to);
}

export interface ShortNames {
  /** Forms that name nothing else: a place with what it is (南村), or at least three characters that are no words. */
  certain: string[];
  /** Forms that may be words: 石埠, 图书馆. */
  doubtful: string[];
  /** The name without what it is the name of, as people put it into file names. */
  core: string | undefined;
}

/** Returns the short forms that follow from the name of an organization, without the name itself. */
export function shortNamesOf(name: string): ShortNames {
  const whole = name.normalize('NFKC').replace(/\s/gu, '');
  let unit = whole.replace(PARTY, '');
  for (let shorter = unit.replace(BODY, ''); shorter !== unit; shorter = unit.replace(BODY, '')) unit = shorter;
  const certain = new Set<string>();
  const doubtful = new Set<string>();
  const add = (form: string): void => {
    const { length } = [...form];
    if (form === whole || length < 2 || COMMON.test(form)) return;
    if (PLACE.test(form) || (length > 2 && !isOfWords(form))) certain.add(form);
    else doubtful.add(form);
  };
  add(unit);
  for (let inner = unit.replace(ABOVE, ''); inner !== unit; inner = unit.replace(ABOVE, '')) {
    unit = inner;
    add(unit);
  }
  const firm = unit.replace(FIRM, '');
  if (firm !== unit) add(firm);
  const core = firm.replace(KIND, '');
  if (core !== firm) add(core);
  const isName = [...core].length > 1 && !COMMON.test(core);
  return { certain: [...certain], doubtful: [...doubtful], core: isName ? core : undefined };
}
