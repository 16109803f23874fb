/** What the display settings say; apart from `ui.ts`, because a script of the browser holds it. */
export const DISPLAY = {
  open: '显示',
  theme: '明暗',
  themeAuto: '跟随系统',
  themeLight: '浅色',
  themeDark: '深色',
  reading: '阅读',
  largeType: '大字',
  highContrast: '高对比',
  plain: '简洁版（不显示图片）',
} as const;
