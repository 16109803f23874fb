/** What the content says, in public and inside: by the marks of the schemas, by zones of bodies, and by what the public holds. */
import path from 'node:path';
import type { Content, Entry, Locate, Place } from '../read/content.ts';
import { keyOf } from '../read/memory.ts';
import type { Path } from '../read/yaml/index.ts';
import type { Brand } from '../schema/brand.ts';
import { earliest } from '../schema/dates.ts';
import { INTERNAL_PATHS } from '../schema/internal.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { RecordEvent } from '../schema/record.ts';
import { visibleEntries, visibleEvents } from './visible.ts';

/** An internal text, and where it stands. */
export interface InternalText {
  text: string;
  /** It may be a name: it is the value of a key, or the name of a file. */
  isName?: boolean;
  place(): Place;
}

/** Public texts that come from one place. */
export interface TextGroup {
  /** Names all that they depend on beside the gate's code; absent where that is not known. */
  key?: string;
  texts(): readonly string[];
}

export interface GroupedTexts extends Omit<ContentTexts, 'outside'> {
  /** Public texts, collected when they are asked for. */
  outside: TextGroup[];
}

export interface ContentTexts {
  inside: InternalText[];
  outside: string[];
  /** Of `outside` those that name domains, levels and the like. */
  labels: string[];
  /** Files that a public place uses, as the content names them. */
  used: ReadonlySet<string>;
}

/** Keys that name entries and organizations: the public sees those by their own texts, where it holds them at all. */
const ENTRIES = new Set(['parentBrand', 'brand', 'document', 'pairing', 'model', 'supersededBy', 'featured', 'declaredBy', 'namedBy', 'parent']);
const ORGANIZATIONS = new Set(['organization', 'partners', 'by', 'issuer', 'publisher', 'lagging']);
const SCHEME = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

export function contentTexts(content: Content, asOf: string): ContentTexts {
  const { outside, ...others } = groupedTexts(content, asOf, '');
  return { ...others, outside: outside.flatMap(({ texts }) => texts()) };
}

/** What is kept of an entry: its internal texts, and which organizations and files it names in public. */
interface KeptTexts {
  inside: [text: string, isName?: 1][];
  named: string[];
  used: string[];
}

/**
 * The same, with the public texts by where they come from. An entry that was known before, with the same entries, files
 * and settings around it, is not read again; `code` names the code that keeps what is known of it.
 */
export function groupedTexts(content: Content, asOf: string, code: string): GroupedTexts {
  const collector = new Collector(content, asOf);
  collector.settings();
  const { inside, used, named, labels, ids } = collector;
  const visible = visibleEntries(content, asOf);
  const around = keyOf(code, asOf, content.site.data.publicReview ?? false, [...ids], [...content.files.keys()]);
  const outside: TextGroup[] = [{ texts: () => collector.outside }];
  for (const entry of collector.entries) {
    const isVisible = visible.has(entry);
    let made: Collector | undefined;
    const own = (): Collector => {
      made ??= new Collector(content, asOf, ids).entry(entry, isVisible);
      return made;
    };
    const key = keyOf(around, entry.digest, isVisible);
    const kept = content.memory.of('texts', key, (): KeptTexts => {
      const collected = own();
      return {
        inside: collected.inside.map(({ text, isName }) => (isName === true ? [text, 1] : [text])),
        named: [...collected.named],
        used: [...collected.used],
      };
    });
    for (const [at, [text, isName]] of kept.inside.entries())
      inside.push({ text, ...(isName === 1 ? { isName: true } : {}), place: () => (own().inside[at] as InternalText).place() });
    for (const one of kept.named) named.add(one);
    for (const one of kept.used) used.add(one);
    outside.push({
      key,
      texts() {
        const texts = own().outside;
        // The texts of all entries at once would fill the memory.
        made = undefined;
        return texts;
      },
    });
  }
  // Once all entries are known. What they say in public belongs to the first group.
  collector.organizations();
  return { inside, outside, labels, used };
}

class Collector implements ContentTexts {
  readonly inside: InternalText[] = [];
  readonly outside: string[] = [];
  readonly labels: string[] = [];
  readonly used = new Set<string>();
  readonly entries: readonly Entry<unknown>[];
  private readonly content: Content;
  private readonly asOf: string;
  readonly ids: ReadonlySet<string>;
  /** Organizations that something public names. */
  readonly named = new Set<string>();

  /** `ids` are given for one that collects the texts of single entries. */
  constructor(content: Content, asOf: string, ids?: ReadonlySet<string>) {
    const { brands, pairings, packs, documents, organizations } = content;
    [this.content, this.asOf] = [content, asOf];
    this.entries = ids === undefined ? ([...brands, ...pairings, ...packs, ...documents] as Entry<unknown>[]) : [];
    this.ids = ids ?? new Set([...this.entries.map(({ id }) => id), ...organizations.flatMap(({ data: { id } }) => id ?? [])]);
  }

