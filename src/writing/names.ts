/** Slugs and ids of new entries, and dates as people write them. */
import { given } from '../given.ts';
import { isCalendarDate } from '../schema/dates.ts';
import { dateMeant } from '../schema/interpret.ts';
import { slugFor } from '../schema/slugs.ts';
import { isSlug, SLUG_LENGTH } from '../schema/values.ts';
import { NEW } from '../wording/new.ts';
import { askText, type Dialogue, needText } from './dialogue.ts';

/** Returns `wanted`, or the first of `wanted-2`, `wanted-3`… that is not taken. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `-${number}`;
    const slug = wanted.slice(0, SLUG_LENGTH - end.length).replace(/-+$/, '') + end;
    if (!taken.has(slug)) return slug;
  }
}

/** Asks for a slug, or for an id as `say` calls it. Offers one in pinyin made of `name`. */
export function* askSlug(flag: string, name: string, taken: ReadonlySet<string>, say: string = NEW.slug): Dialogue<string> {
  const made = slugFor(name);
  return yield* needText({
    flag,
    say,
    hint: NEW.slugHint,
    ...(made === undefined ? {} : { initial: freeSlug(made, taken) }),
    fault: (answer) => (!isSlug(answer) ? NEW.badSlug(answer) : taken.has(answer) ? NEW.takenSlug(answer) : undefined),
  });
}

const mend = (answer: string): string => dateMeant(answer) ?? answer.normalize('NFKC').trim();
const fault = (answer: string): string | undefined => (isCalendarDate(mend(answer)) ? undefined : NEW.badDate(answer));

/** Asks for a date of any precision: 2024, 2024-05 or 2024-05-01, also as 2024年5月. */
export function* askDate(flag: string, say: string, initial?: string): Dialogue<string | undefined> {
  return yield* askText({ flag, say, hint: NEW.dateHint, fault, mend, ...given('initial', initial) });
}

/** `refuse` says what else may be wrong with a date. */
export function* needDate(flag: string, say: string, initial?: string, refuse?: (date: string) => string | undefined): Dialogue<string> {
  return yield* needText({
    flag,
    say,
    hint: NEW.dateHint,
    fault: (answer) => fault(answer) ?? refuse?.(mend(answer)),
    mend,
    ...given('initial', initial),
  });
}
