/** What is kept between runs: found again as it was, and never trusted. */
import { hash } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/index.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-store-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let count = 0;
const folder = (): string => {
  count += 1;
  return path.join(home, String(count));
};

/** Small values, some that packing makes no smaller, and one that lies in a file of its own. */
const VALUES: [key: string, bytes: Buffer][] = [
  ...Array.from({ length: 40 }, (_, at): [string, Buffer] => [`small ${at}`, Buffer.from(`value ${at} `.repeat(50 + at))]),
  ['noise', Buffer.concat(Array.from({ length: 40 }, (_, at) => hash('sha512', `${at}`, 'buffer')))],
  ['short', Buffer.from('x')],
  ['empty', Buffer.of()],
  ['large', Buffer.alloc(300_000, 'abcdefg')],
];

function filled(): string {
  const at = folder();
  const store = openStore(at);
  for (const [key, bytes] of VALUES) store.put(key, bytes);
  store.close();
  return at;
}

const filesOf = (at: string): string[] =>
  readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(at, name)).isFile());

/** Every value is as it was put or is not there, and what is put anew is found. */
function expectSound(store: Store, what: string): void {
  for (const [key, bytes] of VALUES) {
    const found = store.get(key);
    expect(found === undefined || found.equals(bytes), `${what}: ${key}`).toBe(true);
  }
  store.put('new', 'value');
  expect(store.get('new')?.toString(), what).toBe('value');
}

describe('the store', () => {
  it('gives back what was put, to whoever opens it next, also at another path', () => {
    const at = filled();
    const moved = folder();
    cpSync(at, moved, { recursive: true });
    rmSync(at, { recursive: true });
    const store = openStore(moved);
    for (const [key, bytes] of VALUES) expect(store.get(key)).toEqual(bytes);
    expect(store.get('small 99')).toBeUndefined();
    store.close();
  });

  it('gives the newest of two values under one key', () => {
    const at = filled();
    const store = openStore(at);
    store.put('small 1', 'newer');
    expect(store.get('small 1')?.toString()).toBe('newer');
    store.flush();
    expect(store.get('small 1')?.toString()).toBe('newer');
    store.close();
  });

  it('tells what was put under a key without reading it', () => {
    const at = filled();
    const store = openStore(at);
    const before = store.digest('large');
    expect(before).toBe(store.digest('large'));
    expect(store.digest('small 99')).toBeUndefined();
    store.put('large', Buffer.alloc(300_000, 'bcdefga'));
    const waiting = store.digest('large');
    expect(waiting).not.toBe(before);
    store.flush();
    expect(store.digest('large')).toBe(waiting);
    store.close();
  });

  it('serves two that write at once', () => {
    const at = filled();
    const [one, other] = [openStore(at), openStore(at)];
    one.put('of one', 'a');
    other.put('of other', 'b');
    one.flush();
    other.flush();
    expect([one.get('of other')?.toString(), other.get('of one')?.toString()]).toEqual(['b', 'a']);
    one.close();
    other.close();
  });

  it('is made anew if the database opens and is damaged inside', () => {
    const at = folder();
    const many = Array.from({ length: 2000 }, (_, number): [string, string] => [`key ${number}`, `${number} `.repeat(number % 97)]);
    const fill = (): void => {
      const store = openStore(at);
      for (const [key, value] of many) store.put(key, value);
      store.close();
    };
    fill();
    const file = path.join(at, 'store-1.db');
    const bytes = readFileSync(file);
    // The first page says what the file is; the pages of its tree are lost.
    bytes.fill(0x5a, 8192, bytes.length - 4096);
    writeFileSync(file, bytes);
    // The first command notices, the second makes it anew, the third finds all.
    fill();
    fill();
    const store = openStore(at);
    expect(many.filter(([key, value]) => store.get(key)?.toString() !== value)).toEqual([]);
    store.close();
  });

  it('costs time alone if any of its files is flipped, cut, emptied or gone', () => {
    const whole = filled();
    const spoils: [string, (file: string) => void][] = [
      ['cut', (file) => truncateSync(file, statSync(file).size >> 1)],
      ['emptied', (file) => writeFileSync(file, '')],
      ['gone', (file) => rmSync(file)],
      ['no database', (file) => writeFileSync(file, 'not a database at all, but long enough to be looked at'.repeat(100))],
      ...Array.from({ length: 24 }, (_, at): [string, (file: string) => void] => [
        `flipped at ${at}/24`,
        (file) => {
          const bytes = readFileSync(file);
          const place = Math.floor((bytes.length * at) / 24);
          bytes[place] = (bytes[place] as number) ^ 0x15;
          writeFileSync(file, bytes);
        },
      ]),
    ];
    for (const name of filesOf(whole)) {
      for (const [what, spoil] of spoils) {
        const at = folder();
        cpSync(whole, at, { recursive: true });
        spoil(path.join(at, name));
        const store = openStore(at);
        expectSound(store, `${name} ${what}`);
        store.close();
        const again = openStore(at);
        expectSound(again, `${name} ${what}, opened again`);
        again.close();
        rmSync(at, { recursive: true });
      }
    }
  });

  it('does not see what another wrote under the same key with other bytes', () => {
    const at = filled();
    const database = new DatabaseSync(path.join(at, filesOf(at).find((name) => name.endsWith('.db')) as string));
    database.exec("UPDATE kept SET bytes = (SELECT bytes FROM kept WHERE key = 'small 2') WHERE key = 'small 1'");
    database.close();
    const store = openStore(at);
    expect(store.get('small 1')).toBeUndefined();
    expect(store.get('small 2')).toBeDefined();
    store.close();
  });

  it('keeps nothing where nothing can be written, and says nothing of it', () => {
    const file = path.join(home, 'a file');
    writeFileSync(file, '');
    for (const at of [undefined, path.join(file, 'below'), '/proc/none']) {
      const store = openStore(at);
      store.put('key', 'value');
      store.flush();
      store.close();
    }
    const at = filled();
    for (const name of filesOf(at)) chmodSync(path.join(at, name), 0o444);
    chmodSync(at, 0o555);
    const store = openStore(at);
    expect(() => store.put('key', 'value')).not.toThrow();
    expect(() => store.close()).not.toThrow();
    chmodSync(at, 0o755);
  });
});

it('a large value that is put anew leaves no file of the one before, unless another key leads to it', () => {
  const at = folder();
  const store = openStore(at);
  const large = (letter: string): Buffer => Buffer.alloc(300_000, letter);
  const files = (): number => filesOf(path.join(at, 'large')).length;
  for (const [key, letter] of [
    ['a', 'x'],
    ['b', 'x'],
    ['a', 'y'],
  ] as const) {
    store.put(key, large(letter));
    store.flush();
  }
  expect(files()).toBe(2);
  expect(store.get('b')?.equals(large('x'))).toBe(true);
  store.put('b', 'small');
  store.put('a', large('z'));
  store.flush();
  expect(files()).toBe(1);
  expect(store.get('a')?.equals(large('z'))).toBe(true);
  store.close();
});
