/** What every command says at its end: which entries are not public, and why. */
import type { Withheld, WithheldReason } from '../publish/withheld.ts';
import { KIND_NAMES } from './rules.ts';
import { visible } from './visible.ts';

const REASONS: Readonly<Record<WithheldReason, string>> = {
  private: '放在 --private 的内部档案里，不公开',
  internal: '写着（或默认）visibility: internal，只在内部版里',
  unreadable: '信息栏读不出来，改正错误以后才能公开',
  unapproved: '没有发布审批（approval），site.yaml 的 approval 是 required',
  unnamed: '还没有命名，publishFrom 是 named（自行发布即公开的，在 site.yaml 写 publishFrom: launched）',
  unlaunched: '还没有发布也没有命名，publishFrom 是 launched',
  withdrawn: '没有命名就撤回了',
  later: '还没有开始（since 在以后）',
  model: '示范品牌还不公开',
};

/** What stands on the page of an entry that is not public, for whoever writes it. */
export const unpublishedMark = (reason: WithheldReason): string => `未公开：${REASONS[reason]}。下面按公开版的样子显示。`;

/** The lines about entries that are not public on a day; none if all are. `all` names each. */
export function withheldLines(withheld: readonly Withheld[], asOf: string, all: boolean): string[] {
  if (withheld.length === 0) return [];
  const groups = new Map<string, Withheld[]>();
  for (const one of withheld) groups.set(`${one.kind} ${one.reason}`, [...(groups.get(`${one.kind} ${one.reason}`) ?? []), one]);
  const lines = [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((group) => {
      const { kind, reason } = group[0] as Withheld;
      const line = `  ${group.length} 个${KIND_NAMES[kind]}${REASONS[reason]}${all ? '：' : ''}`;
      return all ? [line, ...group.map(({ file }) => `    ${visible(file)}`)] : [line];
    });
  return [`按 ${asOf} 的情况，有 ${withheld.length} 个条目不公开${all ? '' : '（加 --all 逐个列出）'}：`, ...lines];
}
