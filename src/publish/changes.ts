/** What the public would see change from one site to another: a comparison of two publications, as data. */
import type { PublishedBrand, PublishedDocument, PublishedEvent, PublishedOrganization, PublishedPack, PublishedPairing, Site } from './published.ts';

type Kind = 'brand' | 'organization' | 'pairing' | 'pack' | 'document' | 'site';

/** One thing that changes about an entry. */
export type Fact =
  | { is: 'new' | 'gone' }
  /** It has another address; the former one leads there. */
  | { is: 'moved'; from: string; to: string }
  | { is: 'renamed'; from: string; to: string }
  /** An event of the record that is new, is gone, or says something else. `level` is the label of its level. */
  | { is: 'event'; how: 'new' | 'gone' | 'changed'; event: PublishedEvent; level?: string }
  | { is: 'overdue'; now: boolean }
  | { is: 'ended'; now: boolean }
  /** Keys of the entry that say something else. */
  | { is: 'fields'; keys: string[] }
  /** The body; by how many characters it is longer, or shorter. */
  | { is: 'body'; by: number }
  | { is: 'goal'; goal: string; done: boolean }
  | { is: 'ledger'; text: string; date: string }
  | { is: 'outcome'; result: NonNullable<PublishedPairing['outcome']>['result'] }
  /** The lagging side of a pairing gets a name in public, or loses it. */
  | { is: 'partner'; named: boolean };

export interface EntryChange {
  kind: Kind;
  /** Slug, id or path; `''` for the site. */
  id: string;
  title: string;
  /** Who holds a new brand. */
  by?: string;
  facts: Fact[];
}

type Titled<Entry> = { key(entry: Entry): string; title(entry: Entry, site: Site): string; folder: string };

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Keys whose values are ids, by the folder of what they name. */
const NAMES: Readonly<Record<string, string>> = {
  organization: 'organizations',
  partners: 'organizations',
  by: 'organizations',
  issuer: 'organizations',
  publisher: 'organizations',
  partner: 'organizations',
  model: 'brands',
  parentBrand: 'brands',
  featured: 'brands',
  supersededBy: 'docs',
};
const FOLDER_OF: Readonly<Record<string, string>> = { brand: 'brands', pairing: 'pairings', study: 'study', document: 'docs' };

