/** Words that the house avoids, text that was garbled on its way, asterisks that print; all read in one walk. */
import { describe, expect, test } from 'vitest';
import { gatherFacts } from '../../../src/rules/index.ts';
import { type WordRule, wordByWord } from '../../../src/rules/wordByWord.ts';
import * as say from '../../../src/wording/words.ts';
import { messagesOf, placesOf, sentencesOf } from '../../support/findings.ts';
import { type GivenContent, modelOf } from '../../support/model.ts';

const plan = (BODY: string, more: GivenContent = {}): GivenContent => ({ organizations: [], ...more, documents: { plan: { BODY } } });
/** Line and column of what a rule finds in a body. */
const inBody = (code: string, ...args: Parameters<typeof plan>): string[] =>
  placesOf(code, plan(...args)).map((place) => place.replace('docs/plan.mdx:', ''));

describe('a wording that the house avoids', () => {
  const term = (avoid: string, use: string, BODY: string) => inBody('text/term', BODY, { site: { terms: [{ avoid, use }] } });
  test.each([
    ['党员群众', '党员、群众', '一位党员群众，两位党员群众', ['1:3', '1:10']],
    ['支部', '党支部', '党支部的支部，支部', ['1:5', '1:8']],
    ['支部', '党支部党支部', '党支部党支部支部', ['1:7']],
    ['党', '党支部', '支部党', ['1:3']],
    ['哈哈', '笑', '哈哈哈', ['1:1']],
    ['哈哈', '笑', '哈哈哈哈', ['1:1', '1:3']],
    ['a.b', 'x', 'a.b与axb', ['1:1']],
    ['(c)', '[(c)]', '[(c)]与(c)', ['1:7']],
    ['AB', '甲', 'ＡＢ', ['1:1']],
    ['ＡＢ', '甲', 'xAB', ['1:2']],
    ['AB', 'ＣＡＢ', 'CAB与AB', ['1:5']],
    ['二', '三', '㈠二', ['1:2']],
    ['一', '三', '𠀀㈠', ['1:3']],
    ['）', '三', '㈠二', ['1:1']],
    ['好', '佳', '前**好**后', ['1:4']],
    ['前好', '佳', '前**好**后', ['1:1']],
    ['无', '有', '什么', []],
  ])('%s, for %s, stands in %s at %j', (avoid, use, BODY, places) => {
    expect(term(avoid, use, BODY)).toEqual(places);
  });
  test('is told with the one to use, and why', () => {
    const site = {
      terms: [
        { avoid: '甲', use: '乙', note: '统一' },
        { avoid: '丙', use: '丁' },
      ],
    };
    expect(sentencesOf('text/term', plan('甲与丙', { site }))).toMatchObject([say.term('甲', '乙', '统一'), say.term('丙', '丁', undefined)]);
  });
  test('is looked for in all that anybody wrote, and not where there is none', () => {
    const site = { tagline: '甲', terms: [{ avoid: '甲', use: '乙' }] };
    expect(
      placesOf('text/term', {
        site,
        brands: { first: { name: '甲甲', internal: { a: '甲' } } },
        organizations: [],
        documents: { plan: { BODY: '`甲`' } },
      }),
    ).toEqual(
      [
        'site.yaml tagline',
        'brands/first/index.mdx name',
        'brands/first/index.mdx name',
        'brands/first/index.mdx internal.a',
        'docs/plan.mdx:1:1',
      ].map((place, at) => (at === 4 ? expect.stringMatching(/^docs\/plan\.mdx:1:[12]$/) : place)),
    );
    expect(placesOf('text/term', plan('甲'))).toEqual([]);
    expect(placesOf('text/term', plan('甲', { site: { terms: [] } }))).toEqual([]);
  });
});

