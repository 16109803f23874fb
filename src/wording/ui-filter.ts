/** Texts of the facets. Not part of `ui.ts`, because a browser script bundles them. */
export const FILTER = {
  hint: '可多选：同一栏内任一即可，各栏须同时符合。',
  open: (chosen: number) => (chosen === 0 ? '筛选' : `筛选（${chosen}）`),
  done: '回到列表',
  doneWith: (n: number) => `看这 ${n} 个`,
  doneEmpty: '没有结果',
  chosen: '已选的条件',
  chip: (facet: string, value: string) => `${facet}：${value}`,
  remove: (facet: string, value: string) => `去掉条件 ${facet}：${value}`,
  clear: '清除全部条件',
  search: '在这个范围里搜索',
  /** What is chosen, as the heading of the list. */
  heading: (values: readonly string[]): string => values.join(' · '),
  count: (n: number, all: number) => `${n} 个（共 ${all}）`,
  none: '没有同时符合这些条件的品牌。去掉一项条件再试。',
  more: '显示更多',
  isNew: '新',
  failed: '暂时读不到名录，请稍后再试；每一项也有自己的页面。',
} as const;
