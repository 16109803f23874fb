/** Values that YAML reads otherwise than they were typed are told, and no others. */
import { describe, expect, test } from 'vitest';
import { readEntryText } from '../../../../src/read/reading.ts';

const told = (lines: string): string[] =>
  readEntryText('brand', `---\n${lines}\n---\n`)
    .problems.filter(({ code }) => code === 'text/typed')
    .map(({ severity, line, column, message, hint }) => `${severity} ${line}:${column} ${message} → ${hint}`);

describe('told at the value, with what to type', () => {
  test.each<[lines: string, told: RegExp]>([
    ['summary: 话题 #党建引领# 阅读', /^warning 2:10 .*“#党建引领# 阅读”丢了，只剩“话题”.* → .*summary: "话题 #党建引领# 阅读"/],
    ['summary: 话题 # 党建 # 阅读', /^warning 2:10 .*丢了/],
    ['carriers:\n  - 一张 #清单', /^warning 3:5 .*丢了.* → .*双引号："一张 #清单"/],
    ['theme: “灯亮着人就在”', /^warning 2:8 前后的引号 “ ” 会原样印出来.* → .*theme: 灯亮着人就在；.*theme: "“灯亮着人就在”"/],
    ['theme: “灯亮着人就在"', /^warning 2:8 .*原样印出来/],
    ['theme: ‘灯亮着人就在’', /^warning 2:8 .*原样印出来/],
    ['theme: 「灯亮着人就在」', /^warning 2:8 .*原样印出来/],
    ['role: { organization: “带头”, members: 示范 }', /^warning 2:23 .*organization: 带头/],
    ['connotation: ［守灯，等人］', /^warning 2:14 .*不会成为几项.* → .*connotation: \[守灯, 等人\]/],
    ['connotation: 【守灯，等人】', /^warning 2:14 .*不会成为几项/],
    ['tags: [守灯，等人]', /^warning 2:8 这里只有一项：“守灯，等人”.* → .*tags: \[守灯, 等人\]/],
    ['carriers: [宣讲队、服务队]', /^warning 2:12 .*carriers: \[宣讲队, 服务队\]/],
  ])('%j', (lines, expected) => {
    expect(told(lines)).toEqual([expect.stringMatching(expected)]);
  });
});

test.each([
  'theme: 灯亮着人就在  # 待定',
  'theme: 灯亮着人就在 # 待定',
  '# 说明\ntheme: 灯亮着人就在\n# #党建引领#',
  'summary: "话题 #党建引领# 阅读"',
  'theme: "“灯亮着人就在”"',
  'theme: “五型”社区“六有”',
  'name: “灯亮人在”',
  'name: 甲\ntheme: 说到“灯”',
  'summary: 【转发】灯亮着',
  'issuer: “district”',
  'carriers: [宣讲队, 服务队]\ntags: [甲]',
  'goals: [做好一件事，办好十件实事]',
  'connotation: [守灯等人，问安问暖，把每一户人家都放在心上、记在本上]',
  'internal: { leader: “张三” }',
])('nothing is told of %j', (lines) => {
  expect(told(lines)).toEqual([]);
});
