/** Collects the files that a publication shows. The build emits no other file. */
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

  /** Adds the file that an entry names and returns its digest. Names in bodies are `encoded`. Throws without a file. */
  of(entry: Entry<unknown>, name: string, encoded: boolean): string {
    const target = resolveAsset(this.content, entry, name, encoded);
    if (target.kind !== 'file') throw new Error(`${entry.file}: ${name} was published without having been checked`);
    return this.use(target.file);
  }

  /** Adds a file beside `site.yaml` and returns its digest. */
  ofRoot(file: string): string {
    return this.use(file.normalize('NFC').replace(/^\.\//, ''));
  }

  /** Adds a file by its path in the content directory and returns its digest. Throws if the file was not probed. */
  use(file: string): string {
    const probe = this.content.probes.get(file);
    if (probe === undefined || probe.role === 'other') throw new Error(`${file} was published without having been looked at`);
    const { digest, role, format, bytes, width, height, duration, wave } = probe;
    this.shown.set(digest, {
      digest,
      role,
      format,
      bytes,
      ...given('width', width),
      ...given('height', height),
      ...given('duration', duration),
      ...given('wave', wave),
    });
    return digest;
  }

  /** Returns all added files by digest, sorted. */
  all(): Record<string, PublishedAsset> {
    return Object.fromEntries([...this.shown].sort(([a], [b]) => compareText(a, b)));
  }
}
