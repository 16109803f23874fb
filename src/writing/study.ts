/** A new study pack: proposes cases and writes `study/<slug>.mdx` with an agenda that adds up. */
import { given } from '../given.ts';
import type { Model } from '../model/model.ts';
import { publicEntries } from '../publish/publicEntries.ts';
import { OCCASIONS, type StudyPack } from '../schema/study.ts';
import { NEW, STUDY } from '../wording/new.ts';
import type { NewEntry } from './brand.ts';
import { askChoice, askChoices, askText, askTexts, type Dialogue, needChoice, needText } from './dialogue.ts';
import { askDate, askSlug } from './names.ts';
import { domains, organizationName, takenSlugs } from './offers.ts';
import { mdxText } from './page.ts';
import { agendaOf, casesFor, proposeCases } from './proposal.ts';

export const STUDY_NEEDS = ['occasion', 'minutes'] as const;

/** Asks for a new pack. `open` says so if no case fits what was asked for. */
export function* newStudy(model: Model): Dialogue<NewEntry> {
  const occasion = (yield* needChoice({
    flag: 'occasion',
    say: STUDY.occasion,
    options: OCCASIONS.map((value) => ({ value, label: STUDY.occasions[value] })),
  })) as StudyPack['occasion'];
  const minutes = Number(
    yield* needText({
      flag: 'minutes',
      say: STUDY.minutes,
      mend: (answer) =>
        answer
          .normalize('NFKC')
          .replace(/\s*(?:分钟?|min)\s*$/u, '')
          .trim(),
      fault: (answer) =>
        /^[1-9]\d{0,3}$/.test(
          answer
            .normalize('NFKC')
            .replace(/\s*(?:分钟?|min)\s*$/u, '')
            .trim(),
        )
          ? undefined
          : STUDY.badMinutes,
    }),
  );
  const audience = yield* askText({ flag: 'audience', say: STUDY.audience, hint: NEW.later });
  const domain = yield* askChoice({ flag: 'domain', say: STUDY.domain, options: domains(model) });
  const topic = yield* askText({ flag: 'topic', say: STUDY.topic, hint: STUDY.topicHint });
  const proposed = proposeCases(model, publicEntries(model), { occasion, minutes, ...given('domain', domain), ...given('topic', topic) });
  const nameOf = (slug: string): string => model.brands.get(slug)?.data.name ?? slug;
  const wanted = casesFor(occasion, minutes);
  const chosen = yield* askChoices({
    flag: 'brands',
    say: STUDY.cases(wanted),
    options: proposed.map(({ slug, reasons }) => {
      const { organization } = model.brands.get(slug)?.data ?? {};
      return {
        value: slug,
        label: nameOf(slug),
        hint: [organization === undefined ? '' : organizationName(model, organization), ...reasons].filter(Boolean).join('，'),
      };
    }),
    initial: proposed.slice(0, wanted).map(({ slug }) => slug),
  });
  const cases = chosen.map((slug) => ({ slug, name: nameOf(slug) }));
  const label = model.taxonomy.domains?.find(({ id }) => id === domain)?.label;
  const title = yield* needText({ flag: 'title', say: STUDY.packTitle, initial: STUDY.titleOf(STUDY.occasions[occasion], topic ?? label) });
  const slug = yield* askSlug('slug', title, takenSlugs(model.packs));
  const date = yield* askDate('date', STUDY.date);
  const place = yield* askText({ flag: 'place', say: STUDY.place, hint: NEW.later });
  const objectives = yield* askTexts({ flag: 'objective', say: STUDY.objectives, hint: NEW.laterLines });
  const data = {
    title,
    occasion,
    ...given('audience', audience),
    minutes,
    ...given('date', date),
    ...given('place', place),
    ...(objectives.length === 0 ? {} : { objectives }),
    agenda: cases.length === 0 ? [{ title: STUDY.noCase, minutes }] : agendaOf(cases, occasion, minutes),
  };
  return {
    id: slug,
    files: [{ file: `study/${slug}.mdx`, text: mdxText(data, [], `${STUDY.body(cases.map(({ name }) => name))}\n`) }],
    open: [...(cases.length === 0 ? [STUDY.nothingFits] : []), STUDY.questionsOpen],
  };
}
