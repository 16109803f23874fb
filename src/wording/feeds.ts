/** Texts of feeds and redirects. */
import type { PublishedEvent } from '../publish/published.ts';
import { quoted } from './quoted.ts';

export const FEED = {
  moved: '这个页面换了地址。',
  movedTo: '前往新的地址',
  movedTitle: '页面已移动',
  calendar: (title: string) => `${title}：学习安排`,
  searchOf: (title: string) => `在${title}中搜索`,
  /** Returns a line of news for an event, or undefined if the event is no news. */
  event(event: PublishedEvent, name: string, levelOf: (level: string) => string): string | undefined {
    switch (event.event) {
      case 'launched':
        return `${name}：发布`;
      case 'named':
        return `${name}：命名为${levelOf(event.level)}品牌`;
      case 'commended':
        return `${name}：获表彰${quoted(event.title)}`;
      case 'renamed':
        return `${event.from}更名为${name}`;
      case 'delisted':
        return `${name}：${event.kind === 'revoked' ? '摘牌' : event.kind === 'merged' ? '合并' : '结束'}`;
      default:
        return undefined;
    }
  },
};
