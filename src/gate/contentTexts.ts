/** What the content says, in public and inside: by the marks of the schemas, by zones of bodies, and by what the public holds. */
import path from 'node:path';
import type { Content, Entry, Locate, Place, PlaceOf } from '../read/content.ts';
import { keptByEntry } from '../read/frame.ts';
import { keyOf } from '../read/memory.ts';
import type { Path } from '../read/yaml/index.ts';
import type { Brand } from '../schema/brand.ts';
import { MARKED_PATHS, type MarkedPaths } from '../schema/marks.ts';
import type { Named } from '../schema/values.ts';
import { hiddenValues, visibleEntries } from './visible.ts';

/** An internal text, and where it stands. */
export interface InternalText {
  text: string;
  /** It may be a name: it is the value of a key, or the name of a file. */
  isName?: boolean;
  place(): Place;
}

/** Internal texts that come from one place, collected when they are asked for. */
export interface InsideGroup {
  /** Of the texts, in their order. */
  digest: string;
  texts(): readonly InternalText[];
}

/** Public texts that come from one place. */
export interface TextGroup {
  /** Names all that they depend on beside the gate's code; absent where that is not known. */
  key?: string;
  texts(): readonly string[];
}

export interface ContentTexts {
  inside: InsideGroup[];
  /** Collected when they are asked for: those of all entries at once would fill the memory. */
  outside: TextGroup[];
  /** Public texts that name domains, levels and the like. */
  labels: readonly string[];
  /** Files that a public place uses, as the content names them. */
  used: ReadonlySet<string>;
}

/** An internal text as plain data: where in the file it stands, or where in the data. */
interface Said extends Omit<InternalText, 'place'> {
  line?: number;
  column?: number;
  at?: Path;
  of?: PlaceOf;
}

/** A group of texts that are at hand. */
const insideOf = (texts: readonly InternalText[]): InsideGroup => ({ digest: digestOfTexts(texts), texts: () => texts });

/** Of some texts, in their order. */
export const digestOfTexts = (texts: readonly Pick<InternalText, 'text' | 'isName'>[]): string =>
  keyOf(texts.map(({ text, isName = false }) => [text, isName]));

/** What the public sees by texts of its own; domains and levels have none. */
const NAMED_BY_ID: ReadonlySet<Named | undefined> = new Set<Named>(['organization', 'brand', 'pairing', 'document']);
const SCHEME = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/**
 * Collects the texts of a content. An entry that was known before, with the same entries, files and settings around it,
 * is not read again for what it says inside; `code` names the code that keeps it.
 */
