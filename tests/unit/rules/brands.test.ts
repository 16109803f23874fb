/** What brands are asked for. */
import { describe, expect, test } from 'vitest';
import { nameLengthOf } from '../../../src/rules/brands.ts';
import * as say from '../../../src/wording/rules.ts';
import * as sayTwins from '../../../src/wording/twins.ts';
import { findingsOf, messagesOf, placesOf } from '../../support/findings.ts';
import { type GivenContent, type GivenEntry, NAMED } from '../../support/model.ts';

const event = (name: string, date: string, more: Record<string, unknown> = {}) => ({ event: name, date, ...more });
const found = (code: string, first: GivenEntry, more: GivenContent = {}) =>
  placesOf(code, { ...more, brands: { first, ...more.brands } }).map((place) => place.replace('brands/first/index.mdx ', ''));

describe('the length of a name', () => {
  test.each([
    ['红色驿站', 4],
    ['“红色·驿站”', 4],
    ['１２ＡＢ', 4],
    ['e\u0301x', 2],
    ['·—', 0],
    ['👍红', 1],
  ])('%s is %i', (name, length) => {
    expect(nameLengthOf(name)).toBe(length);
  });
  test('is within the site’s bounds', () => {
    const names = (name: string | undefined, nameLength?: object) =>
      found('brand/name-length', { name }, nameLength === undefined ? {} : { site: { nameLength } });
    expect([names('三个字'), names('四个字的'), names('一二三四五六七八'), names('一二三四五六七八九'), names(undefined)]).toEqual([
      ['name'],
      [],
      [],
      ['name'],
      [],
    ]);
    expect([names('三个字', { min: 3, max: 3 }), names('四个字的', { min: 3, max: 3 })]).toEqual([[], ['name']]);
    expect(messagesOf('brand/name-length', { brands: { first: { name: '三个字' } } })).toEqual([say.nameLength(3, 4, 8).message]);
  });
});

describe('a name that two brands have', () => {
  const taken = (second: GivenEntry, more: Record<string, GivenEntry> = {}) =>
    placesOf('brand/name-taken', { brands: { first: { name: '红色 驿站' }, second: { name: '红色　驿站', ...second }, ...more } });
  test('is told at each, with all others', () => {
    expect(taken({})).toEqual(['brands/first/index.mdx name', 'brands/second/index.mdx name']);
    const three = { first: {}, second: {}, third: {}, other: { name: '另外一个' } };
    expect(messagesOf('brand/name-taken', { brands: three })).toEqual([
      say.nameTaken('红色驿站', ['second', 'third']).message,
      say.nameTaken('红色驿站', ['first', 'third']).message,
      say.nameTaken('红色驿站', ['first', 'second']).message,
    ]);
  });
  test('is free once a brand is withdrawn or delisted', () => {
    expect(taken({ record: [event('cultivated', '2024'), event('withdrawn', '2025')] })).toEqual([]);
    expect(taken({ record: [NAMED, event('delisted', '2025', { by: 'town' })] })).toEqual([]);
    expect(taken({ record: [NAMED, event('delisted', '2027', { by: 'town' })] })).toHaveLength(2);
    expect(taken({ record: undefined })).toHaveLength(2);
    expect(taken({ name: undefined }, { third: { name: undefined } })).toEqual([]);
  });
});

