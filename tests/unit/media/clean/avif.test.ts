import { describe, expect, it } from 'vitest';
import { avifBurden } from '../../../../src/media/clean/avif.ts';
import { encodeRaster } from '../../../../src/media/encode.ts';
import { picture, withNotes } from '../../../support/assets.ts';

const plain = (): ReturnType<typeof picture> => picture(200, 120);

describe('an AVIF', () => {
  it('encoded here is reproducible and has no metadata, with and without transparency', async () => {
    for (const source of [await plain().png().toBuffer(), await plain().ensureAlpha(0.5).png().toBuffer()]) {
      const [once, again] = await Promise.all([1, 2].map(() => encodeRaster(source, { width: 200, height: 120 }, [100, 200], 'photo', true)));
      expect(once?.avif).toHaveLength(2);
      for (const [at, bytes] of (once?.avif ?? []).entries()) {
        expect(avifBurden(bytes)).toBeUndefined();
        expect(again?.avif[at]?.equals(bytes)).toBe(true);
      }
    }
  });

  it('with metadata is reported by the type of its box', async () => {
    expect(avifBurden(await withNotes(plain()).avif({ effort: 0 }).toBuffer())).toBe('Exif');
    expect(avifBurden(await plain().withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').avif({ effort: 0 }).toBuffer())).toBe('mime');
    expect(avifBurden(await plain().withIccProfile('p3').avif({ effort: 0 }).toBuffer())).toBe('colr');
  });

  it('with trailing bytes, or cut off, is reported', async () => {
    const bytes = await plain().avif({ effort: 0 }).toBuffer();
    expect(avifBurden(bytes)).toBeUndefined();
    expect(avifBurden(Buffer.concat([bytes, Buffer.from('tail')]))).toBe('tail');
    expect(avifBurden(Buffer.concat([bytes, Buffer.from([0, 0, 0, 12]), Buffer.from('uuidword')]))).toBe('uuid');
    expect(avifBurden(bytes.subarray(0, bytes.length - 3))).toBe('tail');
    expect(avifBurden(Buffer.from('no picture at all'))).toBe('not avif');
  });
});
