import { parseBuffer } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { cleanRecording } from '../../../../src/media/clean/recordings.ts';
import { oggSum } from '../../../../src/media/formats/ogg.ts';
import {
  CANARY,
  differingBytes,
  fileOf,
  fragmentedMp4,
  MP4_AUDIO,
  MP4_VIDEO,
  mp3,
  mp3Frames,
  mp4,
  OGG_SOUND,
  ogg,
  oggPages,
  probeOf,
  WAV_SOUND,
  WEBM_BLOCKS,
  wav,
  webm,
} from '../../../support/assets.ts';

async function published(format: string, bytes: Uint8Array): Promise<Buffer> {
  return cleanRecording(fileOf(`in.${format}`, bytes), format);
}

const KINDS: [string, string, Buffer, readonly Uint8Array[]][] = [
  ['MP3', 'mp3', mp3(40), [mp3Frames(40)]],
  ['WAV', 'wav', wav(), [WAV_SOUND]],
  ['Vorbis', 'ogg', ogg('vorbis'), OGG_SOUND],
  ['Opus', 'ogg', ogg('opus'), OGG_SOUND],
  ['FLAC in Ogg', 'ogg', ogg('flac'), OGG_SOUND],
  ['M4A', 'm4a', mp4({ hasVideo: false }), MP4_AUDIO],
  ['MP4', 'mp4', mp4(), [...MP4_VIDEO, ...MP4_AUDIO]],
  ['MP4 with its tables first', 'mp4', mp4({ isFast: true }), [...MP4_VIDEO, ...MP4_AUDIO]],
  ['MP4 in fragments', 'mp4', fragmentedMp4(), MP4_VIDEO],
  ['WebM', 'webm', webm(), WEBM_BLOCKS],
  ['WebM as browsers record it', 'webm', webm({ isOpen: true }), WEBM_BLOCKS],
];

describe.each(KINDS)('%s', (_, format, source, sound) => {
  it('is published without metadata', async () => {
    expect(source.includes(CANARY)).toBe(true);
    const bytes = await published(format, source);
    for (const part of [CANARY, CANARY.slice(0, 6), 'zhangsan', 'GPS', 'TITLE', 'LYRICS', 'xmpmeta']) expect(bytes.includes(part), part).toBe(false);
  });

  it('keeps sound and picture data', async () => {
    const bytes = await published(format, source);
    for (const part of sound) expect(Buffer.from(bytes).includes(Buffer.from(part))).toBe(true);
    const [before, after] = [await probeOf(`a.${format}`, source), await probeOf(`a.${format}`, bytes)];
    expect(after.problems).toEqual([]);
    expect(after).toMatchObject({ duration: before.duration, ...(before.width === undefined ? {} : { width: before.width, height: before.height }) });
  });

  it('is reproducible, and stays the same if published again', async () => {
    const bytes = await published(format, source);
    expect((await published(format, source)).equals(bytes)).toBe(true);
    expect((await published(format, bytes)).equals(bytes)).toBe(true);
  });
});

describe('another library finds', () => {
  it.each([
    ['mp3', 'audio/mpeg', mp3(40)],
    ['wav', 'audio/wav', wav()],
    ['ogg', 'audio/ogg', ogg('vorbis')],
    ['ogg', 'audio/ogg', ogg('opus')],
    ['m4a', 'audio/mp4', mp4({ hasVideo: false })],
    ['mp4', 'video/mp4', mp4()],
  ])('tags in %s before publishing, and the same recording without them after (%#)', async (format, mimeType, source) => {
    const read = async (bytes: Uint8Array): Promise<{ tags: number; rate: number | undefined; codec: string | undefined }> => {
      const { native, format: told } = await parseBuffer(bytes, { mimeType, size: bytes.length });
      return {
        tags: Object.values(native)
          .flat()
          .filter(({ value }) => JSON.stringify(value)?.length > 2).length,
        rate: told.sampleRate,
        codec: told.codec,
      };
    };
    const before = await read(source);
    const after = await read(await published(format, source));
    expect(before.tags).toBeGreaterThan(0);
    expect(after).toEqual({ ...before, tags: 0 });
  });
});

