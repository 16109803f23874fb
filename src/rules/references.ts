/** References by id: unknown, duplicate, cyclic, hidden. */
import { listOf, type Model } from '../model/model.ts';
import { isUnsure } from '../publish/publicEntries.ts';
import type { Entry, Locate, Place } from '../read/content.ts';
import type { Path } from '../read/yaml/index.ts';
import type { Brand } from '../schema/brand.ts';
import { near } from '../schema/near.ts';
import { isSlug } from '../schema/values.ts';
import * as say from '../wording/references.ts';
import { append } from './append.ts';
import { circleRule } from './circles.ts';
import { hiddenMenu } from './menu.ts';
import { idByName, termsOf } from './names.ts';
import { type Facts, type Finding, found, type Rule } from './rule.ts';

interface Named {
  kind: string;
  id: string;
  place(): Place;
}

/** Yields everything that has an id, with the space in which the id must be unique. */
function* definitions({ model }: Facts): Generator<{ space: string; named: Named }> {
  const { content, taxonomy } = model;
  const listed = (space: string, kind: string, items: readonly { id: string }[] | undefined, base: Path) =>
    (items ?? []).map((item, index) => ({ space, named: { kind, id: item.id, place: () => content.taxonomy.locate([...base, index, 'id']) } }));
  yield* listed('domain', 'domain', taxonomy.domains, ['domains']);
  for (const [index, domain] of (taxonomy.domains ?? []).entries()) {
    yield* listed(`focus ${domain.id} ${index}`, 'focus', domain.focuses, ['domains', index, 'focuses']);
  }
  yield* listed('level', 'level', taxonomy.levels, ['levels']);
  yield* listed('part', 'part', taxonomy.evaluation, ['evaluation']);
  for (const [index, item] of (taxonomy.standard?.items ?? []).entries()) {
    yield { space: 'standard', named: { kind: 'standard', id: item.key, place: () => content.taxonomy.locate(['standard', 'items', index, 'key']) } };
  }
  for (const { data, locate } of content.organizations) {
    const own = (id: string, path: Path) => ({ space: 'organization', named: { kind: 'organization', id, place: () => locate(path) } });
    if (data.id !== undefined) yield own(data.id, ['id']);
    for (const [index, id] of (data.formerIds ?? []).entries()) yield own(id, ['formerIds', index]);
  }
  const entries: readonly [string, readonly Entry<{ formerSlugs?: string[] }>[]][] = [
    ['brand', content.brands],
    ['pairing', content.pairings],
    ['study', content.packs],
    ['document', content.documents],
  ];
  for (const [kind, list] of entries) {
    for (const { id, file, data, locate } of list) {
      yield { space: kind, named: { kind, id, place: () => ({ file, line: 1, column: 1 }) } };
      for (const [index, former] of (data.formerSlugs ?? []).entries()) {
        yield { space: kind, named: { kind, id: former, place: () => locate(['formerSlugs', index]) } };
      }
    }
  }
}

function* duplicates(facts: Facts): Generator<Finding> {
  const spaces = new Map<string, Map<string, Named[]>>();
  for (const { space, named } of definitions(facts)) {
    const ids = spaces.get(space) ?? new Map<string, Named[]>();
    spaces.set(space, ids);
    append(ids, named.id, named);
  }
  for (const ids of spaces.values()) {
    for (const all of ids.values()) {
      if (all.length < 2) continue;
      // Either may be the wrong one, so both are reported.
      for (const one of all) {
        const other = all.find((candidate) => candidate !== one) as Named;
        const there = other.place();
        yield found(one.place(), say.duplicateReference(one.kind, one.id, `${there.file} 第 ${there.line} 行`));
      }
    }
  }
}

interface Reference {
  kind: string;
  id: string;
  /** The id of the referring entry if it is of the same kind. It is never suggested. */
  from?: string;
  place: () => Place;
}

