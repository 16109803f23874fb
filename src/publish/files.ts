/** The files that a publication shows, noted as they are met: nothing else is ever emitted. */
import { compareText } from '../diagnostic.ts';
import { given } from '../given.ts';
import { resolveAsset } from '../model/links.ts';
import type { Content, Entry } from '../read/content.ts';
import type { PublishedAsset } from './published.ts';

export class ShownFiles {
  private readonly content: Content;
  private readonly shown = new Map<string, PublishedAsset>();

  constructor(content: Content) {
    this.content = content;
  }

  /** Marks the file that an entry names as shown, and gives the digest that stands for it; `encoded` as an address in a body is. */
  of(entry: Entry<unknown>, name: string, encoded: boolean): string {
    const target = resolveAsset(this.content, entry, name, encoded);
    if (target.kind !== 'file') throw new Error(`${entry.file}: ${name} was published without having been checked`);
    return this.use(target.file);
  }

  /** The same for a file beside `site.yaml`. */
  ofRoot(file: string): string {
    return this.use(file.normalize('NFC').replace(/^\.\//, ''));
  }

  /** The same by a path below the content directory. Throws for a file that nobody looked at. */
  use(file: string): string {
    const probe = this.content.probes.get(file);
    if (probe === undefined || probe.role === 'other') throw new Error(`${file} was published without having been looked at`);
    const { digest, role, format, bytes, width, height, duration } = probe;
    this.shown.set(digest, { digest, role, format, bytes, ...given('width', width), ...given('height', height), ...given('duration', duration) });
    return digest;
  }

  /** All that were marked, by digest. */
  all(): Record<string, PublishedAsset> {
    return Object.fromEntries([...this.shown].sort(([a], [b]) => compareText(a, b)));
  }
}
