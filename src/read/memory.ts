/**
 * Small results that are kept between runs. Each is found by a key that names everything it depends on, so a kept
 * result is as good as a new one. Many lie together in one value of the store, since asking for each costs more.
 */
import { hash } from 'node:crypto';
import type { Store } from '../store/index.ts';

/** Values are plain JSON; `undefined` is none. A key is a digest, or the parts of one. */
export interface Memory {
  get<Value>(kind: string, key: Key): Value | undefined;
  put(kind: string, key: Key, value: unknown): void;
  /** Returns the value of a key; makes it if it is not known. */
  of<Value>(kind: string, key: Key, make: () => Value): Value;
}

export type Key = string | readonly unknown[];

/** Keeps nothing. */
export const NO_MEMORY: Memory = { get: () => undefined, put() {}, of: (_kind, _key, make) => make() };

/** A short digest of everything that a value depends on. */
export const keyOf = (...parts: readonly unknown[]): string => hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 27);

const digestOf = (key: Key): string => (typeof key === 'string' ? key : keyOf(...key));

/** Values of one kind are spread over so many parts, a power of two: a change writes a part again, and more parts take longer to read. */
const PARTS = 32;

type Part = Record<string, unknown>;
interface Shelf {
  parts: Map<number, { had: Part; has: Part; isChanged: boolean }>;
}

/**
 * Parts as they were read or written last in this process: a command that reads a content again and again, as `dev` does,
 * finds nearly all of them as they were. They must not be changed.
 */
const atHand = new WeakMap<Store, Map<string, { digest: string; part: Part }>>();

/** Keeps values in a store, below a name. */
export class KeptMemory implements Memory {
  private readonly store: Store;
  private readonly name: string;
  private readonly hand: Map<string, { digest: string; part: Part }>;
  private readonly shelves = new Map<string, Shelf>();

  constructor(store: Store, name: string) {
    [this.store, this.name] = [store, name];
    const known = atHand.get(store) ?? new Map();
    atHand.set(store, known);
    this.hand = known;
  }

  get<Value>(kind: string, parts: Key): Value | undefined {
    const key = digestOf(parts);
    const part = this.part(kind, key);
    if (key in part.has) return part.has[key] as Value;
    const value = part.had[key];
    // Only what was asked for is kept when the part is written again.
    if (value !== undefined) part.has[key] = value;
    return value as Value | undefined;
  }

  put(kind: string, parts: Key, value: unknown): void {
    const key = digestOf(parts);
    const part = this.part(kind, key);
    part.has[key] = value;
    part.isChanged = true;
  }

  of<Value>(kind: string, parts: Key, make: () => Value): Value {
    const key = digestOf(parts);
    const known = this.get<Value>(kind, key);
    if (known !== undefined) return known;
    const value = make();
    this.put(kind, key, value);
    return value;
  }

  /** Hands what has changed to the store. */
  save(): void {
    for (const [kind, { parts }] of this.shelves) {
      for (const [number, part] of parts) {
        if (!part.isChanged) continue;
        const name = this.partName(kind, number);
        this.store.put(name, JSON.stringify(part.has));
        const digest = this.store.digest(name);
        if (digest !== undefined) this.hand.set(name, { digest, part: { ...part.has } });
        part.isChanged = false;
      }
    }
  }

  private part(kind: string, key: string): { had: Part; has: Part; isChanged: boolean } {
    let shelf = this.shelves.get(kind);
    if (shelf === undefined) {
      shelf = { parts: new Map() };
      this.shelves.set(kind, shelf);
    }
    let number = 0;
    for (let at = 0; at < key.length; at += 1) number = (number * 31 + key.charCodeAt(at)) | 0;
    number &= PARTS - 1;
    let part = shelf.parts.get(number);
    if (part === undefined) {
      part = { had: this.load(this.partName(kind, number)), has: {}, isChanged: false };
      shelf.parts.set(number, part);
    }
    return part;
  }

  private readonly partName = (kind: string, number: number): string => `${kind} ${this.name} ${number}`;

  private load(name: string): Part {
    const digest = this.store.digest(name);
    if (digest === undefined) return {};
    const known = this.hand.get(name);
    if (known?.digest === digest) return known.part;
    const kept = this.store.get(name);
    if (kept === undefined) return {};
    try {
      const part = JSON.parse(kept.toString()) as Part;
      this.hand.set(name, { digest, part });
      return part;
    } catch {
      return {};
    }
  }
}
