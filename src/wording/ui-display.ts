/** Texts of the display settings. Not part of `ui.ts`, because a browser script bundles them. */
export const DISPLAY = {
  open: '显示·适老',
  theme: '明暗',
  themeAuto: '跟随系统',
  themeLight: '浅色',
  themeDark: '深色',
  reading: '适老化',
  all: '适老版（以下全开）',
  largeType: '大字',
  highContrast: '高对比',
  plain: '简洁版（不显示图片）',
  meeting: '会场',
  projector: '投影（特大字，后排也看得清）',
  projectorShort: '投影',
  reset: '恢复默认',
  none: '现在是默认显示。',
  now: (on: readonly string[]) => `已开启：${on.join('、')}。`,
} as const;
