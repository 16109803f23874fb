/**
 * What each output read when it was made, kept between runs: an output is made again exactly if one of its reads has
 * changed. Small values that are made for many outputs are kept in the same way.
 */
import { hash } from 'node:crypto';
import { entryOf, type Present, recordedNow } from '../reads.ts';

/** As it is written between runs. */
export interface KeptRecordings {
  /** What all outputs depend on beside what they read: the code, the base. */
  environment: string;
  /** Everything that was read, and the digest of what stood there. */
  names: string[];
  digests: string[];
  /** The digest of each entry of which anything was read, by its name: while it stays, so do all its fields. */
  entries: Record<string, string>;
  /** The key of each output, and where in `reads` its own begin and end. */
  outputs: Record<string, [key: string, begin: number, end: number]>;
  /** Which of `names` were read, as numbers of 32 bits in base64: of ten thousand cases they are millions. */
  reads: string;
  /** Values by their names; what they read stands among the outputs. */
  values: Record<string, unknown>;
}

const digestOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

/** Numbers of 32 bits that were written in base64. */
function numbersIn(text: string): Uint32Array {
  // A copy of its own: what Node decodes may begin at any place of a larger buffer.
  return new Uint32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
}

export class Recordings {
  private readonly environment: string;
  private readonly present: Present;
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly digests: string[] = [];
  private readonly outputs = new Map<string, { key: string; reads: Uint32Array }>();
  private readonly values = new Map<string, unknown>();
  /** The digests of what stands behind names now. */
  private readonly known = new Map<string, string>();
  /** Names of the values that were asked for: no other is kept. */
  private readonly asked = new Set<string>();

  /** `kept` is what an earlier run left, if it left anything. Recordings of another environment are dropped. */
  constructor(environment: string, present: Present, kept?: KeptRecordings) {
    this.environment = environment;
    this.present = present;
    if (kept?.environment !== environment) return;
    // The names keep their numbers; those that nothing reads any more go when they are kept the next time.
    const isSame = new Uint8Array(kept.names.length);
    for (const [number, name] of kept.names.entries()) {
      const was = kept.digests[number] as string;
      const entry = entryOf(name);
      if (entry !== undefined && this.digestOf(entry) === kept.entries[entry]) this.known.set(name, was);
      const is = this.digestOf(name);
      this.names.push(name);
      this.numbers.set(name, number);
      this.digests.push(is);
      if (is === was) isSame[number] = 1;
    }
    const all = numbersIn(kept.reads);
    for (const [path, [key, begin, end]] of Object.entries(kept.outputs)) {
      const reads = all.subarray(begin, end);
      if (!reads.every((number) => isSame[number] === 1)) continue;
      this.outputs.set(path, { key, reads });
      if (Object.hasOwn(kept.values, path)) this.values.set(path, kept.values[path]);
    }
  }

  /** The key that an output was made with, if nothing that it read has changed since. */
  keyOf(path: string): string | undefined {
    return this.outputs.get(path)?.key;
  }

  /** Takes note of what an output read when it was made. */
  remember(path: string, reads: Iterable<string>): void {
    const numbers = Uint32Array.from(reads, (name) => this.numberOf(name));
    // Digests tell of which name they are, so their order need not; names are long and begin alike.
    const digests = Array.from(numbers, (number) => this.digests[number] as string).sort();
    const key = digestOf([this.environment, path, ...digests].join(' '));
    this.outputs.set(path, { key, reads: numbers });
  }

  /**
   * A small value, plain JSON, that is made from the site: the one of the run before, if nothing that was read for it has
   * changed. `name` is no path of an output, and names all that the value depends on beside the code and the site.
   */
  value<Value>(name: string, make: () => Value): Value {
    this.asked.add(name);
    if (this.values.has(name)) return this.values.get(name) as Value;
    const { value, reads } = recordedNow(make);
    this.remember(name, reads);
    this.values.set(name, value);
    return value;
  }

  /** What to keep of the outputs that there are now. */
  keep(paths: ReadonlySet<string>): KeptRecordings {
    const kept: KeptRecordings = { environment: this.environment, names: [], digests: [], entries: {}, outputs: {}, reads: '', values: {} };
    const all = new Uint32Array(this.outputs.values().reduce((sum, { reads }) => sum + reads.length, 0));
    let end = 0;
    const renumbered = new Int32Array(this.names.length).fill(-1);
    for (const [path, { key, reads }] of this.outputs) {
      if (this.asked.has(path)) kept.values[path] = this.values.get(path);
      else if (!paths.has(path)) continue;
      const begin = end;
      for (const number of reads) {
        if (renumbered[number] === -1) {
          const name = this.names[number] as string;
          const entry = entryOf(name);
          if (entry !== undefined) kept.entries[entry] ??= this.digestOf(entry);
          kept.digests.push(this.digests[number] as string);
          renumbered[number] = kept.names.push(name) - 1;
        }
        all[end] = renumbered[number] as number;
        end += 1;
      }
      kept.outputs[path] = [key, begin, end];
    }
    kept.reads = Buffer.from(all.buffer, 0, end * all.BYTES_PER_ELEMENT).toString('base64');
    return kept;
  }

  private numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.push(name) - 1;
    this.numbers.set(name, number);
    this.digests.push(this.digestOf(name));
    return number;
  }

  private digestOf(name: string): string {
    let digest = this.known.get(name);
    if (digest === undefined) {
      const value = this.present.valueOf(name);
      digest = digestOf(value === undefined ? name : `${name}\n${value}`);
      this.known.set(name, digest);
    }
    return digest;
  }
}
