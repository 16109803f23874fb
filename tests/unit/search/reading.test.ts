/** What is read of texts before results are shown: enough to know the first, and what was not read comes behind. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../../src/project.ts';
import { searchRecords } from '../../../src/search/index/records.ts';
import { BASE, BRAND, DAY, type Files, writeContent } from '../../support/content.ts';
import { contextOf, searchOf } from '../../support/search.ts';

const bare = (text: string): string => text.replace(/\s/g, '');

test('the first result for a date holds the date, however few texts are asked for', async () => {
  const context = await contextOf(path.join(PROJECT, 'content'), '2026-11-20');
  const texts = new Map(searchRecords(context).map((one) => [one.url, bare([one.title, one.subtitle, ...one.names, one.text].join('\n'))]));
  const dates = [...new Set([...texts.values()].flatMap((text) => text.match(/\d{4}年\d+月\d+日/g) ?? []))].filter((_, at) => at % 4 === 0);
  const { finder } = searchOf(context);
  const wrong: string[] = [];
  for (const date of dates)
    for (const few of [1, 5]) {
      const [first] = (await finder.find(date, {}, () => {}, few)).results;
      if (first === undefined || !new RegExp(`(?<!\\d)${date}`).test(texts.get(first.url) ?? '')) wrong.push(`${date} ${few}`);
    }
  expect(dates.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});

test('texts that hold the subject of a question come before those that were not read', async () => {
  const files: Files = { ...BASE };
  const holds: string[] = [];
  for (let at = 0; at < 60; at += 1) {
    const slug = `b${at}`;
    const isHolding = at % 3 > 0;
    if (isHolding) holds.push(`/brands/${slug}/`);
    // All hold the bigrams that are looked up, and a word of the question.
    const text = `怎么做？第${at}回，${isHolding ? '祠堂灯火通明' : '祠堂，码头灯火通明'}。`;
    files[`brands/${slug}/index.mdx`] = BRAND(`第${at}号驿站`, 'east', '', `${text}\n`);
  }
  const { finder } = searchOf(await contextOf(writeContent(files), DAY));
  const { results } = await finder.find('祠堂灯火通明怎么办？', {}, () => {}, 20);
  const first = results.slice(0, 10).map(({ url }) => url);
  expect(first.filter((url) => !holds.includes(url))).toEqual([]);
});

test('of more texts than can be read, those with the last unit of a slip are read first', async () => {
  const files: Files = { ...BASE };
  const holds: string[] = [];
  for (let at = 0; at < 160; at += 1) {
    const slug = `b${at}`;
    const isHolding = at % 20 === 7;
    if (isHolding) holds.push(`/brands/${slug}/`);
    // All hold the units before the slip, and half of the others the last one somewhere else.
    const text = isHolding ? '祠堂灯火通明夜谈。' : `祠堂灯火通明如昼。${at % 2 === 0 ? '谈心。' : ''}`;
    files[`brands/${slug}/index.mdx`] = BRAND(`第${at}号驿站`, 'east', '', `第${at}回，${text}\n`);
  }
  const { finder } = searchOf(await contextOf(writeContent(files), DAY));
  const { results } = await finder.find('祠堂灯火通明甲谈', {}, () => {}, 20);
  expect(
    results
      .slice(0, holds.length)
      .map(({ url }) => url)
      .sort(),
  ).toEqual(holds.sort());
});
