/**
 * What was made before. A set of files is kept with a list of their sums, which is written last: files
 * without a list, and files that are not what their list says, are made again.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestOf } from './formats/source.ts';

/** A file by its name alone. */
export interface StoredFile {
  name: string;
  bytes: number;
  sum: string;
}

/** Larger files are copied and summed without being held in memory. */
const LARGE = 16 * 1024 * 1024;

let drafts = 0;

export class Store {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Copies a set of files to where they go; undefined, and no more than some of them copied, where they are not all kept whole. */
  async restore(key: string, recipe: string, names: readonly string[], target: string): Promise<StoredFile[] | undefined> {
    const files = await this.list(key, recipe);
    if (files === undefined || files.length !== names.length || files.some(({ name }, index) => name !== names[index])) return undefined;
    for (const file of files) if (!(await this.copy(file, path.join(target, file.name)))) return undefined;
    return files;
  }

  /**
   * Keeps what `make` writes: it is given a path for each name and writes there. Only a file that is
   * complete gets its name.
   */
  async keep(key: string, recipe: string, names: readonly string[], make: (paths: string[]) => Promise<void>): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    drafts += 1;
    const draft = `${process.pid}-${drafts}.tmp`;
    const paths = names.map((name) => this.at(`${name}.${draft}`));
    const listDraft = this.at(`${key}.json.${draft}`);
    try {
      await make(paths);
      const files: StoredFile[] = [];
      for (const [index, name] of names.entries()) {
        const from = paths[index] as string;
        files.push({ name, bytes: (await stat(from)).size, sum: await digestOf(from) });
        await rename(from, this.at(name));
      }
      await writeFile(listDraft, JSON.stringify({ recipe, files }));
      await rename(listDraft, this.at(`${key}.json`));
    } finally {
      await Promise.all([...paths, listDraft].map((file) => rm(file, { force: true })));
    }
  }

  private at(name: string): string {
    return path.join(this.folder, name);
  }

  private async list(key: string, recipe: string): Promise<StoredFile[] | undefined> {
    try {
      const list = JSON.parse(await readFile(this.at(`${key}.json`), 'utf8')) as { recipe?: unknown; files?: unknown };
      return list.recipe === recipe && Array.isArray(list.files) ? (list.files as StoredFile[]) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether a kept file was whole; then it is at `target`. */
  private async copy({ name, bytes, sum }: StoredFile, target: string): Promise<boolean> {
    try {
      if (bytes > LARGE) {
        if ((await digestOf(this.at(name))) !== sum) return false;
        await copyFile(this.at(name), target);
        return true;
      }
      const content = await readFile(this.at(name));
      if (createHash('sha256').update(content).digest('hex') !== sum) return false;
      await writeFile(target, content);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }
}
