import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Store } from '../../../src/media/store.ts';
import { temporaryFolder } from '../../support/assets.ts';

const NAMES = ['one.webp', 'two.webp'];
const write = async (paths: string[]): Promise<void> => {
  for (const [index, file] of paths.entries()) writeFileSync(file, `file ${index}`);
};

describe('what was made', () => {
  it('is given back as it was, to who asks for the same', async () => {
    const target = temporaryFolder();
    const store = new Store(temporaryFolder());
    await store.keep('key', 'recipe', NAMES, write);
    expect((await store.restore('key', 'recipe', NAMES, target))?.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['one.webp', 6],
      ['two.webp', 6],
    ]);
    expect(NAMES.map((name) => readFileSync(path.join(target, name), 'utf8'))).toEqual(['file 0', 'file 1']);
  });

  it('is not given for another recipe, key or set', async () => {
    const target = temporaryFolder();
    const store = new Store(temporaryFolder());
    await store.keep('key', 'sharp 1', NAMES, write);
    expect(await store.restore('key', 'sharp 2', NAMES, target)).toBeUndefined();
    expect(await store.restore('other', 'sharp 1', NAMES, target)).toBeUndefined();
    expect(await store.restore('key', 'sharp 1', NAMES.slice(1), target)).toBeUndefined();
    expect(await store.restore('key', 'sharp 1', [...NAMES, 'three.webp'], target)).toBeUndefined();
  });

  it('leaves nothing where making it failed halfway', async () => {
    const folder = path.join(temporaryFolder(), 'media');
    mkdirSync(folder);
    const store = new Store(folder);
    const failing = store.keep('key', 'recipe', NAMES, async (paths) => {
      writeFileSync(paths[0] as string, 'half');
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
    // One that was not written at all is no set either.
    await expect(store.keep('key', 'recipe', NAMES, async (paths) => write(paths.slice(0, 1)))).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp') || name.endsWith('.json'))).toEqual([]);
    expect(await store.restore('key', 'recipe', NAMES, temporaryFolder())).toBeUndefined();
  });
});
