/** Texts of the papers: handouts of cases, booklets of packs, and forms to fill in by hand. */
export const PAPER = {
  caseEyebrow: (site: string): string => `${site}　案例讲义`,
  bookletEyebrow: (site: string): string => `${site}　学习手册`,
  formsEyebrow: (site: string): string => `${site}　会议用纸`,
  foot: (site: string, asOf: string): string => `${site}　截至 ${asOf}`,
  page: '第',
  pageOf: '页，共',
  pages: '页',
  by: (who: string): string => `—— ${who}`,
  audio: (title: string | undefined, transcript: string): string => `录音${title === undefined ? '' : `“${title}”`}，文字稿：${transcript}`,
  video: (title: string, transcript: string | undefined): string =>
    `影片“${title}”${transcript === undefined ? '，请在网页上看。' : `，文字稿：${transcript}`}`,
  qr: (address: string): string => `二维码，网址 ${address}`,
  read: '一起读',
  about: '说明',
  forms: (title: string): string => `${title}（会议用纸）`,
  formsBlank: '会议用纸',
  feedback: {
    title: '学习反馈单',
    fields: ['学习内容', '时间', '所在组织'],
    questions: ['印象最深的一点', '能用到自己单位的一条做法，打算什么时候开始', '还想知道什么'],
  },
  failed: (reason: string): string => `没有写完讲义；已经写好的每一份都是完整的。原因：${reason}`,
  refused: (paper: string, reason: string): string => `${paper}：${reason}`,
  closing: (one: { papers: number; made: number; bytes: string; out: string; asOf: string; seconds: number }): string =>
    `${one.papers} 份讲义和用纸（新做 ${one.made} 份），共 ${one.bytes}，按 ${one.asOf} 的情况，在 ${one.out}；用时 ${one.seconds.toFixed(1)} 秒。`,
} as const;
