/** Who may see an entry, by its `visibility` and `approval`. */

import type { Entry } from '../read/content.ts';
import type { Release } from '../schema/brand.ts';
import { earliest } from '../schema/dates.ts';
import { listOf } from './model.ts';

export type Released = { approval?: Release | Release[]; visibility?: string };

/** Returns the approvals given by the day. */
export const approvalsOf = (data: Released, day: string): Release[] => listOf(data.approval).filter((release) => earliest(release.date) <= day);

/** Whether an entry is never public: in `--private`, or internal by `visibility`. */
export const isInternal = (entry: Pick<Entry<unknown>, 'private' | 'data' | 'kind'>): boolean =>
  entry.private || ((entry.data as Released).visibility ?? (entry.kind === 'pairing' ? 'internal' : 'public')) === 'internal';

/** The same, unless `visibility` could not be read: then it is its default, which the editor did not write. */
export const isKnownInternal = (entry: Pick<Entry<unknown>, 'private' | 'data' | 'kind' | 'damaged'>): boolean =>
  isInternal(entry) && (entry.private || !entry.damaged.has('visibility'));
