/** Decides which goals of a brand are current. */
import type { PublishedBrand, PublishedEvent } from './published.ts';

export type Goals = Extract<PublishedEvent, { event: 'goals' }>;

/** Returns the goals of the latest year, and of two of one year the later. Returns undefined if the brand has ended or has no goals. */
export function latestGoals(brand: Pick<PublishedBrand, 'ended' | 'record'>): Goals | undefined {
  if (brand.ended) return undefined;
  return brand.record
    .filter((event): event is Goals => event.event === 'goals')
    .reduce<Goals | undefined>((latest, event) => (latest === undefined || event.year >= latest.year ? event : latest), undefined);
}
