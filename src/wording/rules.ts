/** What an editor is told when entries do not fit together. One sentence says what, the hint what to do. */
import { pathMeant } from '../read/pathMeant.ts';
import { didYouMean } from './near.ts';
import type { Sentence } from './yaml.ts';

const say = (message: string, hint?: string): Sentence => (hint === undefined ? { message } : { message, hint });
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

export const STAGE_NAMES: Record<string, string> = {
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

/** By what a thing of a kind is referred to, where that is not an id given to it. */
const KIND_IDS: Record<string, string> = { brand: '品牌的目录名', document: '文档在 docs/ 下的路径' };

const kindOf = (kind: string): string => KIND_NAMES[kind] ?? kind;

/** A file that is nobody's. */
export const unexpectedFile = (name: string): Sentence => {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const meant = pathMeant(name);
  if (meant !== undefined) {
    const isHidden = /\.(?:txt|docx?|wps|rtf|html?)$/i.test(base);
    return say(
      `“${name}”放错了地方或名称不对，没有被读取。`,
      `改名为 ${meant}${isHidden ? `；看不到文件名末尾的 ${base.slice(base.lastIndexOf('.'))} 时，先在资源管理器的“查看”里勾选“文件扩展名”` : ''}。`,
    );
  }
  if (/\.ya?ml$/i.test(base) || /\.mdx?$/i.test(base)) {
    return say(
      `“${name}”放错了地方或名称不对，没有被读取。`,
      '品牌放在 brands/<目录名>/index.mdx，组织放在 organizations/<文件名>.yaml，结对、学习包、文档分别放在 pairings/、study/、docs/ 下，扩展名用 .mdx。',
    );
  }
  return say(`“${name}”不属于任何条目，不会出现在网站上。`, '不需要就删掉；需要的话，放进用到它的条目的文件夹里。');
};

export const unknownReference = (kind: string, id: string, known: Iterable<string>): Sentence =>
  say(`没有叫“${id}”的${kindOf(kind)}。`, didYouMean(id, known) ?? unknownHint(kind, id, [...known]));

/** An organization that a list tells of which lies where none is read. */
export const misplacedReference = (id: string, list: string): Sentence =>
  say(
    `没有叫“${id}”的组织：写着它的“${list}”放错了地方，没有被读取。`,
    `先把那个文件${pathMeant(list) === undefined ? '移到 organizations 文件夹里' : `改名为 ${pathMeant(list)}`}，这里就不用改。`,
  );

/** What a short list offers is told; of a long one, what such an id is called. */
function unknownHint(kind: string, id: string, known: readonly string[]): string {
  const where = KIND_PLACES[kind];
  const isName = /\p{Script=Han}/u.test(id);
  const what = isName ? `这里写${KIND_IDS[kind] ?? '代号'}，不写名称。` : '';
  // Not of what a content may keep to itself: a message travels farther than the file.
  if (!OWN.has(kind) && known.length > 0 && known.length <= OFFERED) return `${what}可用的有：${known.join('、')}。`;
  return `${what}检查拼写；${where === undefined ? `或先建立这个${kindOf(kind)}` : `${where}里没有的，先在那里加上`}。`;
}
const OFFERED = 12;
const OWN = new Set(['organization', 'brand', 'pairing', 'document']);
/** Where things of a kind are listed. */
const KIND_PLACES: Readonly<Record<string, string>> = {
  organization: '“organizations”文件夹',
  brand: '“brands”文件夹',
  pairing: '“pairings”文件夹',
  document: '“docs”文件夹',
  level: '“taxonomy.yaml”的 levels ',
  domain: '“taxonomy.yaml”的 domains ',
  part: '“taxonomy.yaml”的 evaluation ',
};

export const nameForId = (kind: string, written: string, name: string, id: string): Sentence =>
  say(`这里要写${KIND_IDS[kind] ?? '代号'}，不写名称：“${written}”。`, `“${name}”写成 ${id}。`);

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

export const hiddenFeatured = (slug: string): Sentence => say(`首页推荐的“${slug}”不在公开网站上。`, '从 featured 里去掉它，或等它公开后再推荐。');

export const parentBelowChild = (child: string, childLevel: string, parent: string, parentLevel: string): Sentence =>
  say(`上级“${parent}”的层级（${parentLevel}）比“${child}”（${childLevel}）还低。`, '检查两个组织的 level 和 parent。');

export const weightsSum = (sum: number): Sentence =>
  say(`各评审项的权重加起来是 ${Number(sum.toFixed(4))}，不是 1。`, '调整各项 weight，使总和为 1。');

export const nameLength = (count: number, min: number, max: number): Sentence =>
  say(`名称有 ${count} 个字，建议 ${min} 到 ${max} 个字。`, '名称要简洁好记；标点不计入字数。');

export const nameTaken = (name: string, others: readonly string[]): Sentence =>
  say(`名称“${name}”与${quoted(others)}相同。`, '换一个能区别开的名称，避免雷同。');

export const incomplete = (label: string, items: readonly { label: string; key: string }[]): Sentence =>
  say(
    `不符合“${label}”，还缺：${items.map((item) => `${item.label}（${item.key}）`).join('、')}。`,
    `在开头的信息栏里另起一行写上：${items.map((item) => `${item.key}: …`).join('；')}（英文冒号后留一个空格）。`,
  );

export const datesBackwards = (event: string, date: string, before: string, beforeDate: string): Sentence =>
  say(`${EVENT_NAMES[event]}（${date}）写在${EVENT_NAMES[before]}（${beforeDate}）后面，日期却更早。`, '按先后顺序排列，或改正日期。');

export const mayNotFollow = (event: string, stage: string): Sentence =>
  say(`${EVENT_NAMES[event]}不能接在这里：此前的状态是“${STAGE_NAMES[stage]}”。`, transitionHint(event));

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
      return '公示接在评审之后。';
    case 'named':
      return '命名接在评审或公示之后：先补上申报（declared）和评审（evaluated）；建站前的旧事，可加 imported: true。';
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

/** An id with what it stands for. */
export const withName = (id: string, name: string | undefined): string => (name === undefined ? id : `${id}（${name}）`);

/** `by` and `allowed` name organizations as `id（name）`. */
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

export const overdueReview = (year: number): Sentence =>
  say(
    `还没有 ${year} 年的复查记录，已经逾期。`,
    `复查之后，在 record 的最后加一行：- { event: reviewed, date: 复查日期, year: ${year}, result: pass }。`,
  );

export const goalsMissing = (year: number): Sentence =>
  say(`还没有 ${year} 年的年度目标。`, `在 record 的最后加一行：- { event: goals, date: 确定日期, year: ${year}, goals: [目标一, 目标二] }。`);

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
  '加上 consent: { by: …, date: … }；没有同意就用 visibility: anonymous。',
);

