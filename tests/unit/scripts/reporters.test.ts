import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { asGithub, asJson, asText } from '../../../scripts/reporters/index.ts';
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
  test('the workflow runs existing commands and has read permission only', () => {
    const read = (file: string): string => readFileSync(path.join(PROJECT, file), 'utf8');
    const workflow = parse(read('.github/workflows/check-content.yml')) as {
      permissions: Record<string, string>;
      jobs: { check: { steps: { run?: string }[] } };
    };
    const runs = workflow.jobs.check.steps.flatMap(({ run }) => (run === undefined ? [] : [run.trim()]));
    expect(runs).toContain('npm run -s check -- --format github');
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
