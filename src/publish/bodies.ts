/** Bodies of published entries, the files that they show, and how a publication follows their texts. */
import { lazily, standFor } from '../made.ts';
import { type BodyRoot, type PublicBodyRoot, publicTree } from '../model/body.ts';
import { type EntryIndex, entryUrl, indexEntries, resolveLink } from '../model/links.ts';
import { entryWith, type Model } from '../model/model.ts';
import type { Entry } from '../read/content.ts';
import { forgetOnce } from '../reads.ts';
import { ASSET, namedIn, shownBody } from './body.ts';
import { ShownFiles } from './files.ts';

interface Made {
  kind: Entry<unknown>['kind'];
  id: string;
  digest: string;
  published: object;
}

export class PublishedBodies {
  /** The digests of the files that bodies show or give to download. */
  readonly digests = new Set<string>();
  files: ShownFiles;
  private model: Model;
  private index: EntryIndex;
  private readonly around: string | undefined;
  private readonly shows: (entry: Pick<Entry<unknown>, 'kind' | 'id'>) => boolean;
  /** What was published of each entry, with the digest that it was made of. */
  private readonly made: Made[] = [];

  /** `around` is that of `PublishOptions`. `shows` tells which entries a body may lead to. */
  constructor(model: Model, around: string | undefined, shows: (entry: Pick<Entry<unknown>, 'kind' | 'id'>) => boolean) {
    [this.model, this.index, this.files] = [model, indexEntries(model), new ShownFiles(model.content)];
    this.around = around;
    this.shows = shows;
  }

  /** Adds the public body, which is made when a page asks for it: a build that changes one page loads one tree. */
  with<Published extends object>(entry: Entry<unknown>, published: Published): Published & { body: PublicBodyRoot } {
    const { links, files } = this.model.content.memory.of('named', entry.digest, () => namedIn(publicTree(entry.body.tree)));
    const digests = files.map((name) => this.files.of(entry, name, true));
    const addresses = links.map((url) => this.link(entry, url) ?? null);
    for (const digest of [...digests, ...addresses.flatMap((url) => (url?.startsWith(ASSET) ? url.slice(ASSET.length) : []))])
      this.digests.add(digest);
    const key = JSON.stringify([entry.digest, digests, addresses]);
    const { kind, id } = entry;
    const whole = lazily(published, 'body', key, () => {
      const now = entryWith(this.model, kind, id);
      return this.resolved(now, publicTree(now.body.tree)) as PublicBodyRoot;
    });
    if (this.around === undefined) return whole;
    this.made.push({ kind, id, digest: entry.digest, published });
    return standFor(whole, `${this.around} ${entry.digest}`);
  }

  /** The body with its internal components. */
  full(entry: Entry<unknown>): BodyRoot {
    return this.resolved(entry, entry.body.tree);
  }

  /** Takes the texts of a content of which nothing else has changed. Returns false, and changes nothing, if nobody can tell. */
  follow(model: Model, around: string): boolean {
    if (around !== this.around) return false;
    [this.model, this.index, this.files] = [model, indexEntries(model), new ShownFiles(model.content)];
    for (const one of this.made.splice(0)) {
      const entry = entryWith(model, one.kind, one.id);
      // What was made of an entry with the same digest is what would be made of it now.
      if (entry.digest === one.digest) this.made.push(one);
      else this.with(entry, one.published);
    }
    forgetOnce();
    return true;
  }

  private resolved<Tree extends BodyRoot | PublicBodyRoot>(entry: Entry<unknown>, tree: Tree): Tree {
    return shownBody(tree, {
      link: (url) => this.link(entry, url),
      file: (name) => this.files.of(entry, name, true),
    });
  }

  private link(entry: Entry<unknown>, url: string): string | undefined {
    const target = resolveLink(this.model.content, this.index, entry, url);
    switch (target.kind) {
      case 'web':
        return target.href;
      case 'download':
        return ASSET + this.files.use(target.file);
      case 'entry':
        if (target.entry === entry)
          return target.fragment === undefined ? entryUrl(entry.kind, entry.id, undefined) : `#${encodeURIComponent(target.fragment)}`;
        return this.shows(target.entry) ? entryUrl(target.entry.kind, target.entry.id, target.fragment) : undefined;
      default:
        return undefined;
    }
  }
}
