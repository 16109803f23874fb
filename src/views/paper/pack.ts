/** The papers of a study pack: a booklet for everybody, and forms to fill in by hand. */
import { given } from '../../given.ts';
import { plainText, questions, withoutQuestions } from '../../model/body.ts';
import type { PublishedPack } from '../../publish/published.ts';
import { UI } from '../../wording/ui.ts';
import { PAPER } from '../../wording/ui-paper.ts';
import { formatOffset, HANDOUT, STUDY } from '../../wording/ui-study.ts';
import type { Context } from '../site/context.ts';
import { agendaOf, agendaTotal, packFacts } from '../study/page.ts';
import type { SubjectView } from '../study/subject.ts';
import { type Block, type Inline, type Paper, paragraph, text } from './blocks.ts';
import { bodyBlocks } from './body.ts';
import { facts, footOf, linkOnline, onlinePart } from './case.ts';

/** Lines to write on below a question of a booklet. */
const WRITING = 4;

/** Fields that need a line of their own. */
const WIDE: ReadonlySet<string> = new Set([HANDOUT.record.fields.topic, HANDOUT.record.fields.absent, PAPER.feedback.fields[0]]);

const heading = (level: number, title: string): Block => ({ kind: 'heading', level, text: title });
const row = (...cells: string[]): Inline[][] => cells.map((cell) => [text(cell)]);

const packOf = (context: Context, slug: string): PublishedPack => {
  const pack = context.packs.get(slug);
  if (pack === undefined) throw new Error(`The site holds no pack ${slug}`);
  return pack;
};

/** Returns the booklet of a pack: agenda with times, what is read, cases in short, every question with room to write. Throws an Error if the site does not hold it. */
export function bookletPaper(context: Context, slug: string): Paper {
  const pack = packOf(context, slug);
  const agenda = agendaOf(context, pack);
  const asked = questions(pack.body).map(plainText);
  const columns = HANDOUT.agendaColumns;
  const online = linkOnline(context);
  return {
    title: pack.title,
    eyebrow: PAPER.bookletEyebrow(context.site.title),
    notes: [],
    blocks: [
      { kind: 'facts', rows: packFacts(pack).map(({ label, text }) => ({ label, texts: [text] })) },
      ...(pack.objectives.length === 0 ? [] : [heading(2, STUDY.objectives), ordered(pack.objectives)]),
      heading(2, STUDY.agenda),
      {
        kind: 'table',
        widths: [1, 6, 1.4],
        head: row(columns.start, columns.item, columns.minutes),
        rows: agenda.map(({ offset, title, minutes, subject }) => row(offset, subject === undefined ? title : `${title}：${subject.text}`, minutes)),
        align: ['right', 'left', 'right'],
      },
      paragraph(agendaTotal(pack)),
      ...agenda.flatMap((line, at): Block[] => {
        const own = line.questions.length > 0 ? line.questions : (line.subject?.questions ?? []);
        if (line.subject === undefined && own.length === 0) return [];
        return [
          heading(2, `${formatOffset(startOf(pack, at))}　${line.title}`),
          ...(line.subject === undefined ? [] : subjectBlocks(context, pack, at, line.subject)),
          ...own.map((question, index): Block => asking(STUDY.question(index + 1, own.length), question)),
        ];
      }),
      ...asked.map((question, index): Block => asking(STUDY.question(index + 1, asked.length), question)),
      ...aboutPack(pack, online),
    ],
    foot: footOf(context),
    ...onlinePart(context, context.address.pack(slug)),
  };
}

const startOf = (pack: PublishedPack, at: number): number => pack.agenda.slice(0, at).reduce((sum, { minutes }) => sum + minutes, 0);

const ordered = (texts: readonly string[]): Block => ({ kind: 'list', isOrdered: true, start: 1, items: texts.map((one) => [paragraph(one)]) });

const asking = (label: string, question: string): Block => ({ kind: 'question', label, blocks: [paragraph(question)], lines: WRITING });

