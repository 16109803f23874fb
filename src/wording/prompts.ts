/** What stands around questions at a terminal. */
export const PROMPTS = {
  search: '找：',
  count: (count: number): string => `（${count} 个）`,
  nothing: '没有找到，换几个字',
  keys: '↑↓ 移动，回车选定；直接打字、拼音或首字母来找',
  severalKeys: '↑↓ 移动，Tab 选上或去掉，回车结束；打字来找',
  choose: '选一个。',
  needed: '这一项要填。',
  another: (number: number): string => `第 ${number} 条`,
  end: '没有了就直接回车',
  none: '（不选）',
} as const;

export const CANCELLED = '没有写任何文件。';
