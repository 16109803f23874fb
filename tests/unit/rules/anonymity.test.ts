/** What gives away the anonymous side of a pairing, and what does not. */
import { describe, expect, test } from 'vitest';
import * as say from '../../../src/wording/words.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';
import { type GivenContent, type GivenEntry, NAMED, ORGANIZATIONS } from '../../support/model.ts';

describe('a side that was promised no name', () => {
  const organizations = ORGANIZATIONS.map((one) =>
    one.id === 'south' ? { ...one, shortName: '南 村', formerNames: ['南庄党支部'], formerIds: ['old-south'] } : one,
  );
  const content = (help: GivenEntry, more: GivenContent = {}, id = 'help'): GivenContent => ({
    organizations,
    brands: { first: {} },
    ...more,
    pairings: { [id]: { visibility: 'anonymous', ...help } },
  });
  const found = (...args: Parameters<typeof content>) =>
    placesOf('privacy/anonymous', content(...args)).map((place) => place.replace(/^pairings\/[a-z0-9-]+\.mdx[ :]/, ''));
  const body = (BODY: string, more: GivenEntry = {}) => found({ BODY, ...more });
  const told = (BODY: string) => messagesOf('privacy/anonymous', content({ BODY }));

  test.each([
    ['its name', '去南村党支部看', '1:2', '南村党支部'],
    ['its short name', '去南 村看', '1:2', '南 村'],
    ['its short name without the blank', '去南村看', '1:2', '南 村'],
    ['a former name', '去南庄党支部看', '1:2', '南庄党支部'],
    ['its id', '见south。', '1:2', 'south'],
    ['its id in capitals', '见 South ', '1:3', 'south'],
    ['a former id', '见old-south。', '1:2', 'old-south'],
    ['its name with blanks', '去南 村 党 支 部看', '1:2', '南村党支部'],
  ])('is not told by %s in the body', (_, BODY, place, name) => {
    expect(body(BODY)).toEqual([place]);
    expect(told(BODY)).toEqual([say.anonymousNamed(name).message]);
  });
  test.each(['西村党支部', '南边的村', 'southern', 'mid-south', 'south-east', 'south1'])('is not what %s means', (BODY) => {
    expect(body(BODY)).toEqual([]);
  });
  test('may be told where only internal builds show it', () => {
    expect(body('<Internal>南村党支部</Internal>')).toEqual([]);
    expect(body('<Note>[看](https://a.cn/south)</Note>')).toEqual([]);
    expect(found({ internal: { why: '南村党支部' } })).toEqual([]);
  });
  test('may be told by a pairing that names it, is internal, or is kept elsewhere', () => {
    expect(body('南村党支部', { visibility: 'public' })).toEqual([]);
    expect(body('南村党支部', { visibility: 'internal' })).toEqual([]);
    expect(body('南村党支部', { visibility: undefined })).toEqual([]);
    expect(body('南村党支部', { PRIVATE: true })).toEqual([]);
  });
  test('is not told in the frontmatter', () => {
    expect(found({ goals: [{ goal: '帮南村党支部' }], ledger: [{ date: '2026', text: 'south 走访' }] })).toEqual(['goals.0.goal', 'ledger.0.text']);
  });
  test('is any of several, and one that nobody knows is none', () => {
    expect(body('南村党支部与西村党支部', { lagging: ['west', 'south', 'nobody'] }).toSorted()).toEqual(['1:1', '1:7']);
    expect(body('西村党支部', { lagging: ['west', 'south'] })).toEqual(['1:1']);
    expect(body('南村党支部', { lagging: undefined })).toEqual([]);
  });

  describe('is not told in pieces', () => {
    /** With one name alone, so that no part of it is another. */
    const pieces = (BODY: string) => found({ BODY }, { organizations: ORGANIZATIONS });
    test.each([
      ['emphasis', '去南村**党支部**看', '1:2'],
      ['emphasis of its own beginning', '去**南村**党支部看', '1:4'],
      ['a line that ends', '去南村\n党支部看', '1:2'],
      ['code', '去南村`党支部`看', '1:2'],
      ['a later line', '好\n\n去南村**党支部**看', '3:2'],
    ])('by %s', (_, BODY, place) => {
      expect(pieces(BODY)).toEqual([place]);
    });
    test('each time that it is', () => {
      expect(pieces('南村**党支部**与南村**党支部**')).toEqual(['1:1', '1:11']);
      expect(pieces('南村**党支部**\n\n南村**党支部**')).toEqual(['1:1', '3:1']);
    });
    test('and is told once, by the longest of its names', () => {
      expect(told('去南村**党支部**看').filter((one) => one === say.anonymousNamed('南村党支部').message)).toHaveLength(1);
    });
    test('but those that are not read together are no pieces', () => {
      const named = [{ id: 'south', name: '火炬支部', level: 'village' }];
      const apart = (BODY: string) => found({ BODY }, { organizations: [...ORGANIZATIONS.filter(({ id }) => id !== 'south'), ...named] });
      expect(apart('火**炬**支部')).toEqual(['1:1']);
      expect(apart('火炬\n\n支部')).toEqual([]);
      expect(apart('火炬<Internal>的</Internal>支部')).toEqual([]);
    });
  });

  describe('is not told in an address', () => {
    test.each([
      ['by its id', '[看](https://a.cn/south/)', ['1:1']],
      ['by its name', '[看](https://a.cn/南村党支部)', ['1:1']],
      ['escaped', '[看](https://a.cn/%E5%8D%97%E6%9D%91%E5%85%9A%E6%94%AF%E9%83%A8)', ['1:1']],
      ['of which not all is an escape', '[看](https://a.cn/south/%E5%8)', ['1:1']],
      ['of something else', '[看](https://a.cn/west/)', []],
    ])('%s: %3$j', (_, BODY, places) => {
      expect(body(BODY)).toEqual(places);
    });
    test('twice, where the address is written out', () => {
      expect(body('<https://a.cn/south/>')).toHaveLength(1);
    });
  });

  describe('is not told by the name of the file', () => {
    test.each([
      ['south', true],
      ['help-south', true],
      ['south-help', true],
      ['help-south-2026', true],
      ['help-old-south', true],
      ['southern', false],
      ['helpsouth', false],
      ['help', false],
    ])('%s: %s', (id, isTold) => {
      const files = (help: GivenEntry) => placesOf('privacy/anonymous', content(help, {}, id));
      expect(files({})).toEqual(isTold ? [`pairings/${id}.mdx:1:1`] : []);
      expect(messagesOf('privacy/anonymous', content({}, {}, id))).toEqual(isTold ? [say.anonymousSlug(id).message] : []);
      expect(placesOf('privacy/anonymous', content({ formerSlugs: ['x', id] }))).toEqual(isTold ? ['pairings/help.mdx formerSlugs.1'] : []);
    });
  });
});

