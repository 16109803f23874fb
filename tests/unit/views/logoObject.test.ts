import { describe, expect, it } from 'vitest';
import { objectView } from '../../../src/views/brand/object.ts';
import { wavePath } from '../../../src/views/brand/plate.ts';

type Logo = Parameters<typeof objectView>[0];
const image = (meaning: unknown, more: object = {}): Logo => ({ kind: 'image', asset: 'x', alt: '图', meaning, ...more }) as Logo;
const drawn = (width: number, height: number, emblem = false) => ({ picture: { src: 'x.svg', alt: '图', width, height }, emblem });

/** The ends of the hairlines, on the plate. */
const ends = (lines: string | undefined): number[][] =>
  [...(lines ?? '').matchAll(/M0 ([\d.]+)L([\d.-]+) ([\d.]+)/g)].map((one) => one.slice(1).map(Number));

describe('the logo as an object', () => {
  it('leads a hairline from each meaning to the place of its part', () => {
    const view = objectView(
      image([
        { part: '环', means: '两家', at: [0, 0] },
        { part: '齿', means: '房子', at: [100, 100] },
      ]),
      drawn(512, 512),
    );
    expect(view?.parts.map(({ part, isPlaced }) => [part, isPlaced])).toEqual([
      ['环', true],
      ['齿', true],
    ]);
    expect(ends(view?.lines).map(([, x, y]) => [x, y])).toEqual([
      [11, 11],
      [89, 89],
    ]);
  });
  it('measures places in the picture, not in the plate: a broad picture fills less of its height', () => {
    expect(ends(objectView(image([{ part: '环', means: '两家', at: [50, 0] }]), drawn(512, 256))?.lines)[0]?.slice(1)).toEqual([50, 30.5]);
  });
  it('crosses no two lines', () => {
    const meaning = [
      { part: '甲', means: '一', at: [80, 20] },
      { part: '乙', means: '二', at: [10, 40] },
      { part: '丙', means: '三', at: [90, 60] },
      { part: '丁', means: '四', at: [20, 65] },
    ];
    const found = ends(objectView(image(meaning), drawn(512, 512))?.lines) as [number, number, number][];
    expect(found).toHaveLength(4);
    const side = ([y0, x, y]: [number, number, number], [px, py]: [number, number]): number => x * (py - y0) - (y - y0) * px;
    for (const [index, one] of found.entries()) {
      for (const two of found.slice(index + 1)) {
        const parts = side(one, [0, two[0]]) * side(one, [two[1], two[2]]) < 0 && side(two, [0, one[0]]) * side(two, [one[1], one[2]]) < 0;
        expect(parts, `${one} and ${two}`).toBe(false);
      }
    }
  });
  it('draws nothing over a logo with the emblem: lines end at its edge', () => {
    const { lines } = objectView(image([{ part: '环', means: '两家', at: [60, 50] }]), drawn(512, 512, true)) ?? {};
    expect(ends(lines)[0]?.[1]).toBeLessThan(11);
    expect(lines).not.toContain('a1 1');
  });
  it('names what has no place last, without a line', () => {
    const view = objectView(
      image([
        { part: '青碧色', means: '河水' },
        { part: '环', means: '两家', at: [10, 10] },
      ]),
      drawn(512, 512),
    );
    expect(view?.parts.map(({ part, isPlaced }) => [part, isPlaced])).toEqual([
      ['环', true],
      ['青碧色', false],
    ]);
    expect(ends(view?.lines)).toHaveLength(1);
  });
  it('has no lines where a text is too long to stand beside its part', () => {
    const view = objectView(image([{ part: '环', means: '很长的释义'.repeat(60), at: [10, 10] }]), drawn(512, 512));
    expect(view?.lines).toBeUndefined();
    expect(view?.parts).toHaveLength(1);
  });
  it('is left to the standard where no place is known', () => {
    expect(objectView(image('一段话'), drawn(512, 512))).toBeUndefined();
    expect(objectView(image([{ part: '环', means: '两家' }]), drawn(512, 512))).toBeUndefined();
  });
  it('has a key without lines for a text logo, which is its own drawing', () => {
    const meaning = [
      { part: '倒', means: '反过来' },
      { part: '开', means: '照开' },
    ];
    const view = objectView({ kind: 'text', text: '倒开', meaning } as unknown as Logo, undefined);
    expect(view?.parts.map(({ part, means }) => ({ part, means }))).toEqual(meaning);
    expect(view?.lines).toBeUndefined();
  });
});

describe('the wave of a sound logo', () => {
  it('is one stroke for each moment, and a dot for silence', () => {
    const heights = [...wavePath([100, 0, 25]).matchAll(/v([\d.]+)/g)].map(([, height]) => Number(height));
    expect(heights).toHaveLength(3);
    expect(heights[0]).toBeGreaterThan(heights[2] as number);
    expect(heights[1]).toBeGreaterThan(0);
    expect(heights[1]).toBeLessThan(1);
  });
  it('is a sign where the recording could not be read', () => {
    expect(wavePath(undefined)).toMatch(/^M26 36/);
  });
});
