import { describe, expect, it } from 'vitest';
import { mediaItems } from '../../../src/media/items.ts';
import type { PublishedAsset, Site } from '../../../src/publish/published.ts';

const asset = (digest: string, role: PublishedAsset['role'] = 'image', format = 'png'): PublishedAsset => ({
  digest,
  role,
  format,
  bytes: 1,
  width: 9,
  height: 9,
});
const assets = [
  asset('logo'),
  asset('emblem'),
  asset('cover'),
  asset('figure'),
  asset('poster'),
  asset('mark'),
  asset('own'),
  asset('icon'),
  asset('film', 'video', 'mp4'),
  asset('sound', 'audio', 'mp3'),
  asset('plan', 'download', 'pdf'),
  asset('inside'),
];

/** The parts of a site that show media. */
const site = {
  footer: { marks: [{ asset: 'mark', alt: '' }] },
  logo: { asset: 'own', alt: '' },
  icon: 'icon',
  brands: [
    { logo: { kind: 'image', asset: 'logo' }, cover: { asset: 'cover' } },
    { logo: { kind: 'image', asset: 'emblem', emblem: true } },
    { logo: { kind: 'audio', asset: 'sound' } },
    { logo: { kind: 'text', text: '字' } },
  ],
  inBodies: ['plan', 'figure', 'film', 'poster'],
  assets: Object.fromEntries(assets.map((each) => [each.digest, each])),
} as unknown as Site;

const sources = new Map(assets.map(({ digest }) => [digest, `/content/${digest}`]));

describe('the media of a site', () => {
  it('are listed with their sources and uses', () => {
    const items = mediaItems(site, sources).map((item) => [
      item.asset.digest,
      item.source,
      item.kind === 'picture' ? item.use : item.kind === 'file' ? item.asset.role : item.kind,
      item.kind === 'picture' && item.untouched === true,
    ]);
    expect(items).toEqual([
      ['mark', '/content/mark', 'mark', false],
      ['own', '/content/own', 'mark', true],
      ['icon', '/content/icon', 'icon', false],
      ['logo', '/content/logo', 'logo', false],
      ['cover', '/content/cover', 'cover', false],
      ['emblem', '/content/emblem', 'logo', true],
      ['sound', '/content/sound', 'audio', false],
      ['plan', '/content/plan', 'download', false],
      ['figure', '/content/figure', 'figure', false],
      ['film', '/content/film', 'video', false],
      ['poster', '/content/poster', 'figure', false],
      ['inside', '/content/inside', 'figure', false],
    ]);
  });

  it('must all have a source', () => {
    expect(() => mediaItems(site, new Map([...sources].filter(([digest]) => digest !== 'film')))).toThrow('film');
  });
});