/** A village that no public entry names, in a pairing with the brand `first`. */
const HIDDEN = { id: 'o-hidden', name: '隐泉坳党支部', shortName: '隐泉坳支部', level: 'village', parent: 'town', domain: 'rural' };
const help = (more: GivenEntry = {}): GivenEntry => ({ visibility: 'anonymous', lagging: 'o-hidden', ...more });
const hidden = (more: GivenContent = {}, organization: Record<string, unknown> = HIDDEN): GivenContent => ({
  ...more,
  organizations: [...ORGANIZATIONS, organization],
  brands: { first: {}, ...more.brands },
  pairings: more.pairings ?? { help: help() },
});
const errors = (...args: Parameters<typeof hidden>) => placesOf('privacy/anonymous', hidden(...args));
const warnings = (...args: Parameters<typeof hidden>) => placesOf('privacy/anonymous-near', hidden(...args));

describe('a side that is published nowhere else', () => {
  const brand = (more: GivenEntry) => ({ brands: { first: more } });
  test.each<[string, GivenContent, string[]]>([
    ['its natural short form', { pairings: { help: help({ BODY: '去了隐泉坳村。' }) } }, ['pairings/help.mdx:1:3']],
    ['its place alone', { pairings: { help: help({ BODY: '去了隐泉坳。' }) } }, ['pairings/help.mdx:1:3']],
    ['its exact short name on the page of the model', brand({ BODY: '带隐泉坳支部。' }), ['brands/first/index.mdx:1:2']],
    ['a summary', brand({ summary: '带动隐泉坳村。' }), ['brands/first/index.mdx summary']],
    ['a pack', { packs: { one: { place: '隐泉坳村' } } }, ['study/one.mdx place']],
    ['a document', { documents: { plan: { BODY: '见隐泉坳党支部。' } } }, ['docs/plan.mdx:1:2']],
    ['the settings', { site: { tagline: '隐泉坳村也在做' } }, ['site.yaml tagline']],
    ['zero-width characters within', { documents: { plan: { BODY: '见隐\u200b泉\u2060坳村。' } } }, ['docs/plan.mdx:1:2']],
    ['a variation selector within', { documents: { plan: { BODY: '见隐\u{e0100}泉坳村。' } } }, ['docs/plan.mdx:1:2']],
    ['Traditional characters', { documents: { plan: { BODY: '見隱泉坳村。' } } }, ['docs/plan.mdx:1:2']],
    ['emphasis within', { documents: { plan: { BODY: '见隐**泉**坳村。' } } }, ['docs/plan.mdx:1:2']],
    [
      'a commendation by it',
      brand({ record: [NAMED, { event: 'commended', date: '2025', by: 'o-hidden', title: '奖' }] }),
      ['brands/first/index.mdx record.1.by'],
    ],
    [
      'a commendation by its name',
      brand({ record: [NAMED, { event: 'commended', date: '2025', by: '隐泉坳党支部', title: '奖' }] }),
      ['brands/first/index.mdx record.1.by'],
    ],
    ['a tag', brand({ tags: ['隐泉坳村'] }), ['brands/first/index.mdx tags.0']],
    ['its id in an address', { documents: { plan: { BODY: '[看](https://a.cn/organizations/o-hidden/)' } } }, ['docs/plan.mdx:1:1']],
    ['its pinyin in the slug of another entry', { documents: { 'visit/yinquanao': {} } }, ['docs/visit/yinquanao.mdx:1:1']],
    ['its pinyin in a former slug', { documents: { plan: { formerSlugs: ['yin-quan-ao-visit'] } } }, ['docs/plan.mdx formerSlugs.0']],
  ])('is not told by %s', (_, content, places) => {
    expect(errors(content)).toEqual(places);
    expect(warnings(content)).toEqual([]);
  });

  test.each(['hongse-yinquanao', 'yin-quan-ao', 'first-yinquan', 'yinquanao-2026'])(
    'is not told by the pinyin in the slug of its pairing: %s',
    (slug) => {
      expect(errors({ pairings: { [slug]: help() } })).toEqual([`pairings/${slug}.mdx:1:1`]);
    },
  );
  test.each(['first-yin', 'yinquanaos', 'quanao', 'ayinquanao'])('may have a slug that is not its pinyin: %s', (slug) => {
    expect(errors({ pairings: { [slug]: help() } })).toEqual([]);
  });
  test('may have the beginning of its pinyin in slugs that need not mean it', () => {
    expect(errors({ documents: { 'yin-quan': {}, yinquan: {} } })).toEqual([]);
  });

  test('is not meant by what only looks like it', () => {
    const plan = (BODY: string, organization = HIDDEN) => errors({ documents: { plan: { BODY } } }, organization);
    expect(plan('隐泉，坳村，隐。泉坳')).toEqual([]);
    const south = { ...HIDDEN, id: 'o-south', name: '南港党支部' };
    const plans = (BODY: string) => errors({ documents: { plan: { BODY } }, pairings: { help: help({ lagging: 'o-south' }) } }, south);
    expect(plans('从南港出海。')).toEqual([]);
    expect(plans('从南港村出海。')).toEqual(['docs/plan.mdx:1:2']);
    const single = { ...HIDDEN, id: 'o-single', name: '南村党支部' };
    const singles = (BODY: string) => errors({ documents: { plan: { BODY } }, pairings: { help: help({ lagging: 'o-single' }) } }, single);
    expect(singles('河南村民来了。')).toEqual([]);
    expect(singles('去南村看。')).toEqual(['docs/plan.mdx:1:2']);
  });
  test('is not meant by words for what many are', () => {
    const library = { ...HIDDEN, id: 'o-library', name: '图书馆党支部' };
    const content = { documents: { plan: { BODY: '图书馆开门。' } }, pairings: { help: help({ lagging: 'o-library', BODY: '图书馆开门。' }) } };
    expect(errors(content, library)).toEqual([]);
    expect(warnings(content, library)).toEqual(['pairings/help.mdx:1:1']);
    expect(messagesOf('privacy/anonymous-near', hidden(content, library))).toEqual([say.anonymousPerhaps('图书馆').message]);
  });
  test('is not meant within a longer name that the public knows', () => {
    const west = { id: 'o-west', name: '大隐泉坳村党支部', level: 'village', parent: 'town', domain: 'rural' };
    const content = (BODY: string): GivenContent => ({
      ...hidden({ documents: { plan: { BODY, issuer: 'o-west' } } }),
      organizations: [...ORGANIZATIONS, HIDDEN, west],
    });
    expect(placesOf('privacy/anonymous', content('大隐泉坳村党支部。'))).toEqual([]);
    expect(placesOf('privacy/anonymous', content('隐泉坳党支部。'))).toEqual(['docs/plan.mdx:1:1']);
  });
  test('may be told where no public build shows it', () => {
    expect(errors({ documents: { plan: { BODY: '隐泉坳村', visibility: 'internal' } } })).toEqual([]);
    expect(errors({ documents: { plan: { BODY: '<Note>隐泉坳村</Note>' } } })).toEqual([]);
    expect(errors({ brands: { young: { theme: '隐泉坳村', record: [{ event: 'cultivated', date: '2025' }] } } })).toEqual([]);
    expect(errors({ pairings: { help: help({ since: '2027', BODY: '隐泉坳村' }) }, documents: { plan: { BODY: '隐泉坳村' } } })).toEqual([]);
  });
});

