import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, placeOf } from '../../../src/search/ask/excerpt.ts';
import { piecesOf, unitsOf, wordsOf } from '../../../src/search/format/folding.ts';
import { openChunk, openPostings, packPostings } from '../../../src/search/format/fullText.ts';
import { gramOf, lookupsOf } from '../../../src/search/format/grams.ts';
import { pack, packEach, unpack, unpackEach } from '../../../src/search/format/packing.ts';
import type { SearchRecord } from '../../../src/search/format/record.ts';
import { chunksAfter } from '../../../src/search/index/changes.ts';
import { dataIn } from '../../../src/search/index/files.ts';
import { knownAs } from '../../../src/search/index/known.ts';
import { record, VARIANTS } from '../../support/search.ts';

describe('the units of a text', () => {
  test.each([
    ['红色驿站', ['红', '色', '驿', '站']],
    ['步行20分钟', ['步', '行', '20', '分', '钟']],
    ['4＋1＋N', ['4', '+', '1', '+', 'n']],
    ['82.8%', ['82.8', '%']],
    ['〔2010〕26号', ['2010', '26', '号']],
    ['1,200户', ['1200', '户']],
    ['12，200户', ['12', '200', '户']],
    ['10—15分钟', ['10', '-', '15', '分', '钟']],
    ['10~15分钟', ['10', '-', '15', '分', '钟']],
    ['Open Data', ['open', 'data']],
    ['“五型”·社区', ['五', '型', '社', '区']],
    ['７×24', ['7', 'x', '24']],
    ['①、②', ['1', '2']],
    ['', []],
  ])('%s', (text, units) => {
    expect(piecesOf(text)).toEqual(units);
  });

  test('fold Traditional characters into Simplified ones', () => {
    expect(piecesOf('紅色驛站著裏臺', VARIANTS).join('')).toBe('红色驿站着里台');
  });

  test('carry their position in the text', () => {
    const text = '走20—30分钟，“一”到𠮷家';
    for (const { text: unit, from, to } of unitsOf(text)) {
      if (/^\p{Script=Han}|\d+$/u.test(unit)) expect(text.slice(from, to)).toBe(unit);
    }
  });
});

const chunksFor = (records: readonly SearchRecord[]): { starts: string[]; chunks: string[] } => {
  const known = records.map((one, row) => ({ row, known: knownAs(one, VARIANTS) }));
  const { starts, files } = chunksAfter(known, VARIANTS);
  return { starts, chunks: files.map(({ script }) => dataIn(script as string) as string) };
};