export const acceptedBySide = (by: string): Sentence => say(`验收的“${by}”是结对双方之一。`, '由双方之外的组织验收。');

export const pairingOverdue = (until: string): Sentence => say(`结对已于 ${until} 期满，还没有结果。`, '写上 outcome，或延长 until。');

export const pairingSilent = (last: string): Sentence =>
  say(`台账自 ${last} 以来已有六个月没有新的一条。`, '补记做过的事；已经停了的，写上 outcome。');

export const agendaTooLong = (sum: number, minutes: number): Sentence =>
  say(`各环节共 ${sum} 分钟，超过总时长 ${minutes} 分钟。`, '缩短环节，或加长 minutes。');

export const agendaHidden = (name: string): Sentence =>
  say(`公开的学习包用了内部的“${name}”。`, '把学习包改为 visibility: internal，或换成公开的内容。');

export const agendaUnpublished = (name: string): Sentence => say(`“${name}”现在不在公开网站上，会显示为普通文字。`, '等它公开后自然会有链接。');

export const unsafeLink = (scheme: string): Sentence => {
  // `C:\…` and `file:` lead to somebody's own machine.
  if (scheme === 'file' || scheme.length === 1)
    return say(
      '链接指向你自己电脑上的文件，别人打不开。',
      '把文件放进这个条目的文件夹，正文里的链接只写文件名，例如 [登记表](dengjibiao.docx)；其他地方只能写网址。',
    );
  return say(`不能用 ${scheme === '//' ? '// 开头' : `“${scheme}:”`}的链接。`, '只能用 http:、https:、mailto:、tel:，或指向其他条目文件的相对路径。');
};

