/** Texts of the page that tries out a machine before a meeting. Not part of `ui.ts`, because a browser script bundles them. */
export const MACHINE = {
  title: '本机检查',
  lead: '会前点一下按钮，看看这台电脑的字体、声音、检索和全屏能不能用。',
  needsScript: '这台电脑的浏览器没有打开 JavaScript：案例和放映可以看，检索、筛选和比较不能用。请换一个浏览器。',
  start: '开始检查',
  again: '再查一次',
  running: '正在检查……',
  heard: '刚才响了一声。听到了吗？',
  yes: '听到了',
  no: '没有听到',
  done: (failed: number): string => (failed === 0 ? '都可以用，可以开会了。' : `有 ${failed} 项不行，请看下面的说明。`),
  state: { good: '可以', bad: '不行', open: '请回答' },
  parts: { fonts: '字体', search: '检索', storage: '记住设置', screen: '全屏', sound: '声音' },
  good: {
    fonts: '汉字都能显示。',
    search: '检索能找到品牌。',
    storage: '大字、深色等设置会记住。',
    screen: '能放到全屏。',
    sound: '声音正常。',
  },
  bad: {
    fonts: (missing: string): string => `这些字显示不出来：${missing}。请装一种中文字体，例如思源宋体。`,
    search: '检索不能用。多半是还在压缩包里：请先整个解压，再双击 index.html。',
    storage: '大字、深色等设置换页后要重新选，其余不受影响。',
    screen: '浏览器不让全屏。请按 F11；Mac 上按 Control、Command 和 F。',
    sound: '请看看音量、静音键和投影仪的声音输出，再查一次。',
  },
} as const;