/** Yields everything that refers by id. */
function* references({ model }: Facts): Generator<Reference> {
  const { content, taxonomy, settings } = model;
  const refer = (kind: string, id: string | undefined, locate: Locate, path: Path, of?: 'key'): Reference[] =>
    id === undefined ? [] : [{ kind, id, place: () => locate(path, of) }];
  const each = (kind: string, value: string | readonly string[] | undefined, locate: Locate, path: Path): Reference[] =>
    typeof value === 'string' ? refer(kind, value, locate, path) : (value ?? []).flatMap((id, index) => refer(kind, id, locate, [...path, index]));

  yield* refer('organization', settings.publisher, content.site.locate, ['publisher']);
  yield* each('brand', settings.featured, content.site.locate, ['featured']);
  for (const [index, item] of (settings.menu ?? []).entries())
    yield* refer('document', item.document, content.site.locate, ['menu', index, 'document']);
  const { locate } = content.taxonomy;
  for (const [index, level] of (taxonomy.levels ?? []).entries()) {
    yield* refer('organization', level.declaredBy, locate, ['levels', index, 'declaredBy']);
    if (level.namedBy !== 'parent') yield* refer('organization', level.namedBy, locate, ['levels', index, 'namedBy']);
  }
  for (const [index, target] of (taxonomy.targets ?? []).entries()) {
    yield* refer('level', target.level, locate, ['targets', index, 'level']);
    yield* each('organization', target.organizations, locate, ['targets', index, 'organizations']);
  }
  for (const { data, locate: at } of content.organizations) {
    yield* refer('organization', data.parent, at, ['parent']);
    yield* refer('level', data.level, at, ['level']);
    yield* refer('domain', data.domain, at, ['domain']);
  }
  for (const brand of content.brands) yield* brandReferences(brand, refer, each);
  for (const { data, locate: at } of content.pairings) {
    yield* each('brand', data.model, at, ['model']);
    yield* each('organization', data.lagging, at, ['lagging']);
  }
  for (const { data, locate: at } of content.packs) {
    for (const [index, item] of (data.agenda ?? []).entries()) {
      yield* refer('brand', item.brand, at, ['agenda', index, 'brand']);
      yield* refer('document', item.document, at, ['agenda', index, 'document']);
      yield* refer('pairing', item.pairing, at, ['agenda', index, 'pairing']);
    }
  }
  for (const { id: from, data, locate: at } of content.documents) {
    yield* refer('organization', data.issuer, at, ['issuer']);
    for (const one of refer('document', data.supersededBy, at, ['supersededBy'])) yield { ...one, from };
  }
}

type Refer = (kind: string, id: string | undefined, locate: Locate, path: Path, of?: 'key') => Reference[];
type Each = (kind: string, value: string | readonly string[] | undefined, locate: Locate, path: Path) => Reference[];

function* brandReferences({ id: from, data, locate }: Entry<Brand>, refer: Refer, each: Each): Generator<Reference> {
  yield* refer('organization', data.organization, locate, ['organization']);
  for (const [index, partner] of (data.partners ?? []).entries()) {
    if (typeof partner === 'string') yield* refer('organization', partner, locate, ['partners', index]);
  }
  yield* refer('domain', data.domain, locate, ['domain']);
  for (const [index, focus] of (data.focuses ?? []).entries()) {
    if (data.domain !== undefined) yield* refer(`focus ${data.domain}`, focus, locate, ['focuses', index]);
  }
  for (const one of refer('brand', data.parentBrand, locate, ['parentBrand'])) yield { ...one, from };
  for (const [index, event] of (data.record ?? []).entries()) {
    const at: Path = ['record', index];
    if (event.event === 'declared' || event.event === 'endorsed' || event.event === 'named' || event.event === 'delisted') {
      yield* each('organization', event.by, locate, [...at, 'by']);
    }
    if (event.event === 'declared' || event.event === 'named' || event.event === 'delisted')
      yield* refer('level', event.level, locate, [...at, 'level']);
    if (event.event === 'evaluated') {
      for (const part of Object.keys(event.scores ?? {})) yield* refer('part', part, locate, [...at, 'scores', part], 'key');
    }
  }
}

/** Values of keys that allow an organization's id or any text. A mistyped id must not be published as a text. */
function* texts({ model: { content } }: Facts): Generator<Reference> {
  const each = (value: string | readonly string[] | undefined, locate: Locate, path: Path): Reference[] =>
    (typeof value === 'string' ? [value] : (value ?? []))
      .map((id, index) => ({ kind: 'organization', id, place: () => locate(typeof value === 'string' ? path : [...path, index]) }))
      // A single word in lower case may be a text, so an id is recognised by its hyphen.
      .filter(({ id }) => isSlug(id) && id.includes('-'));
  for (const { data, locate } of content.brands) {
    for (const [index, event] of (data.record ?? []).entries()) {
      if (event.event === 'declared' || event.event === 'endorsed' || event.event === 'named' || event.event === 'delisted') continue;
      if ('by' in event) yield* each(event.by, locate, ['record', index, 'by']);
    }
  }
  for (const { data, locate } of content.pairings) {
    yield* each(data.outcome?.by, locate, ['outcome', 'by']);
    yield* each(data.consent?.by, locate, ['consent', 'by']);
  }
}

interface Known {
  ids: ReadonlySet<string>;
  former: ReadonlyMap<string, string>;
}