/** A site that names every entry as the later one does, so that a new slug alone is no change of those that name it. */
function asNamedNow<Value>(value: Value, moved: ReadonlyMap<string, string>, key = ''): Value {
  const now = (folder: string | undefined, id: string): string => moved.get(`${folder}/${id}/`)?.slice((folder ?? '').length + 1, -1) ?? id;
  if (typeof value === 'string') {
    const link = key === 'url' ? /^entry:([a-z]+)\/([^#]*)(.*)$/su.exec(value) : null;
    if (link !== null) return `entry:${link[1]}/${now(FOLDER_OF[link[1] as string], link[2] as string)}${link[3]}` as Value;
    return (NAMES[key] === undefined ? value : now(NAMES[key], value)) as Value;
  }
  if (Array.isArray(value)) return value.map((one) => asNamedNow(one, moved, key)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([own, one]) => [own, asNamedNow(one, moved, own)])) as Value;
}

/** Compares two public sites of one day. Entries stand in the order of kinds, then as the later site lists them. */
export function changesBetween(earlier: Site, after: Site): EntryChange[] {
  const moved = new Map(after.redirects.map(({ from, to }) => [from, to]));
  const before = asNamedNow(earlier, moved);
  const compared = <Entry>(
    kind: Kind,
    lists: readonly [readonly Entry[], readonly Entry[]],
    { key, title, folder }: Titled<Entry>,
    factsOf: (old: Entry, now: Entry) => Fact[],
  ): EntryChange[] => {
    const [olds, nows] = lists.map((list) => new Map(list.map((one) => [key(one), one]))) as [Map<string, Entry>, Map<string, Entry>];
    /** Where an entry of before is now. */
    const nowOf = (id: string): string | undefined => {
      if (nows.has(id)) return id;
      const to = moved.get(`${folder}/${id}/`);
      const now = to?.slice(folder.length + 1, -1);
      return now !== undefined && nows.has(now) && !olds.has(now) ? now : undefined;
    };
    const known = new Set<string>();
    const gone: EntryChange[] = [];
    const facts = new Map<string, Fact[]>();
    for (const [id, old] of olds) {
      const to = nowOf(id);
      if (to === undefined) {
        gone.push({ kind, id, title: title(old, before), facts: [{ is: 'gone' }] });
        continue;
      }
      known.add(to);
      const now = nows.get(to) as Entry;
      const [was, is] = [title(old, before), title(now, after)];
      facts.set(to, [
        // A pairing is called by its two sides, which are told of by themselves.
        ...(was === is || kind === 'pairing' ? [] : [{ is: 'renamed', from: was, to: is } as const]),
        ...(to === id ? [] : [{ is: 'moved', from: `/${folder}/${id}/`, to: `/${folder}/${to}/` } as const]),
        ...factsOf(old, now),
      ]);
    }
    const rest = [...nows].flatMap(([id, now]): EntryChange[] => {
      const found = known.has(id) ? (facts.get(id) ?? []) : [{ is: 'new' } as const];
      return found.length === 0 ? [] : [{ kind, id, title: title(now, after), ...holderOf(kind, now, after), facts: found }];
    });
    return [...rest, ...gone];
  };
  const sites = siteFacts(before, after);
  return [
    ...compared<PublishedBrand>(
      'brand',
      [before.brands, after.brands],
      { key: (one) => one.slug, title: (one) => one.name, folder: 'brands' },
      (old, now) => brandFacts(old, now, before, after),
    ),
    ...compared<PublishedPairing>(
      'pairing',
      [before.pairings, after.pairings],
      { key: (one) => one.slug, title: pairingTitle, folder: 'pairings' },
      pairingFacts,
    ),
    ...compared<PublishedPack>(
      'pack',
      [before.packs, after.packs],
      { key: (one) => one.slug, title: (one) => one.title, folder: 'study' },
      (old, now) => [...fieldFacts(old, now, ['slug', 'title', 'agenda']), ...agendaFacts(old, now)],
    ),
    ...compared<PublishedDocument>(
      'document',
      [before.documents, after.documents],
      { key: (one) => one.path, title: (one) => one.title, folder: 'docs' },
      (old, now) => fieldFacts(old, now, ['path', 'title']),
    ),
    ...compared<PublishedOrganization>(
      'organization',
      [before.organizations, after.organizations],
      { key: (one) => one.id, title: (one) => one.name, folder: 'organizations' },
      // Where it stands in the tree and what it holds follow from other entries.
      (old, now) => fieldFacts(old, now, ['id', 'name', 'parent', 'children', 'brands', 'pairings']),
    ),
    ...(sites.length === 0 ? [] : [{ kind: 'site' as const, id: '', title: after.title, facts: sites }]),
  ];
}

function holderOf(kind: Kind, now: unknown, site: Site): { by?: string } {
  const name = kind === 'brand' ? nameOf(site, (now as PublishedBrand).organization) : undefined;
  return name === undefined ? {} : { by: name };
}

const nameOf = (site: Site, id: string): string | undefined => {
  const organization = site.organizations.find((one) => one.id === id);
  return organization?.shortName ?? organization?.name;
};

/** A pairing has no title of its own: who is paired with whom. */
function pairingTitle({ model, partner }: PublishedPairing, site: Site): string {
  const models = model.map((slug) => site.brands.find((one) => one.slug === slug)?.name ?? slug);
  const others = partner === null ? [site.labels.anonymous] : partner.map((id) => nameOf(site, id) ?? id);
  return `${models.join('、')} — ${others.join('、')}`;
}

/** The keys that differ, and the body. Keys that follow from others, or are told otherwise, are left out. */
function fieldFacts<Entry extends object>(old: Entry, now: Entry, without: readonly (keyof Entry & string)[]): Fact[] {
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (key) => key !== 'body' && !(without as readonly string[]).includes(key) && !isSame(old[key as keyof Entry], now[key as keyof Entry]),
  );
  const bodies = [old, now].map((one) => ('body' in one ? one.body : undefined));
  return [
    ...(keys.length === 0 ? [] : [{ is: 'fields', keys } as const]),
    ...(isSame(bodies[0], bodies[1]) ? [] : [{ is: 'body', by: lengthOf(bodies[1]) - lengthOf(bodies[0]) } as const]),
  ];
}

/** Characters of a body that a reader sees, without blanks. */
function lengthOf(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, one) => sum + lengthOf(one), 0);
  if (typeof node !== 'object' || node === null) return 0;
  const { value, children } = node as { value?: unknown; children?: unknown };
  return (typeof value === 'string' ? [...value.replace(/\s/gu, '')].length : 0) + lengthOf(children);
}