/** `meant` is the path, seen from the file, of what may be meant. */
export const brokenLink = (why: 'absolute' | 'folder' | 'nothing', path: string, meant: string | undefined): Sentence => {
  const hint = meant === undefined ? undefined : `你是不是想写 “${meant}”？`;
  if (why === 'absolute')
    return say(`链接“${path}”以 / 开头，找不到对应的条目。`, hint ?? '写成从本文件出发的相对路径，例如 ../../brands/hongse-yizhan/index.mdx。');
  if (why === 'folder') return say(`链接“${path}”指到了文件夹，要指到文件。`, hint ?? `写成 ${path.replace(/\/$/, '')}/index.mdx 这样的形式。`);
  return say(`链接“${path}”什么也没有指到。`, hint ?? '检查路径；从本文件出发，.. 表示上一层文件夹。');
};

/** The same of a picture, a recording or a film. */
export const unsafeMedia = (scheme: string): Sentence =>
  scheme === 'file' || scheme.length === 1
    ? say('这里写的是你自己电脑上的文件，别人看不到。', '把文件复制到这个条目的文件夹，这里只写文件名，例如 deng.jpg。')
    : unsafeLink(scheme);

export const brokenFragment = (fragment: string, suggestion: string | undefined): Sentence =>
  say(`链接的目标里没有“${fragment}”这个小标题。`, suggestion ?? '# 后面照抄目标里的一个小标题，空格换成连字符，标点去掉。');

export const hiddenLink = (name: string): Sentence => say(`公开的正文链接到了内部的“${name}”。`, '放进 <Internal> 或 <Note>，或删掉这个链接。');

export const unpublishedLink = (name: string): Sentence => say(`“${name}”现在不在公开网站上，这个链接会显示为普通文字。`, '等它公开后自然会有链接。');

/** `unused` are files of the same folder that nothing names. */
export const assetMissing = (name: string, suggestion: string | undefined, unused: readonly string[] = []): Sentence =>
  say(
    `找不到文件“${name}”。`,
    suggestion ??
      (unused.length > 0 && unused.length <= 3
        ? `同一个文件夹里有没被用到的${unused.map((file) => `“${file}”`).join('、')}；如果就是它，这里改成它的名称。`
        : undefined) ??
      (name.includes('\\')
        ? '把文件放进这个条目的文件夹，这里只写文件名；要写文件夹的，中间用 /，不用 \\。'
        : '检查文件名（大小写也要一致），或把文件放进这个条目的文件夹。'),
  );

export const assetOutside = (name: string): Sentence =>
  say(`“${name}”不在这个条目的文件夹里。`, '把文件复制到这个条目的文件夹，用文件名引用；不能用网址、上级文件夹或快捷方式。');

export const assetWrongRole = (name: string, wanted: string): Sentence => {
  const roles: Record<string, string> = {
    image: '图片（svg、png、jpg、jpeg、webp、avif）',
    audio: '声音（mp3、m4a、ogg、wav）',
    video: '影片（mp4、webm）',
    download: '可下载的文件（pdf、docx、xlsx、pptx）',
  };
  return say(`“${name}”不是${roles[wanted] ?? wanted}。`, '换成合适的文件。');
};

export const linkToMedia = (name: string): Sentence =>
  say(`链接不能直接指向“${name}”。`, '图片用 <Figure>，声音用 <Audio>，影片用 <Video>；可下载的只有 pdf、docx、xlsx、pptx。');

export const assetUnused = (name: string): Sentence => say(`“${name}”没有被用到。`, '看看是不是条目里写错了它的文件名；确实不需要，再删掉。');

export const lowContrast = (colour: string, ratio: number, nearest: string): Sentence =>
  say(
    `颜色 ${colour} 与白色的对比度只有 ${ratio.toFixed(2)}:1，不到 4.5:1，字会看不清。`,
    `网站会改用最接近的 ${nearest}；也可以直接写成 "${nearest}"。`,
  );

export const staleApproval = (what: string, date: string, approved: string): Sentence =>
  say(`${what}（${date}）晚于最近一次发布审批（${approved}）。`, '重新审批后，在 approval 里加上新的一次。');
