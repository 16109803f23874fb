/** How names are read: characters with several readings in context, and typical queries for the casebook's brands. */
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/project.ts';
import { namesMeant } from '../../../src/search/ask/match.ts';
import { readingsIn } from '../../../src/search/index/directory.ts';
import { searchRecords } from '../../../src/search/index/records.ts';
import { contextOf, directoryFor, record, searchOf, VARIANTS } from '../../support/search.ts';

/** Written by hand: how people read these names aloud. */
const READ_ALOUD: [string, string][] = [
  ['银行先锋', 'yin hang xian feng'],
  ['同行有我', 'tong xing you wo'],
  ['重庆路社区', 'chong qing lu she qu'],
  ['长坪先锋', 'chang ping xian feng'],
  ['重任在肩', 'zhong ren zai jian'],
  ['重新出发', 'chong xin chu fa'],
  ['长者食堂', 'zhang zhe shi tang'],
  ['长城哨兵', 'chang cheng shao bing'],
  ['成长课堂', 'cheng zhang ke tang'],
  ['村长夜话', 'cun zhang ye hua'],
  ['行业标杆', 'hang ye biao gan'],
  ['行动支部', 'xing dong zhi bu'],
  ['乐业驿站', 'le ye yi zhan'],
  ['音乐党课', 'yin yue dang ke'],
  ['快乐夕阳', 'kuai le xi yang'],
  ['调解室', 'tiao jie shi'],
  ['调研先锋', 'diao yan xian feng'],
  ['种植能手', 'zhong zhi neng shou'],
  ['种子计划', 'zhong zi ji hua'],
  ['还田先锋', 'huan tian xian feng'],
  ['干部夜校', 'gan bu ye xiao'],
  ['骨干先行', 'gu gan xian xing'],
  ['干净小院', 'gan jing xiao yuan'],
  ['教师先锋', 'jiao shi xian feng'],
  ['教书育人', 'jiao shu yu ren'],
  ['为民服务', 'wei min fu wu'],
  ['有为青年', 'you wei qing nian'],
  ['得民心', 'de min xin'],
  ['传承红色', 'chuan cheng hong se'],
  ['自传讲堂', 'zi zhuan jiang tang'],
  ['便民服务', 'bian min fu wu'],
  ['便宜超市', 'pian yi chao shi'],
  ['都江先锋', 'du jiang xian feng'],
  ['率先垂范', 'shuai xian chui fan'],
  ['效率先锋', 'xiao lü xian feng'],
  ['绿色先锋', 'lü se xian feng'],
  ['女子护林队', 'nü zi hu lin dui'],
  ['数字乡村', 'shu zi xiang cun'],
  ['朝阳社区', 'chao yang she qu'],
  ['朝夕相伴', 'zhao xi xiang ban'],
  ['大夫进村', 'dai fu jin cun'],
  ['会计服务队', 'kuai ji fu wu dui'],
  ['会堂宣讲', 'hui tang xuan jiang'],
  ['省城先锋', 'sheng cheng xian feng'],
  ['反省课堂', 'fan xing ke tang'],
  ['降碳先锋', 'jiang tan xian feng'],
  ['处处有你', 'chu chu you ni'],
  ['处理先锋', 'chu li xian feng'],
  ['发展先锋', 'fa zhan xian feng'],
  ['理发小站', 'li fa xiao zhan'],
  ['分类先锋', 'fen lei xian feng'],
  ['水分管家', 'shui fen guan jia'],
  ['好客庄', 'hao ke zhuang'],
  ['爱好者之家', 'ai hao zhe zhi jia'],
  ['觉醒之路', 'jue xing zhi lu'],
  ['中心学校', 'zhong xin xue xiao'],
  ['校对先锋', 'jiao dui xian feng'],
  ['参与式治理', 'can yu shi zhi li'],
  ['人参基地', 'ren shen ji di'],
  ['勉强不得', 'mian qiang bu de'],
  ['强村富民', 'qiang cun fu min'],
  ['血脉相连', 'xue mai xiang lian'],
  ['供销先锋', 'gong xiao xian feng'],
  ['提供帮助', 'ti gong bang zhu'],
  ['曾家院子', 'zeng jia yuan zi'],
  ['单县人民', 'shan xian ren min'],
  ['厦门路社区', 'xia men lu she qu'],
  ['番禺先锋', 'pan yu xian feng'],
  ['东莞来客', 'dong guan lai ke'],
  ['模范支部', 'mo fan zhi bu'],
  ['乾坤湾先锋', 'qian kun wan xian feng'],
  ['乾淨人家', 'gan jing ren jia'],
  ['显著先锋', 'xian zhu xian feng'],
  ['著名景区', 'zhu ming jing qu'],
];
const letters = (sound: string): string => sound.replaceAll('ü', 'v').replaceAll(' ', '');