describe('a side that is published elsewhere', () => {
  const known = (more: GivenContent = {}): GivenContent => ({ ...more, documents: { notice: { issuer: 'o-hidden' }, ...more.documents } });
  test('is told of on pages that tell of the pairing with a warning, and elsewhere as it likes', () => {
    const named = { BODY: '去了隐泉坳村。' };
    const content = known({
      brands: { first: named, second: { organization: 'west', ...named } },
      pairings: { help: help() },
      packs: {
        telling: { agenda: [{ title: '看', minutes: 9, pairing: 'help' }], ...named },
        other: named,
      },
      documents: { telling: { BODY: '去了隐泉坳村，见[结对](../pairings/help.mdx)。' }, other: named },
    });
    expect(errors(content)).toEqual([]);
    expect(warnings(content).toSorted()).toEqual(['brands/first/index.mdx:1:3', 'docs/telling.mdx:1:3', 'study/telling.mdx:1:3']);
  });
  test('is not told of by its own pairing', () => {
    expect(errors(known({ pairings: { help: help({ BODY: '去了隐泉坳村。' }) } }))).toEqual(['pairings/help.mdx:1:3']);
  });
  test('is known by what it or one below it holds', () => {
    const plan = { plan: { BODY: '见隐泉坳村。' } };
    const below = { id: 'o-below', name: '坳口党支部', level: 'village', parent: 'o-hidden', domain: 'rural' };
    const second = (organization: string): GivenContent => ({
      ...hidden({ documents: plan, brands: { second: { organization } } }),
      organizations: [...ORGANIZATIONS, HIDDEN, below],
    });
    expect(placesOf('privacy/anonymous', second('o-hidden'))).toEqual([]);
    expect(placesOf('privacy/anonymous', second('o-below'))).toEqual([]);
    expect(placesOf('privacy/anonymous', second('west'))).toEqual(['docs/plan.mdx:1:2']);
    expect(errors({ documents: plan, brands: { first: { partners: ['o-hidden'] } } })).toEqual([]);
    expect(errors({ documents: plan, brands: { second: { organization: 'o-hidden', visibility: 'internal' } } })).toEqual(['docs/plan.mdx:1:2']);
  });
});

describe('a side that is the only one of its level and domain', () => {
  test('is told with the way out', () => {
    const alone = { ...HIDDEN, level: 'town' };
    expect(warnings({}, alone)).toEqual(['pairings/help.mdx lagging']);
    expect(messagesOf('privacy/anonymous-near', hidden({}, alone))).toEqual([say.anonymousAlone('镇级、农村').message]);
    expect(warnings({}, { ...alone, domain: undefined })).toEqual([]);
    expect(warnings({}, { ...HIDDEN, level: 'district', domain: 'community' })).toEqual(['pairings/help.mdx lagging']);
    expect(warnings({}, HIDDEN)).toEqual([]);
    expect(warnings({ pairings: { help: help({ visibility: 'public' }) } }, alone)).toEqual([]);
  });
  test('is one of several that are all of it', () => {
    const all = help({ lagging: ['o-hidden', 'south'] });
    expect(warnings({ pairings: { help: all } }, { ...HIDDEN, domain: 'community' })).toEqual(['pairings/help.mdx lagging']);
    expect(warnings({ pairings: { help: all } })).toEqual(['pairings/help.mdx lagging']);
  });
});
