/** What the public site would change, in words. */
import type { EntryChange, Fact } from '../publish/changes.ts';
import { brandSchema } from '../schema/brand.ts';
import { documentSchema } from '../schema/document.ts';
import { organizationSchema } from '../schema/organization.ts';
import { pairingSchema } from '../schema/pairing.ts';
import { siteSchema } from '../schema/site.ts';
import { studySchema } from '../schema/study.ts';
import { taxonomySchema } from '../schema/taxonomy.ts';

type Shape = Readonly<Record<string, { meta(): { title?: string } | undefined }>>;
const SHAPES: Readonly<Record<EntryChange['kind'], Shape>> = {
  brand: brandSchema.shape,
  pairing: pairingSchema.shape,
  pack: studySchema.shape,
  document: documentSchema.shape,
  organization: organizationSchema.shape,
  site: { ...taxonomySchema.shape, ...siteSchema.shape },
};
/** Keys that are called otherwise where they are published. */
const CALLED: Readonly<Record<string, string>> = { labels: '公开用语', showsReview: '是否公开复查不合格', partner: '另一方' };

const KINDS: Readonly<Record<EntryChange['kind'], string>> = {
  brand: '品牌',
  pairing: '结对',
  pack: '学习包',
  document: '文档',
  organization: '组织',
  site: '网站',
};

const titleOf = (kind: EntryChange['kind'], key: string): string => CALLED[key] ?? SHAPES[kind][key]?.meta()?.title ?? key;
const dated = (date: unknown): string => (typeof date === 'string' ? `（${date}）` : '');

export const CHANGES = {
  nothing: '公众看到的网站不变。',
  heading: (count: number): string => `公众看到的网站有 ${count} 处变化：`,
  noBase: '没有可以比较的旧版。',
  all: ([brands, pairings, packs, documents]: readonly number[]): string =>
    `公众会看到 ${brands} 个品牌、${pairings} 个结对、${packs} 个学习包、${documents} 份文档。`,
} as const;

const OUTCOMES = { risen: '已提升', extended: '延期', ended: '结束' } as const;

/** An event as somebody tells of it. */
function eventSaid({ event, level }: Extract<Fact, { is: 'event' }>): string {
  switch (event.event) {
    case 'cultivated':
      return '列为培育';
    case 'launched':
      return '自行发布';
    case 'declared':
      return `申报${level ?? ''}`;
    case 'notice':
      return '公示';
    case 'named':
      return `命名为${level ?? ''}`;
    case 'goals':
      return `${event.year} 年度目标`;
    case 'reviewed':
      return `${event.year} 年度复查${event.result === 'pass' ? '合格' : '要求整改'}`;
    case 'commended':
      return `获“${event.title}”`;
    case 'renamed':
      return `由“${event.from}”更名`;
    case 'delisted':
      return `${level ?? ''}${{ revoked: '摘牌', concluded: '结束', merged: '并入其他品牌' }[event.kind]}`;
  }
}

function factSaid(kind: EntryChange['kind'], fact: Fact, by: string | undefined): string {
  switch (fact.is) {
    case 'new':
      return by === undefined ? `新公开的${KINDS[kind]}` : `新公开的${KINDS[kind]}，${by}`;
    case 'gone':
      return '不再公开';
    case 'moved':
      return `网址改为 ${fact.to}，旧网址会转过去`;
    case 'renamed':
      return `改名，原来叫“${fact.from}”`;
    case 'event':
      return { new: '', gone: '档案里去掉：', changed: '档案改为：' }[fact.how] + eventSaid(fact) + dated(fact.event.date);
    case 'overdue':
      return fact.now ? '显示为复查逾期' : '不再显示复查逾期';
    case 'ended':
      return fact.now ? '称号全部结束，移出名录' : '重新列入名录';
    case 'fields':
      return `改了${fact.keys.map((key) => titleOf(kind, key)).join('、')}`;
    case 'body':
      return fact.by === 0 ? '改了正文' : `改了正文，${fact.by > 0 ? '多' : '少'} ${Math.abs(fact.by)} 字`;
    case 'goal':
      return fact.done ? `目标“${fact.goal}”完成` : `目标“${fact.goal}”改回没有完成`;
    case 'ledger':
      return `台账添一条：${fact.text}${dated(fact.date)}`;
    case 'outcome':
      return `验收：${OUTCOMES[fact.result]}`;
    case 'partner':
      return fact.named ? '另一方改为具名公开' : '另一方改为不具名';
  }
}

/** A change in one line: “白墙账本：命名为市级（2026-11-20）；改了主题”. */
export const changeSaid = ({ kind, title, by, facts }: EntryChange): string =>
  `${kind === 'brand' ? '' : `${KINDS[kind]} `}${title}：${facts.map((fact) => factSaid(kind, fact, by)).join('；')}`;

/** All changes, line by line. */
export const changesSaid = (changes: readonly EntryChange[]): string[] =>
  changes.length === 0 ? [CHANGES.nothing] : [CHANGES.heading(changes.length), ...changes.map((one) => `- ${changeSaid(one)}`)];
