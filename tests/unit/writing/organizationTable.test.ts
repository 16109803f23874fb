/** Organizations out of tables. */
import { describe, expect, test } from 'vitest';
import { organizationsIn } from '../../../src/writing/organizationTable.ts';
import { shortNameOf } from '../../../src/writing/shortNames.ts';
import { BASE, changed, readSituation } from '../../support/content.ts';

const read = async (rows: string[][], site = '') => {
  const { model } = await readSituation({ files: { 'site.yaml': `${BASE['site.yaml']}${site}` } });
  return organizationsIn(rows, model);
};
const HEAD = ['序号', '党组织全称', '上级党组织', '层级（级别）', '所属领域', '书记', '联系电话', '桌子'];

describe('a table of organizations', () => {
  test('is read below titles, by heads, in the order from above to below', async () => {
    const { organizations, known, faults, notes } = await read([
      ['甲区党组织名单', '', '', '', '', '', '', ''],
      HEAD,
      ['1', '中共乙镇丙村支部委员会', '乙镇党委', '村', '农村党建', '张三', '139', '木'],
      ['2', '中共甲区乙镇委员会', '甲区委组织部', '乡镇', '', '', '', ''],
      ['3', '甲区委组织部', '', '', '', '', '', ''],
      ['', '', '', '', '', '王五', '', ''],
      ['4', '中共乙镇丁社区总支部委员会', '中共甲区乙镇委员会', '', '社区', '', '', ''],
    ]);
    expect(faults).toEqual([]);
    expect(known).toBe(1);
    expect(organizations).toEqual([
      { id: 'jia-qu-yi-zhen-dang-wei', name: '中共甲区乙镇委员会', shortName: '乙镇党委', level: 'town', parent: 'district' },
      {
        id: 'yi-zhen-bing-cun-dang-zhi-bu',
        name: '中共乙镇丙村支部委员会',
        shortName: '乙镇丙村党支部',
        level: 'village',
        parent: 'jia-qu-yi-zhen-dang-wei',
        domain: 'rural',
        internal: { secretary: '张三', phone: '139' },
      },
      {
        id: 'yi-zhen-ding-she-qu-dang-zong-zhi',
        name: '中共乙镇丁社区总支部委员会',
        shortName: '乙镇丁社区党总支',
        level: 'village',
        parent: 'jia-qu-yi-zhen-dang-wei',
        domain: 'community',
      },
    ]);
    expect(notes).toHaveLength(3);
    expect(notes.join('\n')).toContain('桌子');
  });
  test('takes blanks out of names, and a row of totals for no organization', async () => {
    const { organizations, faults, notes } = await read([HEAD, ['1', '中共乙镇 丙村 支 部委员会', '甲镇党委', '村'], [], ['合 计', '1个', '', '']]);
    expect(faults).toEqual([]);
    expect(organizations.map(({ name }) => name)).toEqual(['中共乙镇丙村支部委员会']);
    expect(notes.join('\n')).toContain('名称中间的空格去掉了：第 2 行');
  });
  test('leaves the blanks of a remark as they are', async () => {
    const { organizations } = await read([
      ['党组织全称', '上级党组织', '备注'],
      ['新 村 党支部', '甲镇党委', '原新村 老街两个支部'],
    ]);
    expect(organizations).toMatchObject([{ name: '新村党支部', note: '原新村 老街两个支部' }]);
  });
  test('keeps what is internal out where the dossiers are kept elsewhere', async () => {
    const { organizations, notes } = await read([HEAD, ['1', '新村党支部', '甲镇党委', '村级', '', '张三', '', '']], 'dossier: elsewhere\n');
    expect(organizations[0]?.internal).toBeUndefined();
    expect(notes.join('\n')).toContain('dossier: elsewhere');
  });
  test.each<[string, string[][], string]>([
    ['no heads', [['甲', '乙']], '表头'],
    ['a parent that is not there', [HEAD, ['', '新村党支部', '甲真党委']], '第 2 行的上级“甲真党委”名单里没有，你是不是想写“甲镇党委”'],
    ['itself as its parent', [HEAD, ['', '新村党支部', '新村党支部']], '它自己'],
    ['a circle', [HEAD, ['', '子村党支部', '丑村党支部'], ['', '丑村党支部', '子村党支部']], '绕成了一圈'],
    ['the same twice', [HEAD, ['', '新村党支部'], ['', '新村党支部']], '第 3 行“新村党支部”与第 2 行是同一个'],
    [
      'the same twice, with its parent under two names',
      [HEAD, ['', '中共丁镇委员会'], ['', '新村党支部', '中共丁镇委员会'], ['', '新村 党支部', '丁镇党委']],
      '第 4 行“新村党支部”与第 3 行是同一个',
    ],
    ['a level that is not there', [HEAD, ['', '新村党支部', '', '天级']], '天级'],
    ['a domain that is not there', [HEAD, ['', '新村党支部', '', '村级', '航天']], '航天'],
  ])('with %s has a fault with its row', async (_, rows, told) => {
    expect((await read(rows)).faults.join('\n')).toContain(told);
  });
  test('gives the same ids again, and brings nothing in twice', async () => {
    const rows = [HEAD, ['', '新村党支部', '甲镇党委', '村'], ['', '新村党支部', '甲区委组织部', '村']];
    const { organizations } = await read(rows);
    expect(organizations.map(({ id }) => id)).toEqual(['xin-cun-dang-zhi-bu', 'xin-cun-dang-zhi-bu-2']);
    const { model } = await readSituation({
      files: {
        'organizations/all.yaml': changed(
          BASE['organizations/all.yaml'] as string,
          '{ id: south',
          '{ id: xin, name: 新村党支部, level: village, parent: town }\n- { id: south',
        ),
      },
    });
    expect(organizationsIn(rows.slice(0, 2), model)).toMatchObject({ organizations: [], known: 1, faults: [] });
  });
});

test.each([
  ['中共青禾区苇渡镇委员会', undefined, '青禾区苇渡镇党委'],
  ['中共青禾区苇渡镇委员会', '中国共产党望川市青禾区委员会', '青禾区苇渡镇党委'],
  ['中共苇渡镇苇湾村总支部委员会', '中共苇渡镇委员会', '苇湾村党总支'],
  ['中共榆荫街道工作委员会', undefined, '榆荫街道党工委'],
  ['中共云岭县委员会', undefined, '云岭县委'],
  ['中共云岭县水利局机关支部委员会', '中共云岭县委员会', '水利局机关党支部'],
  ['中共云岭县委组织部', '中共云岭县委员会', '云岭县委组织部'],
  ['青年突击队', undefined, '青年突击队'],
])('%s below %s is called %s', (name, above, short) => {
  expect(shortNameOf(name, above)).toBe(short);
});
