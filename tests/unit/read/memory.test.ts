/** Small results that are kept between readings, in one process and in the next. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeptMemory } from '../../../src/read/memory.ts';
import { openStore, type Store } from '../../../src/store/index.ts';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'biaogan-memory-'));
  store = openStore(folder);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

/** Reads once, as a command does: asks for some values, and keeps those alone. Returns the keys that had to be made. */
function reading(keys: readonly string[], from: Store = store): string[] {
  const memory = new KeptMemory(from, 'test');
  const made: string[] = [];
  for (const key of keys)
    memory.of('kind', key, () => {
      made.push(key);
      return { key };
    });
  memory.save();
  return made;
}

test('what one reading made is at hand for the next, in this process and in another', () => {
  expect(reading(['a', 'b'])).toEqual(['a', 'b']);
  expect(reading(['a', 'b', 'c'])).toEqual(['c']);
  store.flush();
  const other = openStore(folder);
  expect(reading(['a', 'b', 'c'], other)).toEqual([]);
  other.close();
});

test('what lies at hand is what the store holds, if another process has written since', () => {
  reading(['a']);
  store.flush();
  const other = openStore(folder);
  const theirs = new KeptMemory(other, 'test');
  theirs.put('kind', 'a', 'theirs');
  theirs.save();
  other.close();
  expect(new KeptMemory(store, 'test').get('kind', 'a')).toBe('theirs');
});

test('a value that is changed after it was given is another for the next reading', () => {
  const first = new KeptMemory(store, 'test');
  first.put('kind', 'a', 1);
  first.save();
  first.put('kind', 'a', 2);
  expect(new KeptMemory(store, 'test').get('kind', 'a')).toBe(1);
  first.save();
  expect(new KeptMemory(store, 'test').get('kind', 'a')).toBe(2);
});