describe('films', () => {
  it('keep their length and all offsets', async () => {
    for (const source of [mp4(), mp4({ isFast: true }), fragmentedMp4(), webm(), webm({ isOpen: true })]) {
      const format = source.includes('webm') ? 'webm' : 'mp4';
      const bytes = await published(format, source);
      expect(bytes.length).toBe(source.length);
      // Only metadata is overwritten.
      expect(differingBytes(source, bytes)).toBeLessThan(source.length * 0.6);
      for (const sample of [...MP4_VIDEO, ...MP4_AUDIO, ...WEBM_BLOCKS]) expect(bytes.indexOf(sample)).toBe(source.indexOf(sample));
    }
  });

  it('do not contain their creation time', async () => {
    const made = Buffer.from([0xda, 0x32, 0xd5, 0xe5]);
    expect(mp4().includes(made)).toBe(true);
    expect((await published('mp4', mp4())).includes(made)).toBe(false);
  });

  it('do not keep tracks of places, captions and the like', async () => {
    const bytes = await published('mp4', mp4());
    expect(bytes.includes('mebx')).toBe(false);
    expect(bytes.includes('udta')).toBe(false);
    expect((await published('webm', webm())).includes('D_WEBVTT')).toBe(false);
    // Fragments of such tracks are removed too: two of four are left.
    const fragments = (film: Buffer): number => film.toString('latin1').split('traf').length - 1;
    expect([fragments(fragmentedMp4()), fragments(await published('mp4', fragmentedMp4()))]).toEqual([4, 2]);
  });

  it('that are not valid are refused', async () => {
    await expect(published('mp4', Buffer.from('no film'))).rejects.toThrow();
    await expect(published('mp3', Buffer.from('no recording'))).rejects.toThrow();
  });
});

describe('Ogg', () => {
  it('has the CRC of RFC 3533', () => {
    // The check value of this polynomial in the CRC catalogue (CRC-32/CKSUM), without the final inversion.
    expect(oggSum(Buffer.from('123456789')) >>> 0).toBe(~0x765e7680 >>> 0);
  });

  it('keeps the first of simultaneous streams, and all consecutive ones', async () => {
    const [first, second] = [ogg('vorbis'), ogg('opus')];
    expect((await probeOf('a.ogg', Buffer.concat([first, second]))).duration).toBeCloseTo(4, 2);
    expect(
      (await published('ogg', Buffer.concat([first, second]))).equals(Buffer.concat([await published('ogg', first), await published('ogg', second)])),
    ).toBe(true);
    const skeleton = oggPages([{ flags: 2, serial: 9, packets: [Buffer.from(`fishead\0${CANARY}`)] }]);
    expect((await published('ogg', Buffer.concat([skeleton, first]))).equals(await published('ogg', first))).toBe(true);
  });

  it('keeps headers longer than a page', async () => {
    const pages = (setup: Buffer): Buffer => {
      const comments = Buffer.from('\x03vorbis\0\0\0\0\0\0\0\0\x01', 'latin1');
      const head = Buffer.concat([Buffer.from('\x01vorbis\0\0\0\0\x01\x44\xac\0\0', 'latin1'), Buffer.alloc(12), Buffer.from([0xb8, 1])]);
      return oggPages([{ flags: 2, packets: [head] }, { packets: [comments, setup] }, { flags: 4, granule: 44_100, packets: OGG_SOUND }]);
    };
    const long = Buffer.concat([Buffer.from('\x05vorbis', 'latin1'), Buffer.alloc(60_000, 5)]);
    const bytes = await published('ogg', pages(long));
    expect(bytes.equals(pages(long))).toBe(true);
  });
});
