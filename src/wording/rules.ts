/** Messages about entries that break a rule. The message says what is wrong, the hint what to do. */
import { type Sentence, say } from './sentence.ts';

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、');

export const EVENT_NAMES: Record<string, string> = {
  cultivated: '培育',
  launched: '发布',
  visited: '走访',
  declared: '申报',
  endorsed: '审核上报',
  returned: '退回',
  evaluated: '评审',
  notice: '公示',
  named: '命名',
  goals: '年度目标',
  reviewed: '复查',
  commended: '表彰',
  renamed: '更名',
  delisted: '摘牌',
  withdrawn: '撤回',
};

const STAGE_NAMES: Record<string, string> = {
  none: '还没有开始',
  cultivating: '培育中',
  launched: '已发布',
  declared: '已申报',
  endorsed: '已审核上报',
  returned: '已退回',
  evaluated: '已评审',
  notice: '公示中',
  titled: '已命名',
  delisted: '已摘牌',
  withdrawn: '已撤回',
};

export const KIND_NAMES: Record<string, string> = {
  organization: '组织',
  brand: '品牌',
  pairing: '结对',
  study: '学习包',
  document: '文档',
  domain: '领域',
  focus: '类型',
  level: '层级',
  part: '评审项',
  standard: '标准项',
  goal: '目标',
};

export const parentBelowChild = (child: string, childLevel: string, parent: string, parentLevel: string): Sentence =>
  say(
    `上级“${parent}”的层级（${parentLevel}）比“${child}”（${childLevel}）还低。`,
    '检查两个组织的 level 和 parent，也看看 taxonomy.yaml 的 levels 是不是从高到低排的。',
  );

export const weightsSum = (parts: readonly { label: string; weight: number }[], sum: number): Sentence =>
  say(
    `各评审项的权重加起来是 ${Number(sum.toFixed(4))}，不是 1：${parts.map(({ label, weight }) => `${label} ${weight}`).join('、')}。`,
    '调整各项 weight，使总和为 1。',
  );

export const nameLength = (count: number, min: number, max: number): Sentence =>
  say(`名称有 ${count} 个字，建议 ${min} 到 ${max} 个字。`, '名称要简洁好记；标点不计入字数。');

export const nameTaken = (name: string, others: readonly string[]): Sentence =>
  say(`名称“${name}”与${quoted(others)}相同。`, '换一个能区别开的名称，避免雷同；两处改一处就行。');

export const incomplete = (label: string, items: readonly { label: string; key: string }[]): Sentence =>
  say(
    `不符合“${label}”，还缺：${items.map((item) => `${item.label}（${item.key}）`).join('、')}。`,
    `在开头的信息栏里${items.length === 1 ? '另起一行' : '各起一行'}写上：${items.map((item) => lineOf(item.key)).join('；')}（英文冒号后留一个空格）。`,
  );

/** The line of an item of the standard. Some are maps or lists. */
function lineOf(key: string): string {
  if (key.startsWith('extra.')) return `extra: { ${key.slice('extra.'.length)}: … }（已经有 extra 的，写在它里面）`;
  switch (key) {
    case 'logo':
      return 'logo: { kind: text, text: …, meaning: … }（文字标识；图片的写 logo: { kind: image, file: 文件名, alt: …, meaning: … }）';
    case 'role':
      return 'role: { organization: …, members: … }（战斗堡垒作用、先锋模范作用）';
    case 'carriers':
      return 'carriers: [… , …]（英文方括号和逗号）';
    default:
      return `${key}: …`;
  }
}

export const datesBackwards = (event: string, date: string, before: string, beforeDate: string): Sentence =>
  say(
    `${EVENT_NAMES[event]}（${date}）写在${EVENT_NAMES[before]}（${beforeDate}）后面，日期却更早。`,
    '查一查原件：多半是其中一个日期写错了，改正它；日期都对，就是次序写错了，按先后排列。',
  );

export const mayNotFollow = (event: string, stage: string): Sentence =>
  say(`${EVENT_NAMES[event]}不能接在这里：此前的状态是“${STAGE_NAMES[stage]}”。`, transitionHint(event));

const EVALUATED = '  - { event: evaluated, date: 评审日期 }。';

function transitionHint(event: string): string {
  switch (event) {
    case 'cultivated':
      return '培育是第一步，或在撤回、摘牌之后重新开始。';
    case 'launched':
      return '发布是第一步，或接在培育之后。';
    case 'declared':
      return '申报接在培育、发布或退回之后；已命名的，只能向更高层级申报。';
    case 'endorsed':
      return '审核上报接在申报之后。';
    case 'evaluated':
      return '评审接在申报或审核上报之后。';
    case 'notice':
      return `公示接在评审之后；评审过的，在这一行的上面补上：${EVALUATED}`;
    case 'named':
      return `命名接在评审或公示之后；建站前的旧事，可加 imported: true；没有写申报的，先补申报（declared）；评审过的，在这一行的上面补上：${EVALUATED}`;
    case 'returned':
      return '退回接在申报、审核上报、评审或公示之后。';
    case 'withdrawn':
      return '撤回只用于还没有命名的；已命名的用摘牌（delisted）。';
    case 'commended':
      return '表彰接在发布或命名之后。';
    default:
      return '只有已命名（没有摘牌）的品牌才能有这一项。';
  }
}

export const levelNotDeclared = (level: string, declared: string): Sentence =>
  say(`申报的是“${declared}”，命名的却是“${level}”。`, '命名的层级要与申报的一致。');