/** Follow from the record, the organizations or the day. */
const DERIVED = ['slug', 'name', 'record', 'status', 'overdue', 'ended', 'ending', 'titles', 'level', 'namedOn', 'year', 'isNew', 'colors'] as const;

function brandFacts(old: PublishedBrand, now: PublishedBrand, before: Site, after: Site): Fact[] {
  return [
    ...recordFacts(old.record, now.record, before, after),
    ...(old.overdue === now.overdue ? [] : [{ is: 'overdue', now: now.overdue } as const]),
    ...(old.ended === now.ended ? [] : [{ is: 'ended', now: now.ended } as const]),
    ...fieldFacts(old, now, DERIVED),
  ];
}

/** Events that only one of two records has. One of a name that is gone, beside a new one of that name, has changed. */
function recordFacts(olds: readonly PublishedEvent[], nows: readonly PublishedEvent[], before: Site, after: Site): Fact[] {
  const left = (all: readonly PublishedEvent[], others: readonly PublishedEvent[]): PublishedEvent[] => {
    const rest = others.map((one) => JSON.stringify(one));
    return all.filter((one) => {
      const at = rest.indexOf(JSON.stringify(one));
      if (at !== -1) rest.splice(at, 1);
      return at === -1;
    });
  };
  const told = (how: 'new' | 'gone' | 'changed', event: PublishedEvent, site: Site): Fact => {
    const id = 'level' in event ? event.level : undefined;
    const level = site.levels.find((one) => one.id === id)?.label;
    return { is: 'event', how, event, ...(level === undefined ? {} : { level }) };
  };
  const gone = left(olds, nows);
  const facts = left(nows, olds).map((event) => {
    const at = gone.findIndex((one) => one.event === event.event);
    if (at === -1) return told('new', event, after);
    gone.splice(at, 1);
    return told('changed', event, after);
  });
  return [...facts, ...gone.map((event) => told('gone', event, before))];
}

function pairingFacts(old: PublishedPairing, now: PublishedPairing): Fact[] {
  const goals = now.goals.flatMap((goal): Fact[] => {
    const was = old.goals.find((one) => one.goal === goal.goal);
    if (was === undefined || (was.done === undefined) === (goal.done === undefined)) return [];
    return [{ is: 'goal', goal: goal.goal, done: goal.done !== undefined }];
  });
  const texts = (one: PublishedPairing): string[] => one.goals.map(({ goal, kind, due }) => JSON.stringify([goal, kind, due]));
  const ledger = now.ledger.filter((item) => !old.ledger.some((one) => isSame(one, item)));
  const isShorter = old.ledger.some((item) => !now.ledger.some((one) => isSame(one, item)));
  return [
    ...((old.partner === null) === (now.partner === null) ? [] : [{ is: 'partner', named: now.partner !== null } as const]),
    ...goals,
    ...ledger.map(({ date, text }): Fact => ({ is: 'ledger', date, text })),
    ...(now.outcome !== undefined && !isSame(old.outcome, now.outcome) ? [{ is: 'outcome', result: now.outcome.result } as const] : []),
    ...fieldFacts({ ...old, goals: texts(old), ledger: isShorter }, { ...now, goals: texts(now), ledger: false }, [
      'slug',
      ...(old.partner === null || now.partner === null ? (['partner'] as const) : []),
      'anonymous',
      'status',
      'outcome',
    ]),
  ];
}

/** Whether the agenda says something else, whatever its subjects are called now. */
function agendaFacts(old: PublishedPack, now: PublishedPack): Fact[] {
  const bare = (pack: PublishedPack): unknown =>
    pack.agenda.map(({ title, minutes, questions, subject }) => [title, minutes, questions, subject?.kind]);
  return isSame(bare(old), bare(now)) ? [] : [{ is: 'fields', keys: ['agenda'] }];
}

/** What stands on every page, or orders them. */
function siteFacts(before: Site, after: Site): Fact[] {
  const keys = [
    'featured',
    'title',
    'tagline',
    'url',
    'publisher',
    'footer',
    'labels',
    'accent',
    'showsReview',
    'domains',
    'levels',
    'evaluation',
    'standard',
  ] as const;
  const changed = keys.filter((key) => !isSame(before[key], after[key]));
  return changed.length === 0 ? [] : [{ is: 'fields', keys: changed }];
}
