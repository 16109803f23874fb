/** The files of a site as they are kept: in columns, since of ten thousand cases there are a hundred thousand, with what has changed since beside them. */
import type { Known, Manifest } from './produce.ts';

/** As they were written down, in the order of paths. */
export interface FileColumns {
  paths: readonly string[];
  /** Digests, one a line, all of one length. */
  digests: string;
  sizes: Float64Array;
  /** Empty of what is made each time. */
  keys: readonly string[];
}

/** What a line of digests takes. */
const LINE = 44;

/** What has changed since columns were written down; undefined of what is there no more. */
export type FileChanges = ReadonlyMap<string, Known | undefined>;

export class SiteFiles implements Manifest {
  readonly changes: FileChanges;
  private readonly columns: FileColumns;
  private readonly places: ReadonlyMap<string, number>;

  constructor(columns: FileColumns, changes: FileChanges = new Map(), places?: ReadonlyMap<string, number>) {
    this.columns = columns;
    this.changes = changes;
    this.places = places ?? new Map(columns.paths.map((path, at) => [path, at]));
  }

  /** The same files with others in their place. */
  with(changes: Iterable<readonly [string, Known | undefined]>): SiteFiles {
    return new SiteFiles(this.columns, new Map([...this.changes, ...changes]), this.places);
  }

  /** The paths of which alone something may differ between two states; undefined if nobody knows. */
  differing(other: Manifest | undefined): readonly string[] | undefined {
    return other instanceof SiteFiles && other.columns === this.columns
      ? [...new Set([...this.changes.keys(), ...other.changes.keys()])].sort()
      : undefined;
  }

  get size(): number {
    let size = this.columns.paths.length;
    for (const [path, known] of this.changes) size += Number(known !== undefined) - Number(this.places.has(path));
    return size;
  }

  /** The bytes of all. */
  get bytes(): number {
    let sum = 0;
    for (const size of this.columns.sizes) sum += size;
    for (const [path, known] of this.changes) sum += (known?.size ?? 0) - (this.columns.sizes[this.places.get(path) ?? -1] ?? 0);
    return sum;
  }

  has(path: string): boolean {
    return this.changes.has(path) ? this.changes.get(path) !== undefined : this.places.has(path);
  }

  get(path: string): Known | undefined {
    if (this.changes.has(path)) return this.changes.get(path);
    const place = this.places.get(path);
    if (place === undefined) return undefined;
    const { digests, sizes, keys } = this.columns;
    const known = { digest: digests.slice(place * LINE, (place + 1) * LINE - 1), size: sizes[place] as number };
    const key = keys[place] as string;
    return key === '' ? known : { ...known, key };
  }

  keys(): MapIterator<string> {
    const { paths } = this.columns;
    if (this.changes.size === 0) return paths.values();
    const added = [...this.changes.keys()].filter((path) => !this.places.has(path));
    const all = added.length === 0 ? paths : [...paths, ...added].sort();
    return all.filter((path) => !this.changes.has(path) || this.changes.get(path) !== undefined).values();
  }

  values(): MapIterator<Known> {
    return this.keys().map((path) => this.get(path) as Known) as MapIterator<Known>;
  }

  entries(): MapIterator<[string, Known]> {
    return this.keys().map((path): [string, Known] => [path, this.get(path) as Known]) as MapIterator<[string, Known]>;
  }

  [Symbol.iterator](): MapIterator<[string, Known]> {
    return this.entries();
  }

  forEach(tell: (known: Known, path: string, all: Manifest) => void): void {
    for (const [path, known] of this) tell(known, path, this);
  }
}

/** The bytes of all files. */
export function bytesOf(files: Manifest): number {
  if (files instanceof SiteFiles) return files.bytes;
  let sum = 0;
  for (const { size } of files.values()) sum += size;
  return sum;
}

/** Files as columns. */
export const columnsOf = (files: Manifest): FileColumns => {
  const known = [...files.values()];
  return {
    paths: [...files.keys()],
    digests: known.map(({ digest }) => `${digest}\n`).join(''),
    sizes: Float64Array.from(known, ({ size }) => size),
    keys: known.map(({ key = '' }) => key),
  };
};
