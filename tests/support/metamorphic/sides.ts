/** Says which builds show a place of the rich content. Every key of a schema must be listed here or match a pattern here. */
import type { Place } from './places.ts';
import { DAY, NOT_HELD, UNSEEN } from './rich.ts';
import { isSecret } from './richBrands.ts';
import { type Mapping, type Source, type SourcePath, valueAt } from './source.ts';

/** `nobody`: only rules read it, it is a comment, or it has not happened yet. */
export type Side = 'public' | 'internal' | 'nobody';

export interface Verdict {
  side: Side;
  because: string;
}

/** Public keys. A line has the name of the mapping first, then its keys. */
const PUBLIC = `
site title publisher tagline url footer wording accent logo favicon menu featured publishFrom approval publicReview newMonths
site.footer sponsor operator techSupport copyright icp publicSecurity siteCode contact address errata marks
site.footer.marks[] file alt href
site.logo file alt
site.menu[] label document page
site.wording model lagging mutual delisted concluded merged cultivating launched declared evaluated returned named rectifying overdue withdrawn
site.wording planned active pastTerm risen extended ended lift mutualKind basic brandGoal brand organization pairing record ladder study documents
site.wording demonstration anonymous
taxonomy domains levels evaluation standard
taxonomy.domains[] id label description focuses
taxonomy.domains[].focuses[] id label note
taxonomy.levels[] id label
taxonomy.evaluation[] id label weight
taxonomy.standard label items
taxonomy.standard.items[] key label description
organization[] id name shortName level parent domain formerNames formerIds
brand name organization partners domain focuses summary logo theme connotation philosophy role carriers extra parentBrand colors cover demonstration
brand tags formerNames formerSlugs sources record published updated
brand.partners[] name
brand.logo kind file alt text transcript meaning rights emblem
brand.logo.meaning[] part means at
brand.role organization members
brand.colors primary secondary
brand.cover file alt credit
brand.demonstration since place visits
brand.sources[] title url date
brand.record[] event date by level number until document grade year goals measures result title from kind statement
brand.record[].goals[] goal done
pairing model lagging kind since until goals measures ledger outcome formerSlugs published updated
pairing.goals[] goal kind due done
pairing.ledger[] date text goal
pairing.outcome date result text by
study title occasion audience minutes date place objectives agenda formerSlugs published updated
study.agenda[] title minutes brand document pairing questions
document title summary order issuer number issued status supersededBy formerSlugs published updated
`;

/** Internal keys, with everything in them. */
const INTERNAL =
  /(?<!^site)\.(?:internal|approval|consent|reason|imported)(?![a-zA-Z])|\.record\[\]\.note$|^organization\[\]\.note$|^taxonomy\.targets|^overlay/;
const INTERNAL_EVENTS = /\.record\[\]\((?:visited|endorsed|returned|evaluated|withdrawn)\)/;
/** Internal as long as `publicReview` is false. */
const OF_REVIEWS = /^site\.reviewDue$/;
/** Keys that only rules read, and comments. */
const NOBODY =
  /^site\.(?:terms|nameLength|dossier)|^brand\.authors|^taxonomy\.levels\[\]\.(?:declaredBy|namedBy)$|\.remark$|\.comment(?:\.comment)?$/;
/** Decides whether an entry is public, so it is neither public nor internal itself. */
export const DECIDES = /\.visibility$/;
/** Keys whose mappings count from their date on. */
const HAPPENS: ReadonlySet<unknown> = new Set(['record', 'ledger', 'outcome', 'consent', 'approval']);

const publicKeys = new Set(
  PUBLIC.trim()
    .split('\n')
    .flatMap((line) => {
      const [holder, ...keys] = line.split(' ');
      return keys.map((key) => `${holder}.${key}`);
    }),
);

/** Returns the side of a place by its name alone, undefined for a key that is not listed. Items and free keys (`.*`) have the side of what holds them. */
export function classOf(name: string): Side | undefined {
  if (NOBODY.test(name)) return 'nobody';
  if (INTERNAL_EVENTS.test(name) || OF_REVIEWS.test(name)) return 'internal';
  const plain = name.replace(/\([a-z-]+\)/g, '');
  if (INTERNAL.test(plain)) return 'internal';
  const holder = plain.replace(/(?:\[\]|\.\*)+$/, '');
  return /^[a-z]+$/.test(holder) || /^[a-z]+\.body\b/.test(holder) || publicKeys.has(holder) ? 'public' : undefined;
}

const isLater = (date: unknown): boolean => typeof date === 'string' && date > DAY;

/** Lists the mappings that hold a place, from the outside, and the place's own value. The whole frontmatter is left out. */
function* around(source: Source, path: SourcePath): Generator<Mapping> {
  for (let length = 4; length <= path.length; length += 1) {
    const value = valueAt(source, path.slice(0, length));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield value as Mapping;
  }
}

/** Whether a place belongs to something that has not happened by `DAY`. */
export const isNotYet = (source: Source, { path, name, value }: Pick<Place, 'path' | 'name' | 'value'>): boolean =>
  (HAPPENS.has(path[3]) && [...around(source, path)].some((one) => isLater(one.date))) || (name.endsWith('.done') && isLater(value));

/** Returns the side of a place, and the reason if it is not public. Throws for a key that is not listed. */
export function sideOf(source: Source, place: Place): Verdict {
  const { layer, file, name, path } = place;
  const own = classOf(name);
  if (own === undefined) throw new Error(`${name}: is it public or internal? Say so in tests/support/metamorphic/sides.ts`);
  if (own === 'nobody') return { side: 'nobody', because: 'rules alone' };
  if (isNotYet(source, place)) return { side: 'nobody', because: 'not yet' };
  const internal = (because: string): Verdict => ({ side: 'internal', because });
  if (layer === 'over') return internal(`laid over: ${file.replace(/\/.*/, '')}`);
  if (NOT_HELD[file] !== undefined) return internal(NOT_HELD[file]);
  const holders = [...around(source, path)];
  if (holders.some((one) => UNSEEN.has(String(one.id)))) return internal('an organization that nothing names');
  if (holders.some((one) => one.event !== undefined && isSecret(one))) return internal('an internal event');
  const hidden = holders.find((one) => one.component === 'Note' || one.component === 'Internal');
  if (hidden !== undefined) return internal(`in ${String(hidden.component)}`);
  return own === 'internal' ? internal('an internal key') : { side: own, because: '' };
}