/** What is read or looked at in an item: a case in short, a document whole, a pairing with its goals. */
function subjectBlocks(context: Context, pack: PublishedPack, at: number, subject: SubjectView): Block[] {
  const summary = subject.summary === undefined ? [] : [paragraph(subject.summary)];
  switch (subject.kind) {
    case 'brand':
      return [
        heading(3, subject.text),
        paragraph([subject.organization, ...subject.stamps.map((stamp) => stamp.text)].join('　')),
        ...summary,
        ...(subject.standard.length === 0 ? [] : [facts(subject.standard)]),
        ...(subject.outcomes.length === 0
          ? []
          : [
              {
                kind: 'numbers' as const,
                items: subject.outcomes.map(({ value, unit, label, before }) => ({
                  value,
                  label,
                  ...given('unit', unit),
                  ...given('before', before === undefined ? undefined : UI.outcomeBefore(`${before}${unit ?? ''}`)),
                })),
              },
            ]),
      ];
    case 'document': {
      const path = pack.agenda[at]?.subject;
      const document = path?.kind === 'document' ? context.documents.get(path.path) : undefined;
      return [
        heading(3, subject.text),
        ...(subject.facts.length === 0 ? [] : [paragraph(subject.facts.join('　'))]),
        ...summary,
        // What is read together in a meeting must stand on the paper.
        ...(document === undefined ? [] : bodyBlocks(withoutQuestions(document.body), { level: 4, lines: 0, online: linkOnline(context) })),
      ];
    }
    case 'pairing':
      return [
        heading(3, subject.text),
        paragraph([subject.state, subject.progress].join('　')),
        ...summary,
        ordered(subject.goals.map((goal) => (goal.isDone ? `${goal.text} ✓` : goal.text))),
        ...(subject.outcome === undefined ? [] : [paragraph(subject.outcome)]),
      ];
  }
}

/** The pack's own text without its questions, which stand at the end with room to write. */
function aboutPack(pack: PublishedPack, online: (url: string) => string | undefined): Block[] {
  const blocks = bodyBlocks(withoutQuestions(pack.body), { level: 3, lines: 0, online });
  return blocks.length === 0 ? [] : [heading(2, PAPER.about), ...blocks];
}

/** Returns the forms of a meeting: attendance, minutes, feedback. Without a slug nothing is filled in. */
export function formsPaper(context: Context, slug?: string): Paper {
  const pack = slug === undefined ? undefined : packOf(context, slug);
  const known = pack === undefined ? [] : packFacts(pack);
  const factOf = (label: string): string | undefined => known.find((fact) => fact.label === label)?.text;
  const given = {
    [HANDOUT.record.fields.time]: factOf(STUDY.facts.date),
    [HANDOUT.record.fields.place]: factOf(STUDY.facts.place),
    [HANDOUT.record.fields.topic]: pack?.title,
    [PAPER.feedback.fields[0] as string]: pack?.title,
  };
  const field = (label: string) => ({ label, isWide: WIDE.has(label), ...(given[label] === undefined ? {} : { value: given[label] }) });
  const { signIn, record } = HANDOUT;
  return {
    title: pack === undefined ? PAPER.formsBlank : PAPER.forms(pack.title),
    eyebrow: PAPER.formsEyebrow(context.site.title),
    notes: [],
    blocks: [
      heading(2, signIn.title),
      { kind: 'fields', rows: signIn.fields.map((label) => field(label)) },
      { kind: 'sheet', head: [...signIn.columns], widths: [1, 2, 4, 3, 2] },
      { kind: 'page' },
      heading(2, record.title),
      { kind: 'fields', rows: Object.values(record.fields).map((label) => field(label)) },
      heading(3, record.agenda),
      ...(pack === undefined
        ? [{ kind: 'lines' as const, count: 4 }]
        : [ordered(agendaOf(context, pack).map(({ title, minutes }) => `${title}（${minutes}）`))]),
      heading(3, record.speeches),
      { kind: 'lines', count: 9 },
      heading(3, record.resolution),
      { kind: 'lines', count: 5 },
      { kind: 'fields', rows: record.signatures.map((label) => field(label)) },
      { kind: 'page' },
      heading(2, PAPER.feedback.title),
      { kind: 'fields', rows: PAPER.feedback.fields.map((label) => field(label)) },
      ...PAPER.feedback.questions.flatMap((question): Block[] => [heading(3, question), { kind: 'lines', count: 5 }]),
    ],
    foot: footOf(context),
    ...(slug === undefined ? {} : onlinePart(context, context.address.pack(slug))),
  };
}
