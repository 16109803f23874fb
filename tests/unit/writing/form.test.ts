/** Forms of other districts: each layout as it is, and changed as people and programs change it. */
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Model } from '../../../src/model/model.ts';
import { readWord } from '../../../src/office/read.ts';
import { readSite } from '../../../src/site/read.ts';
import { chosenIn } from '../../../src/writing/form/choice.ts';
import { linesOf } from '../../../src/writing/form/grid.ts';
import { Labels, squeezed } from '../../../src/writing/form/labels.ts';
import { type FormReading, readForm } from '../../../src/writing/form/reading.ts';
import type { FormField } from '../../../src/writing/form/values.ts';
import { DAY, writeContent } from '../../support/content.ts';
import { cellsOf, type Form, wordOf } from '../../support/forms/form.ts';
import { DISTRICT, LAYOUTS, type Layout } from '../../support/forms/layouts.ts';
import { MUTATIONS, type Mutation } from '../../support/forms/mutations.ts';

let model: Model;
const root = writeContent(DISTRICT);
beforeAll(async () => {
  ({ model } = await readSite({ root, asOf: DAY }));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Score {
  placed: string[];
  missing: string[];
  wrong: string[];
  lost: string[];
  reading: FormReading;
}

/** Text that stands in an empty box already. */
const PRINTED = /^(?:[（(]盖章[)）]|年月日)?$/u;

function score(layout: Layout, mutations: readonly Mutation[]): Score {
  const form: Form = layout.make();
  for (const mutation of mutations) mutation.change(form);
  const reading = readForm(readWord(wordOf(form)), model);
  const found = (field: string): string[] | undefined => {
    const blocks = reading.sections.get(field as 'practice');
    return blocks === undefined ? reading.values.get(field as FormField) : linesOf(blocks);
  };
  const made: Score = { placed: [], missing: [], wrong: [], lost: [], reading };
  for (const [field, lines] of Object.entries(layout.expected)) {
    const got = found(field);
    if (JSON.stringify(got) === JSON.stringify(lines)) made.placed.push(field);
    else if (got === undefined) made.missing.push(field);
    else made.wrong.push(`${field}: ${JSON.stringify(got)}`);
  }
  const kept = squeezed(
    [
      ...[...reading.values.values()].flat(),
      ...[...reading.sections.values(), reading.material].flatMap(linesOf),
      ...reading.rest,
      // Values of these are ids and dates by now.
      ...['柳叶社区党总支', '柳叶社区党支部', '镇（街道）级', '2023年3月', '2026年3月1日', '2026年3月5日'],
    ].join('\n'),
  );
  for (const { is, lines, choice, nested } of cellsOf(form))
    if (is === 'value' && choice === undefined && nested === undefined)
      for (const line of lines) {
        const text = squeezed(line);
        // 品牌名称：柳下听声 in one cell: the label goes.
        const [, value = text] = /^[^:]{2,14}:(.*)$/u.exec(text) ?? [];
        if (!PRINTED.test(text) && !kept.includes(text) && !kept.includes(value)) made.lost.push(line);
      }
  return made;
}

describe.each(LAYOUTS.map((layout) => [layout.name, layout] as const))('a form with %s', (_, layout) => {
  test.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))('%s', (_name, mutation) => {
    const { missing, wrong, lost, reading } = score(layout, [mutation]);
    expect({ missing, wrong, lost, isForm: reading.isForm }).toEqual({ missing: [], wrong: [], lost: [], isForm: true });
    if (
      layout
        .make()
        .tables.flat(2)
        .some(({ picture }) => picture === true)
    )
      expect(reading.logo?.bytes.length).toBeGreaterThan(0);
  });
});

describe('forms that were changed twice', () => {
  /** What moves cells, and what is said in them; two of one kind may contradict each other. */
  const [moving, saying] = [MUTATIONS.slice(46), MUTATIONS.slice(1, 46)];
  test('keep all text, place nearly all fields, and none wrongly', () => {
    let [placed, all] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...LAYOUTS), fc.constantFrom(...moving), fc.constantFrom(...saying), (layout, first, second) => {
        const { placed: right, wrong, lost } = score(layout, [first, second]);
        placed += right.length;
        all += Object.keys(layout.expected).length;
        expect({ wrong, lost }).toEqual({ wrong: [], lost: [] });
      }),
      { numRuns: 150, seed: 20261129 },
    );
    expect(placed / all).toBeGreaterThanOrEqual(0.98);
  });
});

describe('labels', () => {
  const labels = new Labels(new Map([['党徽编号', 'keep']]));
  test.each([
    ['联 系 人', 'liaison'],
    ['品牌内涵（300字以内）', 'connotation'],
    ['3．党建品牌名称：', 'name'],
    ['(二) 标识释义', 'meaning'],
    ['党支部意见（盖章）', 'opinion'],
    ['有载体', 'carriers'],
    ['党徽编号', 'keep'],
  ])('“%s” means %s', (text, field) => expect(labels.find(text)).toBe(field));
  test.each(['单位简介', '品牌内涵与理念', '柳叶社区党总支', '三年', ''])('“%s” is none that is sure', (text) =>
    expect(labels.find(text) === undefined || labels.find(text) === 'keep').toBe(true),
  );
  test('a label that tells two things tells nothing', () => {
    expect(labels.guess('品牌所持的内涵与理念')).toBeUndefined();
    expect(labels.guess('支部品牌的内涵及寓意')).toBe('connotation');
    expect(labels.guess('单位名称')).toBeUndefined();
  });
});

describe('choices', () => {
  const options = ['市级', '区级', '镇（街道）级', '村（社区）级'].map((label, at) => ({ id: String(at), label }));
  const chosen = (text: string): unknown => {
    const found = chosenIn([text], options, true);
    return found.state === 'chosen' ? found.ids[0] : found.state;
  };
  test.each([
    ['□市级 ☑区级 □镇（街道）级 □村（社区）级', '1'],
    ['□市级　√区级　□镇（街道）级', '1'],
    ['口市级 ■区级 口镇(街道)级', '1'],
    ['市级√ □区级', 'unclear'],
    ['□市级√ □区级', '0'],
    ['市级（ ） 区级（√） 镇街级（ ）', '1'],
    ['社区级', '3'],
    ['街道级', '2'],
    ['n市级 n区级', 'none'],
    ['□市级 □区级', 'none'],
    ['市级 区级 镇（街道）级', 'none'],
    ['☑市级 ☑区级', 'unclear'],
    ['□市级√□区级 □镇级', 'unclear'],
    ['×市级 □区级', 'unclear'],
    ['省级', 'absent'],
  ])('“%s”: %s', (text, id) => expect(chosen(text)).toBe(id));
});
