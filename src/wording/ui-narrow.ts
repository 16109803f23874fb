/** Texts of lists that are narrowed as one types. Not part of `ui-help.ts`, because a browser script bundles them. */
export const NARROW = {
  label: '筛选',
  hint: '名称、字段或代码里的字',
  count: (shown: number, all: number) => `${shown} 项（共 ${all}）`,
  none: '没有这样的。少写几个字再试。',
} as const;