/** Returns the existing ids of a kind, or undefined if the file that defines them is unreadable. */
function knownOf(model: Model, kind: string): Known | undefined {
  const { content, taxonomy } = model;
  const plain = (ids: Iterable<string>) => ({ ids: new Set(ids), former: new Map<string, string>() });
  const entries = (list: readonly Entry<{ formerSlugs?: string[] }>[]) => ({
    ids: new Set(list.map((entry) => entry.id)),
    former: new Map(list.flatMap((entry) => (entry.data.formerSlugs ?? []).map((former): [string, string] => [former, entry.id]))),
  });
  const terms = termsOf(taxonomy, kind);
  if (terms !== undefined)
    return terms.items === undefined || content.taxonomy.damaged.has(terms.key) ? undefined : plain(terms.items.map(({ id }) => id));
  switch (kind) {
    case 'organization':
      // An unreadable list or an organization without an id may be the one that is meant.
      if (content.unreadableLists || content.organizations.some((one) => one.data.id === undefined)) return undefined;
      return {
        ids: new Set(content.organizations.flatMap((one) => one.data.id ?? [])),
        former: new Map(
          content.organizations.flatMap(({ data }) => (data.formerIds ?? []).map((former): [string, string] => [former, data.id as string])),
        ),
      };
    case 'brand':
      return entries(content.brands);
    case 'pairing':
      return entries(content.pairings);
    case 'study':
      return entries(content.packs);
    default:
      return entries(content.documents);
  }
}

/** The labels of what the taxonomy defines. Names of organizations and entries may be internal. */
const labelsOf = ({ taxonomy }: Model, kind: string): ReadonlyMap<string, string> =>
  new Map((termsOf(taxonomy, kind)?.items ?? []).map(({ id, label }) => [id, label]));

const without = (ids: ReadonlySet<string>, id: string | undefined): ReadonlySet<string> =>
  id === undefined ? ids : new Set([...ids].filter((one) => one !== id));

function* unknowns(facts: Facts): Generator<Finding> {
  const misplaced = new Map(facts.model.content.misplaced.flatMap(({ file, ids }) => ids.map((id): [string, string] => [id, file])));
  const cache = new Map<string, Known | undefined>();
  for (const { kind, id, from, place } of references(facts)) {
    if (!cache.has(kind)) cache.set(kind, knownOf(facts.model, kind));
    const known = cache.get(kind);
    if (known === undefined || known.ids.has(id)) continue;
    const word = kind.split(' ')[0] as string;
    const now = known.former.get(id);
    const list = now === undefined && kind === 'organization' ? misplaced.get(id) : undefined;
    if (list !== undefined) {
      yield found(place(), say.misplacedReference(id, list));
      continue;
    }
    const meant = now === undefined ? idByName(facts.model, kind, id) : undefined;
    if (meant !== undefined) yield found(place(), say.nameForId(word, id, meant.name, meant.id));
    else
      yield found(
        place(),
        now === undefined
          ? say.unknownReference(word, id || 'index', without(known.ids, from), labelsOf(facts.model, kind))
          : say.movedReference(word, id, now),
      );
  }
  const organizations = knownOf(facts.model, 'organization');
  for (const { id, place } of organizations === undefined ? [] : texts(facts)) {
    const now = organizations?.ids.has(id) === true ? undefined : organizations?.former.get(id);
    if (now !== undefined) yield found(place(), say.movedReference('organization', id, now));
    else if (organizations?.ids.has(id) === false && !misplaced.has(id) && near(id, organizations.ids) !== undefined)
      yield found(place(), say.unknownReference('organization', id, organizations.ids));
  }
  for (const { data, damaged, locate } of facts.model.content.pairings) {
    const count = data.goals?.length ?? 0;
    if (damaged.has('goals')) continue;
    for (const [index, item] of (data.ledger ?? []).entries()) {
      if (item.goal !== undefined && item.goal > count) yield found(locate(['ledger', index, 'goal']), say.noSuchGoal(item.goal, count));
    }
  }
}

export const referenceRules: Rule[] = [
  { code: 'reference/unknown', severity: 'error', check: unknowns },
  { code: 'reference/duplicate', severity: 'error', check: duplicates },
  circleRule,
  {
    code: 'reference/hidden',
    severity: 'warning',
    *check(facts) {
      const { model, publicEntries } = facts;
      for (const [index, slug] of listOf(model.settings.featured).entries()) {
        const brand = model.brands.get(slug);
        if (brand !== undefined && !publicEntries.brand(slug) && !isUnsure(model, brand))
          yield found(model.content.site.locate(['featured', index]), say.hiddenFeatured(slug));
      }
      yield* hiddenMenu(facts);
    },
  },
];
