/** Queries that match as written: names, pieces of them, phrases and sentences. */
import { type Case, pick, type Random } from '../corpus.ts';
import type { Making } from '../making.ts';
import { bare } from '../sounds.ts';

export function makeWritten({
  random,
  cases,
  organizations,
  make,
  scan,
  scanned,
  isNowhere,
  named,
  someCase,
  someName,
  hanName,
  piece,
  phrase,
  organizationQuery,
}: Making): void {
  make('name, whole', () => {
    const { name } = someCase();
    return { text: name, answers: named((other) => other.name === bare(name)) };
  });
  make('name, piece', () => {
    const text = piece(hanName(), 2 + random(2));
    return { text, answers: named(({ name, one }) => name.includes(text) || one.formerNames.some((former) => former.includes(text))) };
  });
  make('name, former', () => {
    const one = someName(() => true);
    const former = one.formerNames[0];
    return former === undefined
      ? undefined
      : { text: former, answers: new Set(cases.filter(({ formerNames }) => formerNames.includes(former)).map(({ slug }) => slug)) };
  });
  make('organization, whole', () => {
    const { name } = pick(random, organizations);
    return organizationQuery(
      name,
      organizations.filter((one) => one.name.includes(name)),
    );
  });
  make('organization, short name', () => {
    const one = pick(random, organizations);
    return one.shortName === undefined
      ? undefined
      : organizationQuery(
          one.shortName,
          organizations.filter(({ name, shortName }) => shortName === one.shortName || name.includes(one.shortName as string)),
        );
  });
  make('organization, abbreviated', () => {
    const one = pick(random, organizations);
    const text = one.place + one.unit.short;
    const own = organizations.filter(({ place, unit, name }) => place + unit.short === text || name.includes(text));
    return one.name.includes(text) ? undefined : organizationQuery(text, own);
  });
  const abbreviationOf = ({ place, unit }: (typeof organizations)[number]): string => place + unit.short;
  const heldBy = (own: readonly (typeof organizations)[number][]): string[] =>
    cases.filter(({ organization }) => own.includes(organization)).map(({ slug }) => slug);
  make('organization, abbreviated, and its brands', () => {
    const text = abbreviationOf(pick(random, organizations));
    const own = organizations.filter((one) => abbreviationOf(one) === text);
    return isNowhere(text) ? { text, answers: new Set([...own.map(({ id }) => id), ...heldBy(own)]) } : undefined;
  });
  make('name and abbreviated organization', () => {
    const one = someCase();
    const [name, text] = [bare(one.name), abbreviationOf(one.organization)];
    const own = organizations.filter((other) => abbreviationOf(other) === text);
    const answers = new Set(cases.filter((other) => own.includes(other.organization) && bare(other.name) === name).map(({ slug }) => slug));
    return isNowhere(text) ? { text: pick(random, [`${name} ${text}`, `${text} ${name}`]), answers } : undefined;
  });
  make('theme', () => {
    const { theme } = someCase();
    const half = pick(random, [theme, ...theme.split(/[，\s]/)]);
    return { text: half, answers: new Set(cases.filter((one) => bare(one.theme).includes(bare(half))).map(({ slug }) => slug)) };
  });
  make('several terms', () => {
    const one = someCase();
    const terms = [bare(one.name), phraseOf(random, one, 4), phraseOf(random, one, 3)].slice(random(2));
    const shuffled = random(2) === 0 ? terms : terms.reverse();
    const sets = shuffled.map((term) => scan(bare(term)));
    return { text: shuffled.join(' '), answers: new Set([...(sets[0] as Set<string>)].filter((id) => sets.every((set) => set.has(id)))) };
  });
  make('phrase of a body', () => scanned(phrase(4 + random(6))));
  make('across segments', () => scanned(phrase(2 + random(2))));
  make('sentence', () =>
    scanned(
      pick(
        random,
        pick(random, someCase().paragraphs)
          .split('。')
          .filter((text) => text.length > 8)
          .concat('牌子挂在'),
      ),
    ),
  );
}

function phraseOf(random: Random, one: Case, length: number): string {
  for (;;) {
    const runs = pick(random, one.paragraphs)
      .split(/\P{Script=Han}+/u)
      .filter((run) => run.length >= length);
    if (runs.length === 0) continue;
    const run = pick(random, runs);
    const from = random(run.length - length + 1);
    return run.slice(from, from + length);
  }
}
