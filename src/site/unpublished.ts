/**
 * Pages of entries that are not public, for whoever writes them: drawn by `publish` as if the public had the entry, so
 * that nothing internal stands on them, and marked with the reason why the public does not see them.
 */
import { addressOf } from '../edit/seen.ts';
import type { WithheldReason } from '../publish/withheld.ts';
import { allEntries, type Entry } from '../read/content.ts';
import { unpublishedMark } from '../wording/withheld.ts';
import type { SiteReading } from './read.ts';

export interface Unpublished {
  entry: Entry<unknown>;
  reason: WithheldReason;
}

/** The entry that is not public and that a page, by its file below the site, would tell of. */
export function unpublishedAt({ content, withheld }: Pick<SiteReading, 'content' | 'withheld'>, file: string): Unpublished | undefined {
  const reasons = new Map(withheld.map(({ file: of, reason }) => [of, reason]));
  const found = (allEntries(content) as Entry<unknown>[]).flatMap((entry) => {
    const reason = reasons.get(entry.file);
    return reason !== undefined && pagesOf(entry).some((address) => file.startsWith(address)) ? [{ entry, reason }] : [];
  });
  // Of documents below each other the nearest is meant.
  return found.sort((a, b) => b.entry.id.length - a.entry.id.length)[0];
}

/** Where the pages of an entry begin. */
const pagesOf = ({ kind, id }: Entry<unknown>): string[] => [addressOf({ form: kind, slug: id }), ...(kind === 'brand' ? [`p/${id}/`] : [])];

/** A page with the mark that it is not public, ahead of all that it says. */
export const marked = (html: string, reason: WithheldReason): string => html.replace(/<main\b[^>]*>/, (main) => main + markOf(reason));

const markOf = (reason: WithheldReason): string =>
  `<p id="biaogan-unpublished" role="note" style="margin:0;padding:10px 20px;background:#1d1a16;color:#f6f1e7;font:16px/1.6 system-ui,sans-serif">${unpublishedMark(reason)}</p>`;