describe('the standard', () => {
  const declared = event('declared', '2020', { level: 'village', by: 'east' });
  const severity = (record: Record<string, unknown>[] | undefined, more: GivenEntry = {}) =>
    findingsOf('brand/incomplete', { brands: { first: { record, ...more } } }).map((one) => one.severity);
  const imported = NAMED;
  const named = { ...NAMED, imported: undefined };
  test.each([
    ['named', [named], ['error']],
    ['named anew, the first time long ago', [imported, { ...named, level: 'town' }], ['error']],
    ['named long ago', [imported], ['warning']],
    ['named anew from an older register', [named, { ...imported, level: 'town' }], ['warning']],
    ['named anew still to come', [imported, { ...named, date: '2027' }], ['warning']],
    ['under rectification', [named, event('reviewed', '2025', { year: 2024, result: 'rectify' })], ['error']],
    ['declared', [declared], ['warning']],
    ['evaluated', [declared, event('evaluated', '2021')], ['warning']],
    ['cultivated', [event('cultivated', '2020')], []],
    ['launched', [event('launched', '2020')], []],
    ['returned', [declared, event('returned', '2021')], []],
    ['delisted', [named, event('delisted', '2025', { by: 'town' })], []],
    ['named still to come', [{ ...named, date: '2027' }], []],
  ])('is asked of a brand that is %s: %3$j', (_, record, expected) => {
    expect(severity(record)).toEqual(expected);
  });
  test('is met by a brand that has everything, and not judged of what could not be read', () => {
    const whole = {
      theme: '主题',
      connotation: '内涵',
      philosophy: '理念',
      role: { organization: '带头', members: '示范' },
      logo: { kind: 'text', text: '字', meaning: '义' },
    };
    expect(severity([named], whole)).toEqual([]);
    expect(severity([named], { ...whole, theme: undefined })).toEqual(['error']);
    expect(severity([named], { ...whole, theme: undefined, DAMAGED: ['theme'] })).toEqual([]);
    expect(severity([named], { DAMAGED: ['record'] })).toEqual([]);
    expect(severity(undefined)).toEqual([]);
  });
  test('is told as a whole, with all that is missing', () => {
    const standard = {
      label: '三有',
      items: [
        { key: 'name', label: '有名' },
        { key: 'theme', label: '有题' },
        { key: 'extra.song', label: '有歌' },
      ],
    };
    const content = { taxonomy: { standard }, brands: { first: {} } };
    expect(placesOf('brand/incomplete', content)).toEqual(['brands/first/index.mdx  (inside)']);
    expect(messagesOf('brand/incomplete', content)).toEqual([
      say.incomplete('三有', [
        { key: 'theme', label: '有题' },
        { key: 'extra.song', label: '有歌' },
      ]).message,
    ]);
    expect(messagesOf('brand/incomplete', { ...content, brands: { first: { DAMAGED: ['extra'] } } })).toEqual([
      say.incomplete('三有', [{ key: 'theme', label: '有题' }]).message,
    ]);
  });
});

describe('twins', () => {
  const BODY = Array.from({ length: 20 }, (_, at) => `第${at}户的灯修好了，第${at * 7}块菜地有人认领。`).join('\n\n');
  test('are told to both of the two, each with the other', () => {
    const brands = { first: { name: '石榴花开', theme: '一盏灯照亮一条路', BODY }, second: { name: '石榴花红', theme: '一盏灯照亮一片路', BODY } };
    const both = (key: string) => [`brands/first/index.mdx ${key}`, `brands/second/index.mdx ${key}`];
    expect(placesOf('brand/name-similar', { brands })).toEqual(both('name'));
    expect(placesOf('brand/theme-similar', { brands })).toEqual(both('theme'));
    expect(placesOf('brand/body-similar', { brands })).toEqual(both('name (key)'));
    expect(messagesOf('brand/name-similar', { brands })).toEqual([
      sayTwins.alike('name', '石榴花开', 'second', '石榴花红', 'shape').message,
      sayTwins.alike('name', '石榴花红', 'first', '石榴花开', 'shape').message,
    ]);
    expect(messagesOf('brand/body-similar', { brands })[0]).toContain('second');
  });
});

test('a colour that text cannot be read in is told, with the nearest that can', () => {
  const content = {
    site: { accent: '#ffff00' },
    brands: { first: { colors: { primary: '#ffff00', secondary: '#ff9999' } }, second: { colors: { primary: '#8a1c1c' } }, third: {} },
  };
  expect(placesOf('color/contrast', content)).toEqual([
    'site.yaml accent',
    'brands/first/index.mdx colors.primary',
    'brands/first/index.mdx colors.secondary',
  ]);
  expect(messagesOf('color/contrast', content)[0]).toContain('#ffff00');
  expect(placesOf('color/contrast', { site: { accent: '#767676' } })).toEqual([]);
  expect(placesOf('color/contrast', { site: { accent: '#777777' } })).toEqual(['site.yaml accent']);
});
