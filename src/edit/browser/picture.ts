/** Pictures by drag and drop. What the command cannot open, such as BMP and on some machines HEIC, this browser draws anew. */
import { EDIT } from '../../wording/edit.ts';
import { sendPicture } from './api.ts';
import { h } from './element.ts';

/** Draws a picture anew as PNG; undefined where the browser cannot open it either. */
async function drawn(file: Blob): Promise<Blob | undefined> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    return (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))) ?? undefined;
  } catch {
    return undefined;
  }
}

/** What the command opens by itself. */
const OPENED = /\.(?:jpe?g|png|webp|avif|gif|svg|tiff?)$/i;

/** Puts a picture beside an entry; gives its name there. Throws `Refused` with what to do. */
export async function addPicture(entry: string, file: File): Promise<string> {
  const picture = OPENED.test(file.name) ? file : ((await drawn(file)) ?? file);
  return sendPicture(entry, picture, file.name);
}

export const pictureAddress = (entry: string, name: string): string => `picture?${new URLSearchParams({ file: entry, name })}`;

/** A place to drop a picture on, or to choose one by keyboard. */
export function dropZone(
  entry: string,
  labelId: string,
  done: (name: string) => void,
  say: (message: string, isFault?: boolean) => void,
): HTMLElement {
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    refusal.textContent = '';
    say(EDIT.pictureAdding);
    try {
      const name = await addPicture(entry, file);
      done(name);
      say(EDIT.pictureDone(name));
    } catch (error) {
      say('');
      refusal.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const refusal = h('p', { class: 'error', role: 'alert' });
  const input = h('input', { type: 'file', accept: 'image/*,.heic,.heif,.bmp', class: 'hidden-file', 'aria-labelledby': labelId });
  input.addEventListener('change', () => void take(input.files?.[0]));
  const zone = h('label', { class: 'drop' }, input, h('span', {}, EDIT.picture));
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    void take(event.dataTransfer?.files[0]);
  });
  return h('div', { class: 'dropping' }, zone, refusal);
}
