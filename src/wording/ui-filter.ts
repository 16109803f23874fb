/** Texts of the facets. Not part of `ui.ts`, because a browser script bundles them. */
export const FILTER = {
  hint: '可多选：同一栏内任一即可，各栏须同时符合。',
  jump: '看结果',
  clear: '清除全部条件',
  search: '在这个范围里搜索',
  status: (n: number) => `符合条件的品牌 ${n} 个`,
  none: '没有同时符合这些条件的品牌。去掉一项条件再试。',
  more: '显示更多',
  isNew: '新',
  failed: '暂时读不到名录，请稍后再试；每一项也有自己的页面。',
} as const;