describe('the full text', () => {
  test('packing is reversible', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3_000_000 }), { maxLength: 60 }), (numbers) => {
        const rising = [...numbers].sort((a, b) => a - b);
        expect(unpack(pack(rising))).toEqual(rising);
        expect(unpackEach(packEach(numbers))).toEqual(numbers);
      }),
    );
  });

  test('postings are restored, with counts up to the doubling below', () => {
    const posting = fc
      .uniqueArray(fc.nat({ max: 20_000 }), { maxLength: 30 })
      .chain((records) =>
        fc.tuple(fc.constant(records.sort((a, b) => a - b)), fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 30, maxLength: 30 })),
      )
      .map(([records, counts]) => ({ records, counts: counts.slice(0, records.length) }));
    const rough = ({ records, counts }: { records: number[]; counts: number[] }) => ({
      records,
      counts: counts.map((one) => 2 ** Math.floor(Math.log2(one))),
    });
    fc.assert(
      fc.property(posting, posting, (head, body) => {
        expect(openPostings(packPostings({ head, body }))).toEqual({ head: rough(head), body: rough(body) });
      }),
    );
  });

  test('every bigram is in the chunk where a lookup searches it', () => {
    const records = [
      record('brand', '红色驿站', { text: '步行20分钟，a b。走\n4+1+N 与 data' }),
      ...Array.from({ length: 40_000 }, (_, at) => record('brand', at % 2 === 0 ? '的的' : String(at))),
    ];
    const { starts, chunks } = chunksFor(records);
    expect(starts.length).toBe(chunks.length);
    expect([...starts].sort()).toEqual(starts);
    const keys = chunks.flatMap((chunk, at) =>
      openChunk(chunk)
        .beginning('')
        .map(([key]) => ({ key, at })),
    );
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
    for (const { key, at } of keys) {
      expect(key >= (starts[at] as string)).toBe(true);
      expect(starts[at + 1] === undefined || key < (starts[at + 1] as string)).toBe(true);
    }
    expect(keys.map(({ key }) => key)).toEqual(expect.arrayContaining(['红色', '行 20', '20 分', '走', 'a b', '+ 1', 'data', '与 data', '的的']));
  });

  test('a chunk finds its own keys and no others', () => {
    const words = fc.stringMatching(/^(?:[红色旗社𠮷12bé+%]|ab|bé){1,12}$/u);
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), words, (texts, asked) => {
        const { chunks } = chunksFor([record('brand', '旗', { text: texts.join('\n') })]);
        expect(chunks.length).toBe(1);
        const chunk = openChunk(chunks[0] as string);
        const all = new Map(chunk.beginning(''));
        for (const [key, packed] of all) expect(chunk.get(key), key).toBe(packed);
        const units = piecesOf(asked);
        for (const [at, unit] of units.entries())
          for (const key of [unit, gramOf(unit, units[at + 1])]) {
            expect(chunk.get(key), key).toBe(all.get(key));
            expect(chunk.beginning(key), key).toEqual([...all].filter(([one]) => one.startsWith(key)));
          }
      }),
    );
  });

  test('a query looks up all bigrams of a short word, every second of a longer one, and the last', () => {
    const asked = (query: string): string[] => lookupsOf(piecesOf(query)).map(({ gram, offset }) => `${offset}${gram}`);
    expect(asked('红色驿站')).toEqual(['0红色', '1色驿', '2驿站']);
    expect(asked('红色驿站建设')).toEqual(['0红色', '2驿站', '4建设']);
    expect(asked('红色驿站建设者')).toEqual(['0红色', '2驿站', '4建设', '5设者']);
    expect(asked('红')).toEqual(['0红']);
    expect(asked('20分钟')).toEqual(['020 分', '1分钟']);
    expect(gramOf('20', undefined)).toBe('20');
  });
});

describe('excerpts', () => {
  const text = `${'前'.repeat(40)}老年食堂开门，${'后'.repeat(100)}`;
  const hitIn = (whole: string, query: string): string | undefined =>
    excerptOf({ text: whole }, wordsOf(query, VARIANTS), VARIANTS).parts.find((part) => part.isHit)?.text;

  test('mark the words of the query', () => {
    const { parts } = excerptOf({ text }, wordsOf('年食堂'), VARIANTS);
    expect(parts.find((part) => part.isHit)?.text).toBe('年食堂');
    expect(parts[0]).toEqual({ text: '…', isHit: false });
    expect(parts.at(-1)).toEqual({ text: '…', isHit: false });
    expect(parts.map((part) => part.text).join('').length).toBeLessThan(80);
    expect(placeOf(parts)).toBe('年食堂');
  });

  test('ignore width, case, punctuation and Traditional characters', () => {
    expect(hitIn('建成“五型”社区 ABC', '五型社区')).toBe('五型”社区');
    expect(hitIn('用ＡＢＣ', 'abc')).toBe('ＡＢＣ');
    expect(hitIn('紅色的', '红色')).toBe('紅色');
    expect(hitIn('共 82.8% 的人', '８２.8％')).toBe('82.8%');
  });

  test('show the part with the most hits', () => {
    const { parts } = excerptOf({ text: `食堂${'中'.repeat(200)}食堂与书屋` }, wordsOf('食堂 书屋'), VARIANTS);
    expect(parts.filter((part) => part.isHit).map((part) => part.text)).toEqual(['食堂', '书屋']);
  });

  test('show the beginning if there is no hit, and never match across lines', () => {
    expect(excerptOf({ text: '甲乙\n丙丁' }, wordsOf('乙丙'), VARIANTS)).toEqual({ parts: [{ text: '甲乙\n丙丁', isHit: false }] });
  });
});
