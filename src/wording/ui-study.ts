/** Texts of study packs, slides and handouts. */
import type { StudyPack } from '../schema/study.ts';

export const OCCASION_LABELS: Record<StudyPack['occasion'], string> = {
  training: '专题培训',
  'study-meeting': '学习会',
  'party-day': '主题党日',
  'site-visit': '观摩会',
  lecture: '专题讲座',
  seminar: '研讨会',
};

/** Formats minutes since the start as hours and minutes: 85 → 1:25. */
export const formatOffset = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** Formats a duration in minutes: 90 → 1 小时 30 分钟. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [...(hours === 0 ? [] : [`${hours} 小时`]), ...(rest === 0 && hours > 0 ? [] : [`${rest} 分钟`])].join(' ');
}

export const STUDY = {
  calendar: '加入日历（.ics）',
  listLead: '每一包是一次学习的完整安排：议程、要看的品牌和文档、讨论题，可以放映，也可以打印成讲义。',
  listEmpty: '还没有公开的学习安排。',
  upcoming: '近期安排',
  upcomingNote: (asOf: string) => `${asOf}及以后`,
  others: '往期与备用',
  objectives: '目的',
  agenda: '议程',
  agendaTotal: (total: string, minutes: string, rest: number) =>
    rest > 0 ? `议程合计 ${total}，安排 ${minutes}，余 ${rest} 分钟机动` : `议程合计 ${total}`,
  agendaBar: '各环节用时',
  offset: '起于',
  minutes: (n: number) => `${n} 分钟`,
  item: (n: number) => `第 ${n} 项`,
  subject: { brand: '品牌', document: '文档', pairing: '结对' },
  questions: '讨论题',
  question: (n: number, of: number) => (of > 1 ? `讨论题 ${n}` : '讨论题'),
  about: '说明',
  facts: { occasion: '场合', date: '日期', place: '地点', audience: '对象', minutes: '时长' },
  past: '已举行',
  slides: '放映',
  booklet: '学习手册（PDF）',
  forms: '会议用纸（PDF）',
  handout: '打印讲义',
  description: (title: string, occasion: string, minutes: string) => `${title}，${occasion}，${minutes}`,
} as const;

export const SLIDES = {
  deck: '幻灯片',
  slide: (n: number, of: number) => `第 ${n} 页，共 ${of} 页`,
  keys: '方向键、翻页键、空格翻页（先放影片、录音）；O 全部；F 全屏；B 黑屏；P 主讲窗口；N 提示；Esc 退出',
  backToCase: '返回案例',
  backToPack: '返回学习安排',
  previous: '上一页',
  next: '下一页',
  fullscreen: '全屏',
  show: '放映',
  list: '全部',
  presenter: '主讲窗口',
  blocked: '浏览器不让打开主讲窗口。请在地址栏旁允许这个页面弹出窗口，再按 P。',
  desk: '主讲台',
  clock: '现在',
  elapsed: '已讲',
  left: '本环节还有',
  restart: '重新计时',
  noNotes: '这一页没有提示。',
  controls: '放映控制',
  black: '已黑屏，按任意键继续',
  /** The heading of one of several slides of the same section. */
  part: (heading: string, n: number, of: number) => `${heading}（${n}/${of}）`,
  outcomes: '成效',
  sources: '资料来源',
  milestones: '大事记',
  quote: '引语',
  about: '简介',
  logo: (label: string | undefined) => (label === undefined ? '标识释义' : `${label}：标识释义`),
  questions: '讨论题',
  after: '变为',
  online: '扫码看网页',
  code: (address: string) => `二维码，网址 ${address}`,
  end: (name: string) => `${name}：延伸阅读`,
  endPack: '讨论与小结',
  endPackText: '每人说一条：回去以后做什么，什么时候做到。',
  contents: '主要内容',
  of: (name: string, heading: string) => `${name}：${heading}`,
  titleOf: (name: string) => `${name}（幻灯片）`,
} as const;

export const HANDOUT = {
  titleOf: (name: string) => `${name}（讲义）`,
  eyebrow: '讲义',
  print: '打印',
  printHint: '用 A4 纸打印；也可以按 Ctrl-P。',
  back: '返回学习安排',
  notes: '记录',
  agendaColumns: { start: '起于', item: '环节', minutes: '分钟' },
  outcomes: '成效',
  facilitator: '主持人提示',
  signIn: {
    title: '签到表',
    fields: ['时间', '地点', '主题', '应到', '实到'],
    columns: ['序号', '姓名', '所在组织', '签名', '备注'],
  },
  record: {
    title: '会议记录',
    fields: {
      time: '时间',
      place: '地点',
      topic: '主题',
      expected: '应到',
      present: '实到',
      absent: '缺席人员及原因',
      chair: '主持',
      recorder: '记录',
    },
    agenda: '议程',
    speeches: '发言要点',
    resolution: '决议及落实（事项、责任人、时限）',
    signatures: ['主持人签名', '记录人签名'],
  },
} as const;
