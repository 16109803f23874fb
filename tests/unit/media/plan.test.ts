import { describe, expect, it } from 'vitest';
import { planFile, planPicture } from '../../../src/media/plan.ts';

const photo = { digest: 'a'.repeat(64), format: 'jpeg', width: 4000, height: 3000 };
const drawing = { digest: 'b'.repeat(64), format: 'svg', width: 60, height: 40 };
const widths = (asset: Parameters<typeof planPicture>[0], use: Parameters<typeof planPicture>[1]): number[] =>
  planPicture(asset, use).sources.map(({ width }) => width);

describe('a picture', () => {
  it('has the sizes for its use', () => {
    expect(widths(photo, 'figure')).toEqual([320, 640, 960, 1280, 1600]);
    expect(widths(photo, 'logo')).toEqual([128, 256, 512]);
    expect(planPicture(photo, 'figure')).toMatchObject({ kind: 'raster', width: 1600, height: 1200 });
    expect(planPicture(photo, 'figure').fallback).toMatch(/-960\.webp$/);
    expect(planPicture(photo, 'logo').fallback).toMatch(/-256\.webp$/);
  });

  it('has AVIF versions unless it is a logo or an SVG', () => {
    const { sources, avif } = planPicture(photo, 'cover');
    expect(avif).toEqual(sources.map((one) => ({ ...one, file: one.file.replace(/webp$/, 'avif'), type: 'image/avif' })));
    expect(planPicture(photo, 'logo').avif).toEqual([]);
    expect(planPicture(drawing, 'figure').avif).toEqual([]);
  });

  it('is never enlarged', () => {
    expect(widths({ ...photo, width: 700, height: 500 }, 'figure')).toEqual([320, 640, 700].filter((width) => width !== 640));
    expect(widths({ ...photo, width: 800, height: 500 }, 'figure')).toEqual([320, 640, 800]);
    expect(widths({ ...photo, width: 100, height: 50 }, 'logo')).toEqual([100]);
    expect(planPicture({ ...photo, width: 1, height: 9 }, 'cover')).toMatchObject({ width: 1, height: 9 });
  });

  it('is not higher than WebP allows', () => {
    const { width, height } = planPicture({ ...photo, width: 1000, height: 40_000 }, 'figure');
    expect(height).toBeLessThanOrEqual(16_383);
    expect(height / width).toBeCloseTo(40, 0);
  });

  it('has names that depend only on its content and settings', () => {
    const names = planPicture(photo, 'figure').sources.map(({ file }) => file);
    for (const name of names) expect(name).toMatch(/^media\/[0-9a-f]{16}-\d+\.webp$/);
    expect(planPicture({ ...photo }, 'figure')).toEqual(planPicture(photo, 'figure'));
    expect(planPicture(photo, 'poster')).toEqual(planPicture(photo, 'figure'));
    const all = [
      planPicture(photo, 'figure'),
      planPicture(photo, 'logo'),
      planPicture(photo, 'logo', { untouched: true }),
      planPicture({ ...photo, digest: 'c' }, 'figure'),
    ];
    expect(new Set(all.map(({ fallback }) => fallback.slice(0, 22))).size).toBe(4);
    expect(names.join()).not.toContain('aaaa');
  });

  it('in SVG is one file with the original proportions', () => {
    const plan = planPicture(drawing, 'logo');
    expect(plan).toMatchObject({ kind: 'svg', width: 512, height: 341, sources: [{ file: plan.fallback, type: 'image/svg+xml' }] });
    expect(plan.fallback).toMatch(/^media\/[0-9a-f]{16}-512\.svg$/);
    expect(planPicture(drawing, 'figure')).toEqual(plan);
    expect(planPicture(drawing, 'logo', { untouched: true }).fallback).not.toBe(plan.fallback);
  });

  it('that was not probed has no plan', () => {
    expect(() => planPicture({ digest: 'x', format: 'png' }, 'figure')).toThrow();
  });
});

it('a recording, film or download is one file', () => {
  expect(planFile({ digest: 'd', role: 'audio', format: 'mp3' })).toEqual({
    file: expect.stringMatching(/^media\/[0-9a-f]{16}\.mp3$/),
    type: 'audio/mpeg',
  });
  expect(planFile({ digest: 'd', role: 'download', format: 'pdf' }).type).toBe('application/pdf');
  expect(() => planFile({ digest: 'd', role: 'download', format: 'exe' })).toThrow();
});