describe('text that was garbled on its way', () => {
  test.each([
    ['replacement', '前\ufffd'],
    ['half-decoded', '前锟斤拷'],
    ['half-decoded', '前烫烫烫'],
    ['half-decoded', '前屯屯屯'],
    ['half-decoded', '前Ã©Ã¨'],
    ['half-decoded', '前å\u009c\u009då\u009c\u009d'],
    ['half-decoded', '前ð\u009f\u0098\u0080ð\u009f\u0098\u0080'],
    ...[
      '\u200b',
      '\u200c',
      '\u2060',
      '\ufeff',
      '\u200d',
      '\u00ad',
      '\u034f',
      '\u180e',
      '\u3164',
      '\u115f',
      '\uffa0',
      '\ufffc',
      '\u2028',
      '\u{e0041}',
    ].map((one) => ['invisible', `前${one}后`] as const),
    ...['\u200e', '\u200f', '\u061c', '\u202e', '\u2066', '\u2069'].map((one) => ['direction', `前${one}后`] as const),
    ...['\ufe00', '\ufe0f', '\u{e0100}'].map((one) => ['variation', `前${one}后`] as const),
    ['private-use', '前\ue000'],
    ['private-use', '前\uf8ff'],
    ['private-use', '前\u{f0000}'],
  ] as const)('is told as %s: %j', (kind, text) => {
    expect(inBody('text/garbled', text)).toEqual(['1:2']);
    expect(messagesOf('text/garbled', plan(text))).toEqual([say.garbled(kind, text, 1).message]);
  });
  test.each([
    '全部正常',
    'café',
    'Ã',
    'naïve façade',
    '锟',
    '烫烫',
    '👩‍👩‍👧',
    '👩🏽‍🚀',
    '❤️‍🔥',
    '❤️',
    '1️⃣',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '“引号”——省略……',
  ])('is none in %s', (text) => {
    expect(inBody('text/garbled', text)).toEqual([]);
  });
  test('is told once of each kind, in a field as in a body', () => {
    expect(inBody('text/garbled', 'a\u200bb\u200bc\ufffd')).toEqual(['1:6', '1:2']);
    expect(placesOf('text/garbled', { brands: { first: { theme: '前\u200b后' } } })).toEqual(['brands/first/index.mdx theme']);
    expect(inBody('text/garbled', '前**\ufffd**')).toEqual(['1:4']);
  });
});

describe('asterisks that print', () => {
  test.each([
    ['前** 重点 **后', ['1:2']],
    ['前**重点', ['1:2']],
    ['重点**', ['1:3']],
    ['前* 重点*后', ['1:2']],
    ['前*　重点*后', ['1:2']],
    ['前*重点 *后', ['1:2']],
    ['前*重点　*后', ['1:2']],
    ['7*24小时', []],
    ['7*24小时服务，实行5*8小时值守', []],
    ['前＊＊重点＊＊后', ['1:2']],
    ['注＊甲＊', []],
    ['7* 24小时*', []],
    ['一颗*号', []],
    ['**重点**', []],
    ['*重点*', []],
    ['`** x **`', []],
  ])('in %s are at %j', (text, places) => {
    expect(inBody('text/emphasis', text)).toEqual(places);
  });
  test('are looked for in the text of bodies alone', () => {
    expect(placesOf('text/emphasis', { brands: { first: { theme: '** 重点 **' } } })).toEqual([]);
    expect(placesOf('text/emphasis', plan('<Outcome value="** 1 **" label="户" />'))).toEqual([]);
    expect(messagesOf('text/emphasis', plan('** 重点 **'))).toEqual([say.EMPHASIS.message]);
  });
});

describe('rules that read every text', () => {
  const facts = gatherFacts(modelOf({ organizations: [], taxonomy: {}, documents: { plan: { title: '题', BODY: '前**后**' } } }));
  const place = { file: 'x', line: 1, column: 1 };
  const reads = (rule: Partial<WordRule>) => {
    const texts: string[] = [];
    let walks = 0;
    const full: WordRule = {
      code: 'a/a',
      severity: 'warning',
      prepare: () => {
        walks += 1;
        return (words) => {
          texts.push(words.text);
          return [{ place, message: words.text }];
        };
      },
      ...rule,
    };
    return { full, texts, walks: () => walks };
  };

  test('read pieces, or wholes if they ask for them', () => {
    const pieces = reads({});
    const wholes = reads({ code: 'b/b', reads: 'wholes' });
    const [first, second] = wordByWord([pieces.full, wholes.full]);
    expect([...(first?.check?.(facts) ?? [])].map((one) => one.message)).toEqual(pieces.texts);
    expect(pieces.texts.slice(-3)).toEqual(['题', '前', '后']);
    expect(wholes.texts.slice(-2)).toEqual(['题', '前后']);
    expect([...(second?.check?.(facts) ?? [])].map((one) => one.message)).toEqual(wholes.texts);
    expect([pieces.walks(), wholes.walks()]).toEqual([1, 1]);
  });
  test('walk once for all of them, and anew for other facts', () => {
    const one = reads({});
    const [rule] = wordByWord([one.full]);
    for (let time = 0; time < 3; time += 1) rule?.check?.(facts);
    expect(one.walks()).toBe(1);
    rule?.check?.(gatherFacts(modelOf({})));
    expect(one.walks()).toBe(2);
  });
  test('find beside texts too, first, and may look at none', () => {
    const beside = () => [{ place, message: '旁边' }];
    const [none] = wordByWord([{ code: 'a/a', severity: 'error', beside, prepare: () => undefined }]);
    expect(none).toMatchObject({ code: 'a/a', severity: 'error' });
    expect(none?.check?.(facts)).toEqual([{ place, message: '旁边' }]);
    const both = wordByWord([reads({ beside }).full])[0]?.check?.(facts) ?? [];
    expect([...both][0]?.message).toBe('旁边');
  });
});
