/** Texts around the logo on the page of a case. */
export const OBJECT = {
  meaning: '标识释义',
  zoom: '放大',
  zoomed: (name: string) => `放大的标识：${name}`,
  close: '关闭',
  play: '播放声音标识',
  pause: '暂停声音标识',
} as const;
