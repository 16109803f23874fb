/** Asks which entry gets another slug or id, and which. Refuses what is taken or misspelt. */
import type { RenamedKind, Renaming } from '../edit/renaming.ts';
import type { Model } from '../model/model.ts';
import { slugFor } from '../schema/slugs.ts';
import { isSlug, MOST_FOLDERS } from '../schema/values.ts';
import { RENAME } from '../wording/rename.ts';
import { type Dialogue, needChoice, needText, type Option } from './dialogue.ts';
import { brands, organizationName, organizations } from './offers.ts';

/** An entry with what it is called, and what its slug was. */
interface Known {
  id: string;
  title: string;
  former: readonly string[];
}

type Entries = ReadonlyMap<string, { data: { title?: string; formerSlugs?: readonly string[] } }>;

const entriesIn = (entries: Entries): Known[] =>
  [...entries].map(([id, { data }]) => ({ id, title: data.title ?? id, former: data.formerSlugs ?? [] }));

function knownOf(model: Model, kind: RenamedKind): Known[] {
  switch (kind) {
    case 'brand':
      return [...model.brands].map(([id, { data }]) => ({ id, title: data.name ?? id, former: data.formerSlugs ?? [] }));
    case 'organization':
      return [...model.organizations].map(([id, { data }]) => ({ id, title: organizationName(model, id), former: data.formerIds ?? [] }));
    case 'pairing':
      return entriesIn(model.pairings as Entries);
    case 'study':
      return entriesIn(model.packs);
    case 'doc':
      return entriesIn(model.documents);
  }
}

function optionsOf(model: Model, kind: RenamedKind): Option[] {
  if (kind === 'brand') return brands(model);
  if (kind === 'organization') return organizations(model);
  return knownOf(model, kind)
    .filter(({ id }) => id !== '')
    .map(({ id, title }) => ({ value: id, label: title, ...(title === id ? {} : { hint: id }) }));
}

/** Asks for what `npm run rename` needs. */
export function* rename(model: Model, kind: RenamedKind): Dialogue<Renaming> {
  const from = yield* needChoice({ flag: 'from', say: RENAME.from(kind), options: optionsOf(model, kind) });
  const to = yield* needText({
    flag: 'to',
    say: RENAME.to(kind),
    hint: kind === 'doc' ? RENAME.toHintDoc : RENAME.toHint,
    fault: (answer) => faultOf(model, { kind, from, to: answer }),
  });
  return { kind, from, to };
}

/** Returns what is wrong with a new slug or id, or undefined. */
function faultOf(model: Model, { kind, from, to }: Renaming): string | undefined {
  if (to === from) return RENAME.same(to);
  if (kind === 'doc') {
    const parts = to.split('/');
    if (!parts.every(isSlug) || parts.length > MOST_FOLDERS + 1 || parts.at(-1) === 'index') return RENAME.badPath(to);
    if (model.documents.get(from)?.path.endsWith('/index.mdx') === true && to.startsWith(`${from}/`)) return RENAME.insideItself(to);
  } else if (!isSlug(to)) return RENAME.bad(to, slugFor(to));
  if (kind === 'organization' && to === 'parent') return RENAME.reserved(to);
  for (const { id, title, former } of knownOf(model, kind)) {
    if (id === to) return RENAME.taken(to, kind, title);
    if (id !== from && former.includes(to)) return RENAME.takenBefore(to, kind, title);
  }
  return undefined;
}