export const levelNotHigher = (level: string): Sentence => say(`已有同级或更高的命名，不能再申报或命名“${level}”。`, '只能向更高的层级申报。');

export const levelNotStanding = (level: string): Sentence => say(`这个品牌没有“${level}”的命名，无从摘牌。`, '检查 level；不写 level 表示全部。');

/** An id with the name of its organization. */
export const withName = (id: string, name: string | undefined): string => (name === undefined ? id : `${id}（${name}）`);

/** `by` and `allowed` hold organizations in the form `id（name）`. */
export const noAuthority = (act: 'declared' | 'named' | 'delisted', level: string, by: readonly string[], allowed: readonly string[]): Sentence => {
  const acts = { declared: '申报', named: '命名', delisted: '摘牌' };
  return say(
    `${by.join('、')}无权为“${level}”${acts[act]}。`,
    allowed.length === 0
      ? '组织树里找不到有权的上级，请检查品牌所属组织的 parent 和 level。'
      : `应当由 ${allowed.join('、')}${acts[act]}：改 by；级别写错了的，改 level。`,
  );
};

export const futureEvent = (date: string, day: string): Sentence => say(`这件事的日期 ${date} 晚于 ${day}，现在还算没有发生。`, '检查日期是否写错。');

export const futureApproval = (date: string, day: string): Sentence =>
  say(`这次发布审批的日期 ${date} 晚于 ${day}，现在还不算审批过。`, '检查日期是否写错。');

export const overdueReview = (year: number): Sentence =>
  say(
    `还没有 ${year} 年的复查记录，已经逾期。`,
    `还没有复查的，先复查；复查过的，在 record 里按日期先后加一行，行首与其他行对齐：  - { event: reviewed, date: 复查日期, year: ${year}, result: 结果 }；结果写 pass（合格）或 rectify（整改）。`,
  );

export const goalsMissing = (year: number): Sentence =>
  say(
    `还没有 ${year} 年的年度目标。`,
    `在 record 里按日期先后加一行，行首与其他行对齐：  - { event: goals, date: 确定日期, year: ${year}, goals: [目标一, 目标二] }。`,
  );

export const modelWithoutTitle = (slug: string, since: string, launched: boolean): Sentence =>
  say(`示范品牌“${slug}”在 ${since} 还没有${launched ? '发布或' : ''}命名，不能作示范。`, '检查结对的开始日期和品牌的档案。');

export const laggingHolds = (id: string, slug: string): Sentence =>
  say(`“${id}”自己就创建或共建了示范品牌“${slug}”，不能又是被帮带的一方。`, '换成真正的结对组织；互相学习用 kind: mutual。');

export const laggingIsAncestor = (id: string, slug: string): Sentence =>
  say(`“${id}”是示范品牌“${slug}”所属组织的上级，不能由它帮带。`, '检查 lagging 写得对不对。');

export const laggingTitled = (id: string, brand: string, since: string): Sentence =>
  say(`“${id}”在 ${since} 自己已有命名的品牌“${brand}”，不是后进组织。`, '互相学习用 kind: mutual。');

export const pairedTwice = (slug: string, id: string, other: string): Sentence =>
  say(`“${slug}”与“${id}”同一时期已经在“${other}”里结对。`, '合并成一个，或改正起止日期。');

export const beforeSince = (what: string, date: string, since: string): Sentence =>
  say(`${what} ${date} 早于开始日期 ${since}。`, '检查这两个日期。');

export const CONSENT: Sentence = say(
  '具名公开，却没有结对提升一方的同意。',
  '没有取得同意的，改成 visibility: anonymous；取得了同意的，另起一行写：consent: { by: 同意的组织或负责人, date: 同意的日期 }。',
);

export const acceptedBySide = (by: string): Sentence => say(`验收的“${by}”是结对双方之一。`, '由双方之外的组织验收。');

export const pairingOverdue = (until: string): Sentence =>
  say(
    `结对已于 ${until} 期满，还没有结果。`,
    '验收过的，加一行：outcome: { date: 验收日期, result: 结果, text: 说明 }，结果写 risen（已提升）、extended（延期）或 ended（结束）；商定延期的，也可以把 until（期满日期）改成新的日期。',
  );

export const pairingSilent = (last: string): Sentence =>
  say(`台账自 ${last} 以来已有六个月没有新的一条。`, '补记做过的事；已经停了的，写上 outcome。');

export const agendaTooLong = (sum: number, minutes: number): Sentence =>
  say(`各环节共 ${sum} 分钟，超过总时长 ${minutes} 分钟。`, '缩短环节，或加长 minutes。');

export const agendaHidden = (name: string): Sentence =>
  say(`公开的学习包用了内部的“${name}”。`, '把学习包改为 visibility: internal，或换成公开的内容。');

export const agendaUnpublished = (name: string): Sentence => say(`“${name}”现在不在公开网站上，会显示为普通文字。`, '等它公开后自然会有链接。');

export const lowContrast = (colour: string, ratio: number, nearest: string): Sentence =>
  say(
    `颜色 ${colour} 与白色的对比度只有 ${ratio.toFixed(2)}:1，不到 4.5:1，字会看不清。`,
    `网站会改用最接近的 ${nearest}；也可以直接写成 "${nearest}"。`,
  );

export const staleApproval = (what: string, date: string, approved: string): Sentence =>
  say(`${what}（${date}）晚于最近一次发布审批（${approved}）。`, '重新审批后，在 approval 里加上新的一次。');