  settings(): void {
    const { site, taxonomy } = this.content;
    for (const { file } of site.data.footer?.marks ?? []) this.used.add(file.normalize('NFC').replace(/^\.\//, ''));
    this.walk(site.data, site.locate, (keys) => INTERNAL_PATHS.site.has(keys));
    this.walk(taxonomy.data, taxonomy.locate, (keys) => INTERNAL_PATHS.taxonomy.has(keys));
    this.labels.push(...this.outside);
  }

  entry(entry: Entry<unknown>, isVisible: boolean): this {
    const { file } = entry;
    const top = (): Place => ({ file, line: 1, column: 1 });
    if (isVisible) this.outside.push(entry.id);
    else this.inside.push({ text: entry.id, isName: true, place: top });
    this.walk(entry.data, entry.locate, this.internalIn(entry), !isVisible);
    const own = entry.own as Partial<Brand>;
    // What is laid over takes the place of `internal`, which the file says all the same.
    if (own.internal !== (entry.data as Partial<Brand>).internal) this.walk({ internal: own.internal }, top, () => true);
    if (isVisible) for (const asset of [own.logo, own.cover]) if (asset !== undefined && 'file' in asset) this.use(entry, asset.file);
    const { texts, links, assets, headings } = entry.body;
    const isInside = (zone: string): boolean => !isVisible || zone !== 'public';
    const runs = new Map<string, { text: string; zone: string; place: () => Place }>();
    for (const [index, { text, gap = '', run, zone, line, column }] of texts.entries()) {
      const key = run === undefined ? `alone ${index}` : `${run} ${zone}`;
      const before = runs.get(key);
      if (before === undefined) runs.set(key, { text, zone, place: () => ({ file, line, column }) });
      else before.text += gap + text;
    }
    for (const { text, zone, place } of runs.values()) this.add(text, isInside(zone), place);
    for (const { id, zone } of headings) if (!isInside(zone)) this.outside.push(id);
    for (const { url, zone, line, column } of links) {
      if (SCHEME.test(url)) this.add(url, isInside(zone), () => ({ file, line, column }));
      else if (!isInside(zone)) this.use(entry, decoded(url));
    }
    for (const asset of assets) if (!isInside(asset.zone)) this.use(entry, decoded(asset.path));
    return this;
  }

  /** Once all entries are known: only what they name in public is public, and what stands above it. */
  organizations(): void {
    const byId = new Map(this.content.organizations.map((one) => [one.data.id, one]));
    const open = new Set<string>();
    for (const id of this.named)
      for (let at: string | undefined = id; at !== undefined && byId.has(at) && !open.has(at); at = byId.get(at)?.data.parent) open.add(at);
    for (const { data, locate, private: isPrivate } of this.content.organizations)
      this.walk(data, locate, (keys) => INTERNAL_PATHS.organization.has(keys), isPrivate || !open.has(data.id ?? ''));
  }

  /** Which values of an entry that is public are not. */
  private internalIn(entry: Entry<unknown>): (keys: string, value: unknown) => boolean {
    const paths = INTERNAL_PATHS[entry.kind];
    const isLater = (value: unknown): boolean => {
      const { date } = value as { date?: string };
      return date !== undefined && earliest(date) > this.asOf;
    };
    if (entry.kind === 'brand') {
      const open = visibleEvents((entry.own as Partial<Brand>).record ?? [], this.asOf, this.content.site.data.publicReview ?? false);
      return (keys, value) => paths.has(keys) || (keys === 'record' && !Array.isArray(value) && !open.has(value as RecordEvent));
    }
    const { visibility } = entry.own as Partial<Pairing>;
    return (keys, value) =>
      paths.has(keys) ||
      (entry.kind === 'pairing' &&
        ((keys === 'lagging' && visibility !== 'public') || ((keys === 'ledger' || keys === 'outcome') && !Array.isArray(value) && isLater(value))));
  }

  /** Every text in plain data, with the keys of free mappings. */
  private walk(data: unknown, locate: Locate, internalIn: (keys: string, value: unknown) => boolean, isInside = false): void {
    const way: (string | number)[] = [];
    const visit = (value: unknown, keys: string, inside: boolean): void => {
      const kept = inside || (keys !== '' && internalIn(keys, value));
      if (typeof value === 'string' || typeof value === 'number') {
        const at: Path = kept ? [...way] : [];
        this.value(String(value), keys.slice(keys.lastIndexOf('.') + 1), kept, () => locate(at));
      } else if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) {
          way.push(index);
          visit(item, keys, kept);
          way.pop();
        }
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, item] of Object.entries(value)) {
          way.push(key);
          if (keys.startsWith('internal')) {
            const at = [...way];
            this.add(key, true, () => locate(at, 'key'));
          }
          visit(item, keys === '' ? key : `${keys}.${key}`, kept);
          way.pop();
        }
      }
    };
    visit(data, '', isInside);
  }

  private value(text: string, key: string, isInside: boolean, place: () => Place): void {
    if (isInside) this.inside.push({ text, isName: true, place });
    else if (!this.ids.has(text)) this.outside.push(text);
    else if (ORGANIZATIONS.has(key)) this.named.add(text);
    else if (!ENTRIES.has(key)) this.outside.push(text);
  }

  private add(text: string, isInside: boolean, place: () => Place): void {
    if (isInside) this.inside.push({ text, place });
    else this.outside.push(text);
  }

  /** Notes a file that a public place of an entry uses; its name is said there. */
  private use({ prefix, folder }: Entry<unknown>, name: string): void {
    const file = prefix + path.posix.normalize(folder + name.normalize('NFC'));
    // A link to another entry names no file of this one.
    if (!this.content.files.has(file)) return;
    this.used.add(file);
    this.outside.push(name);
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address.replace(/[?#].*$/, ''));
  } catch {
    return address;
  }
}
