/**
 * None because of another: over the example, each value is damaged in turn, and nothing is said but that. What a table
 * row does to one file must give its own diagnostics alone, beside what the example says anyway.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/project.ts';
import { readSite } from '../../src/site/read.ts';

const DAY = '2026-11-20';
const root = mkdtempSync(path.join(tmpdir(), 'biaogan-damaged-'));
cpSync(path.join(PROJECT, 'content'), root, { recursive: true });
afterAll(() => rmSync(root, { recursive: true }));

const told = async (): Promise<string[]> =>
  (await readSite({ root, asOf: DAY })).diagnostics.map(({ code, file, message }) => `${code} ${file} ${message}`);
const before = new Set(await told());

/** Changes a file, checks, and puts it back. Returns the codes and files that are new. */
async function saidOf(file: string, change: (text: string) => string): Promise<string[]> {
  const target = path.join(root, file);
  const text = readFileSync(target, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`nothing was changed in ${file}`);
  writeFileSync(target, changed);
  try {
    return [...new Set((await told()).filter((one) => !before.has(one)).map((one) => one.split(' ').slice(0, 2).join(' ')))];
  } finally {
    writeFileSync(target, text);
  }
}

const BRAND = 'brands/baipan-jiandi/index.mdx';
const PLAN = 'docs/plan.mdx';
const replace = (from: RegExp, to: string) => (text: string) => text.replace(from, to);

describe('over the example, nothing else is said of', () => {
  test.each<[what: string, file: string, change: (text: string) => string, finds: string[]]>([
    ['a visibility that is none', PLAN, replace(/^title:/m, 'visibility: publc\ntitle:'), ['schema/value']],
    [
      'an internal document with a visibility that is none',
      'brands/buguapai-de-men/index.mdx',
      replace(/^visibility: .*$/m, 'visibility: intern'),
      ['schema/value'],
    ],
    ['a misspelt namedBy', 'taxonomy.yaml', replace(/namedBy: (?!parent)([a-z-]+)/, 'namedBy: $1x'), ['reference/unknown']],
    ['a misspelt key', BRAND, replace(/^summary:/m, 'sumary:'), ['schema/unknown-key']],
    ['a key in Chinese', BRAND, replace(/^theme:/m, '主题:'), ['schema/unknown-key']],
    ['a full-width colon', BRAND, replace(/^theme: /m, 'theme：'), ['yaml/syntax']],
    ['an organization that is unknown', BRAND, replace(/^organization: .*$/m, 'organization: nobody-at-all'), ['reference/unknown']],
    ['a domain that is unknown', BRAND, replace(/^domain: .*$/m, 'domain: nowhere-at-all'), ['reference/unknown']],
    ['a date that is none', BRAND, replace(/date: (\d{4})-\d{2}-\d{2}/, 'date: $1-13-45'), ['schema/value']],
    ['an event that is none', BRAND, replace(/event: evaluated/, 'event: evaluatd'), ['schema/value']],
    ['frontmatter without an end', PLAN, (text) => text.replace(/\n---\n/, '\n'), ['frontmatter/missing']],
    ['a control character', BRAND, replace(/^theme: /m, 'theme: \u000b'), ['text/control']],
    ['crossed components', BRAND, (text) => `${text}\n<Practice title="灯">\n\n<Quote>\n\n甲\n\n</Practice>\n\n</Quote>\n`, ['mdx/syntax']],
    ['components that cross on one line', BRAND, (text) => `${text}\n<Quote>甲<Question>乙</Quote>丙</Question>\n`, ['mdx/syntax']],
    ['HTML', BRAND, (text) => `${text}\n<b>甲</b>\n`, ['mdx/html']],
    ['an expression', BRAND, (text) => `${text}\n{甲}\n`, ['mdx/code']],
    ['a picture that is not there', BRAND, (text) => `${text}\n![甲](nowhere.png)\n`, ['asset/missing']],
    ['a link that is broken', BRAND, (text) => `${text}\n[甲](../nowhere/index.mdx)\n`, ['link/broken']],
    ['a table without its second row', BRAND, (text) => `${text}\n| 甲 | 乙 |\n`, ['text/markdown']],
    ['quotation marks', BRAND, replace(/^theme: (.*)$/m, 'theme: “$1”'), ['text/typed']],
    ['too many tags', BRAND, replace(/^tags: .*$/m, `tags: [${Array.from({ length: 21 }, (_, at) => `标签${at}`).join(', ')}]`), ['schema/value']],
  ])('%s', async (_, file, change, finds) => {
    expect(await saidOf(file, change)).toEqual(finds.map((code) => `${code} ${file}`));
  });

  test('crossed components are one fault', async () => {
    const target = path.join(root, BRAND);
    const text = readFileSync(target, 'utf8');
    writeFileSync(target, `${text}\n<Practice title="灯">\n\n<Quote>\n\n甲\n\n</Practice>\n\n</Quote>\n`);
    const found = (await told()).filter((one) => !before.has(one));
    writeFileSync(target, text);
    expect(found).toEqual([expect.stringContaining('<Quote> 和 <Practice> 交叉了')]);
  });
});
