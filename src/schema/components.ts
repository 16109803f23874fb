/** The components that a body may use, as data. The body gate and `/help/reference/` use it. */
import { given } from '../given.ts';
import { isCalendarDate } from './dates.ts';

export interface AttributeRule {
  name: string;
  title: string;
  needed: boolean;
  description?: string;
  /** Any text, a date, a file of the entry, or a web address. */
  kind: 'text' | 'date' | 'image' | 'audio' | 'video' | 'address';
}

export interface ComponentRule {
  name: ComponentName;
  title: string;
  description: string;
  attributes: readonly AttributeRule[];
  /** Whether it may have content between its tags. */
  holdsContent: boolean;
  /** Whether it must have content. */
  needsContent?: true;
  /** Exactly one of these attributes must be given. */
  oneOf?: readonly string[];
}

export type ComponentName =
  | 'Figure'
  | 'Gallery'
  | 'Practice'
  | 'Outcome'
  | 'Quote'
  | 'Milestone'
  | 'Question'
  | 'Audio'
  | 'Video'
  | 'Note'
  | 'Internal';

/** Components that public builds never contain. */
export type InternalComponent = 'Note' | 'Internal';
export type PublicComponent = Exclude<ComponentName, InternalComponent>;

const needed = (name: string, title: string, kind: AttributeRule['kind'] = 'text', description?: string): AttributeRule => ({
  name,
  title,
  needed: true,
  kind,
  ...given('description', description),
});
const optional = (name: string, title: string, kind: AttributeRule['kind'] = 'text', description?: string): AttributeRule => ({
  ...needed(name, title, kind, description),
  needed: false,
});

export const COMPONENTS: readonly ComponentRule[] = [
  {
    name: 'Figure',
    title: '图片',
    description: '条目文件夹里的一张图片，按屏幕大小给出合适的尺寸。',
    holdsContent: false,
    attributes: [
      needed('src', '图片文件', 'image'),
      needed('alt', '替代文字', 'text', '看不见图的人读到的话'),
      optional('caption', '图注', 'text', '图下面的一行字'),
      optional('credit', '图片来源'),
    ],
  },
  { name: 'Gallery', title: '图集', description: '若干张 <Figure>。', holdsContent: true, needsContent: true, attributes: [] },
  { name: 'Practice', title: '做法', description: '一条做法，步骤写在中间。', holdsContent: true, attributes: [needed('title', '标题')] },
  {
    name: 'Outcome',
    title: '成效',
    description: '一个看得出结果的数字。',
    holdsContent: false,
    attributes: [
      needed('value', '数值'),
      optional('unit', '单位'),
      needed('label', '说明', 'text', '这个数字说的是什么'),
      optional('before', '此前的数值', 'text', '和数值用同一个单位'),
      optional('asOf', '截至', 'text', '日期，或“2025 年底”这样的话'),
    ],
  },
  {
    name: 'Quote',
    title: '引语',
    description: '党员或群众说的话。',
    holdsContent: true,
    attributes: [optional('by', '谁说的', 'text', '姓名或身份，例如“居民王某”')],
  },
  {
    name: 'Milestone',
    title: '大事',
    description: '时间线上的一条。',
    holdsContent: true,
    attributes: [needed('date', '日期', 'date', '年、年-月 或 年-月-日')],
  },
  {
    name: 'Question',
    title: '讨论题',
    description: '供讨论的问题，页面、幻灯片和讲义里都有。',
    holdsContent: true,
    needsContent: true,
    attributes: [],
  },
  {
    name: 'Audio',
    title: '录音',
    description: '一段录音。',
    holdsContent: false,
    attributes: [needed('src', '声音文件', 'audio'), needed('transcript', '文字稿', 'text', '听不见的人读到的话'), optional('title', '标题')],
  },
  {
    name: 'Video',
    title: '影片',
    description: '文件夹里的影片（src）可以直接播放；别处的（href）是一张去往那里的卡片。',
    holdsContent: false,
    oneOf: ['src', 'href'],
    attributes: [
      optional('src', '影片文件', 'video'),
      optional('href', '影片网址', 'address'),
      needed('title', '标题'),
      optional('poster', '封面图片', 'image'),
      optional('transcript', '文字稿'),
    ],
  },
  { name: 'Note', title: '主讲提示', description: '给主讲人看的：在幻灯片的备注和主持人讲义里；不公开。', holdsContent: true, attributes: [] },
  { name: 'Internal', title: '内部内容', description: '只在内部版里显示。', holdsContent: true, attributes: [] },
];

const byName: ReadonlyMap<string, ComponentRule> = new Map(COMPONENTS.map((rule) => [rule.name, rule]));

/** Returns the rule of a component, or undefined for an unknown name. */
export const componentRule = (name: string): ComponentRule | undefined => byName.get(name);

/** Whether an attribute may have a literal value. Only dates are checked. */
export const allowsValue = (rule: AttributeRule, value: string): boolean => rule.kind !== 'date' || isCalendarDate(value);
