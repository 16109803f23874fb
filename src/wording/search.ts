/** What search says. */
export const RECORDS = { document: '文档', study: '学习包' } as const;

export const SEARCH = {
  kinds: { brand: '品牌', organization: '组织', theme: '主题', document: '文档', study: '学习包', pairing: '结对' },
  order: ['brand', 'organization', 'theme', 'document', 'study', 'pairing'],
  filters: { domain: '领域', level: '层级', year: '年份' },
  all: '全部',
  idle: '输入名称、组织、主题、拼音或正文里的话。',
  loading: '正在检索……',
  none: (query: string): string => `没有找到“${query}”。`,
  found: (count: number): string => `找到 ${count} 条。`,
  more: (count: number): string => `再看 ${count} 条`,
  failed: '检索没有打开，请刷新页面再试。',
  recent: '最近的检索',
  clear: '清除',
} as const;
