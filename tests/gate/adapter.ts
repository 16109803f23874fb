/** The gate, as the plants ask it. Nothing else here knows how the gate is called. */
import { searchSite } from '../../src/gate/index.ts';
import type { MadeSite } from './building.ts';

export interface Found {
  /** Below the site's folder. */
  file: string;
  /** What the gate says was found there. */
  text: string;
}

/** What the gate finds in a site. */
export async function leaksIn({ folder, files, content, asOf, base, publication, asTheyAre }: MadeSite): Promise<Found[]> {
  const origin = publication.site.url;
  const { leaks } = await searchSite({ folder, files, content, asOf, given: origin === undefined ? [base] : [base, origin], asTheyAre });
  return leaks.map(({ file, text, burden }) => ({ file, text: burden === undefined ? text : `${text} (${burden})` }));
}
