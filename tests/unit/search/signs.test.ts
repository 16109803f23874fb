/** The sign of a brand in results: written once for it, found with it, and taken by its theme. */
import { expect, test } from 'vitest';
import { searchFiles } from '../../../src/search/index/index.ts';
import { signOf } from '../../../src/views/brand/sign.ts';
import { searchingIn } from '../../support/search.ts';
import { brand, contextOf, organization } from '../views/siteOf.ts';

const DIGEST = 'd'.repeat(64);
const context = contextOf(
  [
    brand('a', {
      name: '甲长廊',
      theme: '一路同行',
      colors: { primary: '#2a7177' },
      logo: { kind: 'image', asset: DIGEST, alt: '', meaning: [] } as never,
    }),
    brand('b', { name: '乙课堂', colors: { primary: '#a74930' } }),
    brand('c', { name: '丙小院' }),
  ],
  {
    organizations: [organization('east', null)],
    assets: { [DIGEST]: { digest: DIGEST, role: 'image', format: 'png', width: 900, height: 600 } as never },
  },
);

test.each([
  ['names in one file', { few: 100, volume: 7 }],
  ['names in volumes', { few: 0, volume: 7 }],
])('%s', async (_, sizes) => {
  const { finder } = searchingIn(searchFiles(context, sizes, signOf));
  const first = async (query: string) => (await finder.find(query, {}, () => {})).results[0];
  const { tone, picture } = signOf(context, context.site.brands[0] as never);
  // The smallest of 128, 256 and 512 pixels.
  expect(picture).toMatch(/^media\/[0-9a-f]{16}-128\.webp$/);
  expect(await first('甲长廊')).toMatchObject({ kind: 'brand', sign: { tone, picture: `/base/${picture}` } });
  expect((await first('乙课堂'))?.sign).toEqual({ tone: signOf(context, context.site.brands[1] as never).tone });
  expect((await first('丙小院'))?.sign).toEqual({});
  const office = await first(context.site.organizations[0]?.name ?? '');
  expect(office).toMatchObject({ kind: 'organization' });
  expect(office).not.toHaveProperty('sign');
  await first('甲长廊');
  expect(await first('一路同行')).toMatchObject({ kind: 'theme', sign: { tone } });
});
