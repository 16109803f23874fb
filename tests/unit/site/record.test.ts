/** A record that is made from the one before is, to the byte, the one that is written anew. */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Known, Manifest } from '../../../src/outputs/produce.ts';
import { noteRecord, type ReleaseRecord, readRecord, recordBytes, recordDigestOf, recordText, sendingOf } from '../../../src/site/record.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-record-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const knownOf = (text: string): Known => ({ digest: hash('sha256', text, 'base64url'), size: text.length });
const PATHS = ['index.html', 'a/index.html', 'a/index.html.br', '品牌/"引号"\\.html', '标签/政策.html', 'data/brands.json', 'z.xml'].sort();
const filesOf = (texts: Readonly<Record<string, string>>): Manifest =>
  new Map(PATHS.flatMap((file) => (texts[file] === undefined ? [] : [[file, knownOf(texts[file])]])));
const recordOf = (files: Manifest, before: Manifest | undefined, turn: number): ReleaseRecord => ({
  ...{ release: `release-1.${turn}`, since: turn === 0 ? null : `release-1.${turn - 1}`, profile: 'public', asOf: '2026-06-10', files },
  ...sendingOf(before, files),
});
const first = filesOf(Object.fromEntries(PATHS.map((file) => [file, file])));

test('whatever files change, come and go', () => {
  const file = path.join(home, 'record.json');
  const texts: Record<string, string> = Object.fromEntries(PATHS.map((one) => [one, one]));
  let before = filesOf(texts);
  writeFileSync(file, recordBytes(recordOf(before, undefined, 0)));
  for (let turn = 1; turn < 60; turn += 1) {
    const one = PATHS[(turn * 3) % PATHS.length] as string;
    if (turn % 11 === 10) delete texts[one];
    else texts[one] = `${turn % 4}`.repeat(1 + (turn % 12));
    texts[PATHS[turn % PATHS.length] as string] = `${turn % 3}`;
    const files = filesOf(texts);
    const record = recordOf(files, before, turn);
    const bytes = recordBytes(record, { file, files: before });
    expect(bytes.toString()).toBe(recordText(record));
    writeFileSync(file, bytes);
    expect(readRecord(file)?.files).toEqual(files);
    before = files;
  }
});

test.each<[string, (text: string) => string]>([
  ['one that somebody has changed', (text) => text.replace('"size":5', '"size":6')],
  ['one that was cut short', (text) => text.slice(0, -20)],
])('not from %s', (_, change) => {
  const file = path.join(home, 'other.json');
  const bytes = recordBytes(recordOf(first, undefined, 0));
  writeFileSync(file, change(bytes.toString()));
  const files: Manifest = new Map([...first, ['index.html', knownOf('other')]]);
  const record = recordOf(files, first, 1);
  expect(recordBytes(record, { file, files: first }).toString()).toBe(recordText(record));
});

test('from one that was written as it is remembered, and from no other', () => {
  const file = path.join(home, 'third.json');
  const bytes = recordBytes(recordOf(first, undefined, 0));
  // What nobody writes, so that it can be seen where lines come from.
  const marked = bytes.toString().replace('"z.xml":{"sha256":"', '"z.xml":{"sha256":"00');
  writeFileSync(file, marked);
  const again: Manifest = new Map(first);
  const files: Manifest = new Map([...first, ['index.html', knownOf('other')]]);
  expect(recordBytes(recordOf(files, again, 1), { file, files: again }).includes('"00')).toBe(false);
  noteRecord(again, hash('sha256', marked, 'base64url'));
  expect(recordBytes(recordOf(new Map(files), again, 1), { file, files: again }).includes('"00')).toBe(true);
  expect(recordDigestOf(again)).toBe(hash('sha256', marked, 'base64url'));
});