export function contentTexts(content: Content, asOf: string, code = ''): ContentTexts {
  const { brands, pairings, packs, documents, organizations, site, taxonomy } = content;
  const entries = [...brands, ...pairings, ...packs, ...documents] as Entry<unknown>[];
  const ids = new Set([...entries.map(({ id }) => id), ...organizations.flatMap(({ data: { id } }) => id ?? [])]);
  const opened = (said: readonly Said[], { file, locate }: { file: string; locate: Locate }): InternalText[] =>
    said.map(({ line = 1, column = 1, at, of, ...text }) => ({ ...text, place: () => (at === undefined ? { file, line, column } : locate(at, of)) }));

  const common: InternalText[] = [];
  const settings = new Collector(content, ids);
  settings.walk(taxonomy.data, MARKED_PATHS.taxonomy);
  common.push(...opened(settings.inside.splice(0), taxonomy));
  // Who declares and names is a rule: no page tells of it.
  settings.named.clear();
  settings.walk(site.data, MARKED_PATHS.site);
  common.push(...opened(settings.inside.splice(0), site));
  const { named, used } = settings;
  for (const { file } of site.data.footer?.marks ?? []) used.add(file.normalize('NFC').replace(/^\.\//, ''));
  const labels = [...settings.outside];

  let visible: ReadonlySet<Entry<unknown>> | undefined;
  const isVisible = (entry: Entry<unknown>): boolean => {
    visible ??= visibleEntries(content, asOf);
    return visible.has(entry);
  };
  const collected = (entry: Entry<unknown>): Collector =>
    new Collector(content, ids).entry(entry, isVisible(entry), hiddenValues(content, entry, asOf));
  let around: string | undefined;
  const ofEntries = keptByEntry(content, 'texts', keyOf(code, asOf, content.frame.targets), {
    dependsOn(entry) {
      around ??= keyOf(code, asOf, site.data.publicReview, [...ids], [...content.files.keys()]);
      return [around, isVisible(entry)];
    },
    make: (entry) => collected(entry).kept(),
    sum: (all) => ({
      digest: digestOfTexts(all.flatMap((one) => one.inside)),
      named: [...new Set(all.flatMap((one) => one.named))],
      used: all.flatMap((one) => one.used),
    }),
  });
  const inside: InsideGroup[] = [];
  const groups: TextGroup[] = [];
  for (const { key, entries: some, sum, values } of ofEntries) {
    for (const one of sum.named) named.add(one);
    for (const one of sum.used) used.add(one);
    inside.push({ digest: sum.digest, texts: () => values().flatMap((own, at) => opened(own.inside, some[at] as Entry<unknown>)) });
    groups.push({ key, texts: () => some.flatMap((entry) => collected(entry).outside) });
  }

  // Once all is known that names organizations: what stands above one is public too.
  const byId = new Map(organizations.map(({ data }) => [data.id, data]));
  const open = new Set<string>();
  for (const id of named) for (let at: string | undefined = id; at !== undefined && !open.has(at); at = byId.get(at)?.parent) open.add(at);
  for (const organization of organizations) {
    settings.walk(organization.data, MARKED_PATHS.organization, organization.private || !open.has(organization.data.id ?? ''));
    common.push(...opened(settings.inside.splice(0), organization));
  }
  return { inside: [...inside, insideOf(common)], outside: [{ texts: () => settings.outside }, ...groups], labels, used };
}

/** Takes in what is said in one place, or in several. */
class Collector {
  readonly inside: Said[] = [];
  readonly outside: string[] = [];
  /** Files that a public place uses, and organizations that one names. */
  readonly used = new Set<string>();
  readonly named = new Set<string>();
  private readonly content: Content;
  private readonly ids: ReadonlySet<string>;

  constructor(content: Content, ids: ReadonlySet<string>) {
    [this.content, this.ids] = [content, ids];
  }

  /** All but the public texts, as plain data. */
  kept(): { inside: Said[]; named: string[]; used: string[] } {
    return { inside: this.inside, named: [...this.named], used: [...this.used] };
  }

  entry(entry: Entry<unknown>, isVisible: boolean, hidden: ReadonlySet<unknown>): this {
    this.say({ text: entry.id, isName: true }, !isVisible);
    this.walk(entry.data, MARKED_PATHS[entry.kind], !isVisible, hidden);
    const own = entry.own as Partial<Brand>;
    // What is laid over takes the place of `internal`, which the file says all the same.
    if (own.internal !== (entry.data as Partial<Brand>).internal) this.walk({ internal: own.internal }, MARKED_PATHS[entry.kind]);
    if (isVisible) for (const asset of [own.logo, own.cover]) if (asset !== undefined && 'file' in asset) this.use(entry, asset.file);
    const { texts, links, assets, headings } = entry.body;
    const isInside = (zone: string): boolean => !isVisible || zone !== 'public';
    const runs = new Map<string, { text: string; zone: string; line: number; column: number }>();
    for (const [index, { text, gap = '', run, zone, line, column }] of texts.entries()) {
      const key = run === undefined ? `alone ${index}` : `${run} ${zone}`;
      const before = runs.get(key);
      if (before === undefined) runs.set(key, { text, zone, line, column });
      else before.text += gap + text;
    }
    for (const { zone, ...said } of runs.values()) this.say(said, isInside(zone));
    for (const { id, zone } of headings) if (!isInside(zone)) this.outside.push(id);
    for (const { url, zone, line, column } of links) {
      if (SCHEME.test(url)) this.say({ text: url, line, column }, isInside(zone));
      else if (!isInside(zone)) this.use(entry, decoded(url));
    }
    for (const asset of assets) if (!isInside(asset.zone)) this.use(entry, decoded(asset.path));
    return this;
  }

  /** Takes in every text of plain data, and the keys of free mappings; of what is `hidden` all is internal. */
  walk(data: unknown, marked: MarkedPaths, isInside = false, hidden: ReadonlySet<unknown> = new Set()): void {
    const visit = (value: unknown, at: Path, keys: string, inside: boolean): void => {
      const isKept = inside || marked.internal.has(keys) || hidden.has(value);
      if (typeof value === 'string' || typeof value === 'number') this.value(String(value), at, isKept, marked.names.get(keys));
      else if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...at, index], keys, isKept);
      else if (typeof value === 'object' && value !== null) {
        for (const [key, item] of Object.entries(value)) {
          if (keys.startsWith('internal')) this.inside.push({ text: key, at: [...at, key], of: 'key' });
          visit(item, [...at, key], keys === '' ? key : `${keys}.${key}`, isKept);
        }
      }
    };
    visit(data, [], '', isInside);
  }

  /** The public sees what an id names by its own texts, where it holds it at all. */
  private value(text: string, at: Path, isInside: boolean, names: Named | undefined): void {
    if (isInside || !NAMED_BY_ID.has(names) || !this.ids.has(text)) this.say({ text, isName: true, at }, isInside);
    else if (names === 'organization') this.named.add(text);
  }

  private say(said: Said, isInside: boolean): void {
    if (isInside) this.inside.push(said);
    else this.outside.push(said.text);
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
