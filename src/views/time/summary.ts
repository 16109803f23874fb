/** A large ladder at a glance: how many stood at each level from year to year, and how many stand there in each part. */
import { given } from '../../given.ts';
import { PARTS, TIME } from '../../wording/ui-time.ts';
import { domainLabel, levelLabel } from '../brand/card.ts';
import type { Context } from '../site/context.ts';
import type { Link } from '../site/link.ts';
import { BEFORE } from './lives.ts';
import { type BandYears, isShort, type LadderPart, ladderParts, listedOn, type PartCounts } from './parts.ts';
import { STEPS_STYLES, type Steps, stepsOf } from './steps.ts';

export interface SummaryRow extends Link {
  /** Whether it is a domain above its parts. */
  isHead: boolean;
  cells: number[];
}

export interface LadderSummary {
  title: string;
  lead: string;
  /** What the drawing shows, in words. */
  label: string;
  drawings: Record<'wide' | 'narrow', Omit<Steps, 'bands'> & { bands: (Steps['bands'][number] & { text: string })[] }>;
  /** The drawing as a table: a row for each year, the latest first. */
  years: { columns: string[]; rows: { text: string; cells: number[] }[] };
  parts: { title: string; note: string; columns: string[]; rows: SummaryRow[]; total?: { text: string; cells: number[] } };
}

/** Returns the part of that key. Throws an Error if the ladder has none. */
export function partOf({ site }: Context, key: string): LadderPart {
  const part = ladderParts(site).parts.get(key);
  if (part === undefined) throw new Error(`The ladder has no part ${key}`);
  return part;
}

/** Returns the name of a part below its domain, or of the domain. */
export function partName(context: Context, { domain = '', organization, isOthers }: LadderPart): string {
  if (isOthers) return PARTS.others;
  const known = organization === undefined ? undefined : context.organizations.get(organization);
  return organization === undefined ? domainLabel(context, domain) : (known?.shortName ?? known?.name ?? organization);
}

/** Returns what a page of a part that is not drawn shows; of the whole for an empty key. */
export function summaryOf(context: Context, key: string, page = 1): LadderSummary {
  const { site, address } = context;
  const part = partOf(context, key);
  const { first, bands } = ladderParts(site).years.get(key) as BandYears;
  const textOf = (id: string): string => (id === BEFORE ? TIME.before : levelLabel(context, id));
  const texts = new Map(bands.map(({ id }) => [id, textOf(id)]));
  const drawn = (style: keyof typeof STEPS_STYLES): LadderSummary['drawings']['wide'] => {
    const steps = stepsOf(first, bands, STEPS_STYLES[style]);
    return { ...steps, bands: steps.bands.map((band) => ({ ...band, text: texts.get(band.id) as string })) };
  };
  const { columns, cellsOf } = columnsOf(context, part.counts);
  const row = (one: LadderPart, isHead = false): SummaryRow => ({
    text: partName(context, one),
    href: address.ladderPart(one.key),
    isHead,
    cells: cellsOf(one.counts),
  });
  const listed = listedOn(part, page).map((below) => partOf(context, below));
  const isDeep = key === '' && isShort(listed);
  const today = bands[0]?.counts.length ?? 0;
  return {
    title: PARTS.title,
    lead: PARTS.lead,
    label: PARTS.label(bands.map(({ id, counts }) => [texts.get(id) as string, counts.at(-1) ?? 0])),
    drawings: { wide: drawn('wide'), narrow: drawn('narrow') },
    years: {
      columns: bands.map(({ id }) => texts.get(id) as string),
      rows: Array.from({ length: today }, (_, at) => today - 1 - at).map((at) => ({
        text: at === today - 1 ? PARTS.today : PARTS.yearEnd(first + at),
        cells: bands.map(({ counts }) => counts[at] ?? 0),
      })),
    },
    parts: {
      title: PARTS.parts,
      note: PARTS.partsNote,
      columns,
      rows: listed.flatMap((one) =>
        isDeep && one.below.length > 0 ? [row(one, true), ...one.below.map((below) => row(partOf(context, below)))] : [row(one, isDeep)],
      ),
      ...given('total', part.pages === 1 ? { text: PARTS.all, cells: cellsOf(part.counts) } : undefined),
    },
  };
}

/** The columns of the table of parts: the levels, then what the whole has any of. */
function columnsOf({ site }: Context, whole: PartCounts): { columns: string[]; cellsOf(counts: PartCounts): number[] } {
  const [hasUntitled, hasEnded] = [whole.untitled > 0, whole.ended > 0];
  return {
    columns: [...site.levels.map(({ label }) => label), ...(hasUntitled ? [PARTS.untitled] : []), ...(hasEnded ? [PARTS.ended] : []), PARTS.all],
    cellsOf: ({ levels, untitled, ended, all }) => [...levels, ...(hasUntitled ? [untitled] : []), ...(hasEnded ? [ended] : []), all],
  };
}
