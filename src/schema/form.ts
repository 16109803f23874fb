/** Schema of `forms/*.yaml`: what the labels of another district's form mean. */
import { z } from 'zod';
import { about, choice, SLUG, text } from './values.ts';

/** Fields of a form by the names that a map gives them; `keep`: the text has no place, and stays internal. */
const field = choice('填什么', {
  name: '名称',
  level: '申报层级',
  organization: '申报单位',
  parent: '上级组织',
  domain: '领域',
  focuses: '类型',
  partners: '共建单位',
  cultivated: '开始培育的时间',
  launched: '发布的时间',
  secretary: '书记',
  members: '党员人数',
  liaison: '联系人',
  phone: '电话',
  leader: '联系领导',
  instructor: '指导员',
  summary: '简介',
  logo: '标识',
  meaning: '标识释义',
  theme: '主题',
  connotation: '内涵',
  philosophy: '理念',
  role: '作用发挥',
  'role.organization': '组织作用',
  'role.members': '党员作用',
  carriers: '载体',
  background: '背景与起因',
  practice: '做法与经过',
  results: '成效与反响',
  reflection: '探讨与评论',
  appendix: '附录',
  filled: '填表日期',
  number: '编号',
  opinion: '各级意见',
  keep: '没有位置，留作内部',
});
// It ends the attempt, so that a typo is told as one of the fields that there are.
const extra = z.string().regex(new RegExp(`^extra\\.${SLUG.source.slice(1, -1)}$`), { abort: true });

export const formMapSchema = z.strictObject({
  labels: z.record(text, z.union([field, extra])).meta(about('栏目', '表里栏目的文字 → 它是什么；extra.代号 是标准里另加的一项')),
});

export type FormMap = z.infer<typeof formMapSchema>;
