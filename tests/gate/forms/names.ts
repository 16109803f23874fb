/** Texts in the names of files and folders. */
import { gzipSync } from 'node:zlib';

import type { SecretKind } from '../contents.ts';
import { any, type Form, isHan } from './form.ts';
import { fullWidth } from './letters.ts';
import { readingOf } from './sounds.ts';

/** As a file system takes it, and no longer than one does. */
const shortened = (text: string): string =>
  Array.from(text.replace(/[/\\:*?"<>|\s\0]+/gu, '_'))
    .slice(0, 40)
    .join('');
/** A name may hold what is short; of a long text it would be a part, which is another form. */
const isShort = (text: string, kind: SecretKind): boolean => any(text, kind) && Array.from(text).length <= 40 && Buffer.byteLength(text) < 150;
const isSpelt = (text: string, kind: SecretKind): boolean => isHan(text) && kind !== 'phone' && Array.from(text).length <= 12;

const named = (tier: Form['tier'], name: string, path: (text: string) => string, bytes: string | Buffer = 'x'): Form => ({
  name,
  group: 'names',
  tier,
  takes: isShort,
  make: (text) => ({ end: '', bytes, path: path(shortened(text)) }),
});

const spelt = (tier: Form['tier'], name: string, path: (syllables: string[]) => string): Form => ({
  name,
  group: 'names',
  tier,
  takes: isSpelt,
  make(text) {
    const { syllables } = readingOf(text, true);
    return syllables.length < 2 ? undefined : { end: '', bytes: 'x', path: path(syllables), sound: syllables };
  },
});

export const NAMES: readonly Form[] = [
  named('asked', 'a file', (text) => `${text}.txt`),
  named('asked', 'a file, among other words', (text) => `2025-${text}（定稿）.html`, '<p>x</p>'),
  named('asked', 'a folder', (text) => `${text}/index.html`, '<p>x</p>'),
  named('kin', 'a folder in folders', (text) => `a/关于${text}的/b/c.txt`),
  named('kin', 'a name without an end', (text) => text),
  named('kin', 'an end', (text) => `photo.${text}`),
  { ...named('kin', 'a picture', (text) => `media/${text}-1200.webp`), isBurden: true },
  named('kin', 'behind percent signs', (text) => `${encodeURIComponent(text).slice(0, 180)}.html`),
  named('kin', 'behind percent signs, small letters', (text) => `${encodeURIComponent(text).toLowerCase().slice(0, 180)}.html`),
  named('kin', 'with blanks', (text) => `${Array.from(text).join(' ')}.txt`),
  named('kin', 'with low lines', (text) => `${Array.from(text).join('_')}.txt`),
  named('kin', 'with zero-width spaces', (text) => `${Array.from(text).join('\u200B')}.txt`),
  named('kin', 'in full width', (text) => `${fullWidth(text)}.txt`),
  named(
    'kin',
    '#uXXXX, as unzip writes',
    (text) =>
      `${Array.from({ length: text.length }, (_, at) => `#U${text.charCodeAt(at).toString(16).padStart(4, '0')}`)
        .join('')
        .slice(0, 200)}.txt`,
  ),
  named('kin', 'of a packed file', (text) => `${text}.json.gz`, gzipSync('{}')),
  spelt('asked', 'a file, by its sound', (syllables) => `${syllables.join('')}.html`),
  spelt('asked', 'a folder, by its sound', (syllables) => `${syllables.join('-')}/index.html`),
  spelt(
    'kin',
    'a file, by its sound with capitals',
    (syllables) => `photo_${syllables.map((one) => one.slice(0, 1).toUpperCase() + one.slice(1)).join('')}01.html`,
  ),
  spelt('beyond', 'folders, one for each syllable', (syllables) => `${syllables.join('/')}/index.html`),
];
