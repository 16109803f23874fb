/** What values may name, each to be found by its name, its sounds or their initials. */

import { pinyin } from 'pinyin-pro';
import { given } from '../given.ts';
import { listOf, type Model } from '../model/model.ts';
import type { Target } from './forms.ts';

export interface Choice {
  id: string;
  name: string;
  /** What tells it from others of a like name. */
  note?: string;
  /** Sounds and initials, in lower case without blanks. */
  sounds: string;
  /** For focuses: their domain. */
  of?: string;
}

export type Choices = Record<Target, Choice[]>;

const known = new Map<string, string>();

/** The sounds of a name and their initials: `hongseyizhan hsyz`. */
export function soundsOf(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const sounds = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map((one) => one.toLowerCase());
  const made = `${sounds.join('')} ${sounds.map((one) => one[0] ?? '').join('')}`;
  known.set(name, made);
  return made;
}

const choice = (id: string, name: string, more: { note?: string | undefined; also?: string | undefined; of?: string } = {}): Choice => ({
  id,
  name,
  ...given('note', more.note),
  ...given('of', more.of),
  sounds: [name, more.also ?? '']
    .filter((one) => one !== '')
    .map(soundsOf)
    .join(' '),
});

/** Everything that a value may name, in the order of the content. */
export function choicesOf(model: Model): Choices {
  const { taxonomy } = model;
  const organizations = [...model.organizations.values()].map(({ data }) => data);
  return {
    organization: organizations.map((one) =>
      choice(one.id ?? '', one.shortName ?? one.name ?? '', { note: one.shortName === undefined ? undefined : one.name, also: one.name }),
    ),
    brand: [...model.brands].map(([id, { data }]) => {
      const holder = data.organization === undefined ? undefined : model.organizations.get(data.organization)?.data;
      return choice(id, data.name ?? id, { note: holder?.shortName ?? holder?.name });
    }),
    pairing: [...model.pairings].map(([id, { data }]) =>
      choice(
        id,
        [
          ...listOf(data.model).map((slug) => model.brands.get(slug)?.data.name ?? slug),
          ...listOf(data.lagging).map((one) => model.organizations.get(one)?.data.shortName ?? one),
        ].join(' — '),
        { note: id },
      ),
    ),
    document: [...model.documents].map(([id, { data }]) => choice(id === '' ? 'index' : id, data.title ?? id, { note: id })),
    domain: (taxonomy.domains ?? []).map(({ id, label }) => choice(id, label)),
    focus: (taxonomy.domains ?? []).flatMap((domain) =>
      (domain.focuses ?? []).map(({ id, label, note }) => choice(id, label, { note, of: domain.id })),
    ),
    level: (taxonomy.levels ?? []).map(({ id, label }) => choice(id, label)),
    part: (taxonomy.evaluation ?? []).map(({ id, label }) => choice(id, label)),
  };
}
