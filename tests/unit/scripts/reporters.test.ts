import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { asGithub, asJson, asScreen, asText, forPeople } from '../../../scripts/reporters/index.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { PROJECT } from '../../../src/project.ts';

const ERROR: Diagnostic = {
  code: 'reference/unknown',
  severity: 'error',
  file: 'brands/a/index.mdx',
  line: 3,
  column: 7,
  message: '没有“100%, 好”。',
  hint: '检查:拼写。\n再试。',
};
const WARNING: Diagnostic = { code: 'entry/unexpected', severity: 'warning', file: 'x,y:z.txt', line: 1, column: 1, message: '多余。' };

describe('text', () => {
  test('prints a line for each diagnostic, its hint below, and the counts at the end', () => {
    expect(asText([ERROR, WARNING])).toBe(
      'brands/a/index.mdx:3:7 错误 reference/unknown 没有“100%, 好”。\n    检查:拼写。\n    再试。\nx,y:z.txt:1:1 警告 entry/unexpected 多余。\n共 1 个错误，1 个警告。\n',
    );
  });
  test('reports that nothing was found', () => expect(asText([])).toBe('没有发现问题。\n'));
});

describe('a terminal', () => {
  const many = (count: number, one: Diagnostic): Diagnostic[] => Array.from({ length: count }, (_, index) => ({ ...one, line: index + 1 }));
  const twin = (own: string, other: string): Diagnostic => ({
    ...WARNING,
    code: 'brand/name-similar',
    file: `brands/${own}/index.mdx`,
    message: `名称“甲”与“${other}”的“乙”只差标点。`,
  });
  test('shows the first of each code of many, errors first, and how to see the rest', () => {
    const lines = asScreen([...many(152, WARNING), ERROR], false)
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/ 错误 reference\/unknown /);
    expect(lines[4]).toBe('    entry/unexpected 还有 151 处，加 --all 逐条列出。');
    expect(lines[5]).toBe('共 1 个错误，152 个警告。');
    expect(asScreen(many(152, WARNING), true).split('\n')).toHaveLength(154);
    expect(asScreen(many(20, WARNING), false).split('\n')).toHaveLength(22);
  });
  test('tells near twins once a pair, and a pipe tells both', () => {
    const twins = [twin('a', 'b'), twin('a', 'c'), twin('b', 'a'), twin('c', 'a')];
    expect(asScreen(twins, false).match(/name-similar/g)).toHaveLength(2);
    expect(forPeople(twins, {}, false).match(/name-similar/g)).toHaveLength(4);
    expect(forPeople(many(152, WARNING), {}, false).split('\n')).toHaveLength(154);
    expect(forPeople(many(152, WARNING), { isTTY: true }, false).split('\n')).toHaveLength(4);
  });
});

test('what would move a terminal is shown, in every format', () => {
  const hostile = { ...WARNING, file: 'a\u001b[2J.txt', message: '甲\u001b]0;x\u0007\u009b31m\n::error::乙\u202e。', hint: '丙\u001b。' };
  expect(asText([hostile])).toBe(
    'a␛[2J.txt:1:1 警告 entry/unexpected 甲␛]0;x␇\\u{9B}31m␊::error::乙\\u{202E}。\n    丙␛。\n共 0 个错误，1 个警告。\n',
  );
  for (const text of [asText([hostile]), asJson([hostile]), asGithub([hostile], 'content', undefined), asScreen([hostile], false)]) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  }
  expect(asGithub([hostile], 'content', undefined)).not.toMatch(/\n::error/);
  expect(JSON.parse(asJson([hostile]))).toEqual([hostile]);
});

test('json: prints an array and nothing else', () => {
  expect(JSON.parse(asJson([ERROR, WARNING]))).toEqual([ERROR, WARNING]);
  expect(JSON.parse(asJson([]))).toEqual([]);
});

describe('github', () => {
  test('gives files relative to the working directory, and escapes fields', () => {
    expect(asGithub([ERROR, WARNING], path.resolve('content'), undefined)).toBe(
      [
        '::error file=content/brands/a/index.mdx,line=3,col=7,title=reference/unknown::没有“100%25, 好”。%0A检查:拼写。%0A再试。\n',
        '::warning file=content/x%2Cy%3Az.txt,line=1,col=1,title=entry/unexpected::多余。\n',
      ].join(''),
    );
  });
  test('GitHub’s runner restores the original text', () => {
    const odd: Diagnostic = { ...ERROR, file: 'a%0A,b:c\r.mdx', message: '甲::error::乙%0A', hint: '丙\r\n丁' };
    const [, properties, data] = /^::error ([^\n]*?)::([^\n]*)\n$/.exec(asGithub([odd], 'content', undefined)) ?? [];
    // Unescapes as the runner does.
    const undo = (text: string): string =>
      text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%');
    const fields = Object.fromEntries((properties as string).split(',').map((one) => [one.split('=')[0], undo(one.slice(one.indexOf('=') + 1))]));
    expect(fields).toEqual({ file: 'content/a%0A,b:c\r.mdx', line: '3', col: '7', title: 'reference/unknown' });
    expect(undo(data as string)).toBe('甲::error::乙%0A\n丙\r\n丁');
  });
  test.each([
    ['check-content', 'npm run -s check -- --format github'],
    ['systems', 'npm test -- units'],
  ])('the workflow %s runs existing commands and has read permission only', (file, wanted) => {
    const read = (file: string): string => readFileSync(path.join(PROJECT, file), 'utf8');
    const workflow = parse(read(`.github/workflows/${file}.yml`)) as {
      permissions: Record<string, string>;
      jobs: Record<string, { steps: { run?: string }[] }>;
    };
    const runs = Object.values(workflow.jobs)
      .flatMap(({ steps }) => steps)
      .flatMap(({ run }) => (run === undefined ? [] : [run.trim()]));
    expect(runs).toContain(wanted);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = runs.flatMap((run) => [...run.matchAll(/npm run (?:-s )?(\S+)/g)].map(([, name]) => name as string));
    expect(called.filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });
  test('names a private file as --private gives it', () => {
    expect(asGithub([{ ...WARNING, file: '../private/brands/a/private.yaml' }], 'content', '../private/')).toContain(
      'file=../private/brands/a/private.yaml,',
    );
  });
});