describe('characters with several readings', () => {
  test('the list has at least sixty names', () => expect(new Set(READ_ALOUD.map(([name]) => name)).size).toBeGreaterThanOrEqual(60));

  const directory = directoryFor(READ_ALOUD.map(([name]) => record('brand', name)));
  test.each(READ_ALOUD)('%s: %s', (name, sound) => {
    expect(
      readingsIn(name, VARIANTS)
        .map(({ reading }) => reading)
        .join(' '),
    ).toBe(sound.replaceAll('ü', 'v'));
    for (const query of [
      letters(sound),
      sound
        .split(' ')
        .map((one) => one[0])
        .join(''),
    ])
      expect(
        namesMeant(directory, query)
          .filter(({ score }) => score >= 95)
          .map(({ entry }) => entry.title),
        query,
      ).toContain(name);
    expect(namesMeant(directory, letters(sound))[0]?.entry.title).toBe(name);
  });

  test('mixed queries rank names with the same characters before homophones', () => {
    const names = directoryFor([record('brand', '清风学堂'), record('brand', '青锋·学堂'), record('brand', '青山学堂')]);
    expect(namesMeant(names, '青fengxuetang').map(({ entry }) => entry.title)).toEqual(['青锋·学堂', '清风学堂']);
  });

  test('full syllables and initials rank before cut syllables', () => {
    const names = directoryFor([record('brand', '星火巡诊'), record('brand', '薪火巡诊')]);
    expect(namesMeant(names, 'xinhxz').map(({ entry }) => entry.title)).toEqual(['薪火巡诊', '星火巡诊']);
  });

  test('current names rank before former ones', () => {
    const names = directoryFor([record('brand', '码上护航', { names: ['阳光学站'] }), record('brand', '阳光巡诊')]);
    expect(namesMeant(names, 'ygxz').map(({ entry }) => entry.title)).toEqual(['阳光巡诊', '码上护航']);
  });

  test('another reading of a character also finds a name, but ranks it lower', () => {
    const names = directoryFor([record('brand', '银行先锋'), record('brand', '银杏先锋')]);
    expect(namesMeant(names, 'yinxingxianfeng').map(({ entry }) => entry.title)).toEqual(['银杏先锋', '银行先锋']);
  });
});

const context = await contextOf(path.join(PROJECT, 'tests/casebook'), '2026-11-20');
const { finder } = searchOf(context);
const brands = searchRecords(context).filter(({ kind }) => kind === 'brand');

describe('the casebook', () => {
  const first = async (query: string): Promise<string[]> => (await finder.find(query, {}, () => {})).results.slice(0, 3).map(({ url }) => url);

  test.each(brands.map(({ title, url }) => [title, url]))('%s', async (title, url) => {
    const han = [...title].filter((character) => /\p{Script=Han}/u.test(character)).join('');
    expect((await first(title))[0]).toBe(url);
    const sound = pinyin(han, { toneType: 'none', type: 'array', v: true });
    const queries = [
      han.slice(1, 4),
      han.slice(-3),
      ...(/^\p{Script=Han}+$/u.test(title) ? [sound.join(''), sound.map((one) => one[0]).join('')] : []),
    ];
    for (const query of queries) expect(await first(query), query).toContain(url);
  });
});
