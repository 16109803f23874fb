/** What is said of a file that is no picture. */
import { expect, test } from 'vitest';
import { type PictureFault, tidyPicture } from '../../../src/edit/pictures.ts';
import { picture } from '../../support/assets.ts';

const png = await picture(60, 30).png().toBuffer();

test.each<[what: string, bytes: Uint8Array, fault: PictureFault]>([
  ['nothing', new Uint8Array(), 'empty'],
  ['a text', Buffer.from('没有图'), 'format'],
  ['half of one', png.subarray(0, png.length / 2), 'damaged'],
])('%s is refused as it is', async (_, bytes, fault) => {
  await expect(tidyPicture(bytes)).rejects.toMatchObject({ fault });
});

test('a picture is made fit', async () => {
  expect(await tidyPicture(png)).toMatchObject({ bytes: expect.anything() });
});
