/** Brands: public ones with what they keep to themselves, and those that a public build does not hold. */
import { office } from '../../support/assets.ts';
import { type Collision, collisions } from './collisions.ts';
import type { District } from './district.ts';
import type { Draft, SecretKind } from './draft.ts';
import { paperNumber, quoted } from './draft.ts';
import { brandName, person3, slugOf } from './people.ts';
import { drawing } from './pictures.ts';
import { internalSentence, phrase, publicSentence, sentences } from './sentences.ts';

/** Why a brand is in no public build; `public` ones are. */
export type Fate = 'public' | 'delisted' | 'internal' | 'cultivating' | 'future' | 'unapproved' | 'withdrawn' | 'declared';

export interface DrawnBrand {
  slug: string;
  name: string;
  fate: Fate;
  organization: string;
}

const HELD: ReadonlySet<Fate> = new Set(['public', 'delisted']);
export const isHeld = ({ fate }: Pick<DrawnBrand, 'fate'>): boolean => HELD.has(fate);

interface Plan {
  slug: string;
  name: string;
  fate: Fate;
  organization: District['leaves'][number];
  district: District;
  /** Whether what is public needs an approval. */
  needsApproval: boolean;
}

/** Draws a brand and writes its folder. */
export function drawBrand(draft: Draft, plan: Omit<Plan, 'slug' | 'name'>, taken: Set<string>): DrawnBrand {
  const { random } = draft;
  let name = '';
  let slug = '';
  do {
    name = brandName(random);
    slug = slugOf(name);
  } while (taken.has(slug));
  taken.add(slug);
  const whole = { ...plan, slug, name };
  if (isHeld(plan)) {
    draft.show('short', name);
    draft.voice.names.push(name);
  } else {
    draft.keep('short', `${plan.fate} brand: name`, name);
    draft.keep('slug', `${plan.fate} brand: slug`, slug);
  }
  draft.files[`brands/${slug}/index.mdx`] = `---\n${frontmatter(draft, whole)}---\n\n${body(draft, whole)}`;
  return { slug, name, fate: plan.fate, organization: plan.organization.id };
}

function frontmatter(draft: Draft, plan: Plan): string {
  const { random, voice } = draft;
  const { slug, name, fate, organization, district, needsApproval } = plan;
  const say = speaker(draft, plan);
  const lines = [
    draft.remark('brand'),
    `name: ${quoted(name)}\norganization: ${organization.id}\ndomain: ${district.domain}\nfocuses: [${random.pick(district.focuses)}]\n`,
    `summary: ${quoted(say('long', 'summary', publicSentence(voice)))}\n`,
    logo(draft, plan),
    `theme: ${quoted(say('short', 'theme', `${phrase(voice)}，${phrase(voice)}`))}\n`,
    `connotation:\n${sentences(voice, 2)
      .map((sentence) => `  - ${quoted(say('long', 'connotation', sentence))}\n`)
      .join('')}`,
    `philosophy: ${quoted(say('short', 'philosophy', phrase(voice)))}\n`,
    `role: { organization: ${quoted(say('long', 'role', publicSentence(voice)))}, members: ${quoted(say('long', 'role', publicSentence(voice)))} }\n`,
    `carriers: [${sentences(voice, 2, phrase)
      .map((one) => quoted(say('short', 'carrier', one)))
      .join(', ')}]\n`,
    random.chance(40) ? `partners: [{ name: ${quoted(say('short', 'partner', `${person3(random)}工作室`))} }]\n` : '',
    random.chance(40)
      ? `sources:\n  - { title: ${quoted(say('long', 'source', `${name}材料汇编（${random.between(2019, 2025)}）`))}, date: 2025-10 }\n`
      : '',
    `tags: [${sentences(voice, 2, (one) => one.random.pick(one.world.things))
      .map(quoted)
      .join(', ')}]\n`,
    record(draft, plan),
    fate === 'internal' ? 'visibility: internal\n' : '',
    fate === 'unapproved' || !(needsApproval || random.chance(50))
      ? ''
      : `approval: { by: ${quoted(`${draft.person('brand: approval')}（${random.pick(['组织科', '党建办', '宣传科', '办公室'])}）`)}, date: 2026-05-20 }\n`,
    draft.internal('brand'),
    '  coincidences:\n',
    ...coincidences(draft, slug).map(({ inside }) => `    - ${inside}\n`),
  ];
  return lines.join('');
}

const drawn = new WeakMap<Draft, Map<string, Collision[]>>();

/** The coincidences of one brand: its frontmatter holds one half of them and its body the other. */
function coincidences(draft: Draft, slug: string): Collision[] {
  const mine = drawn.get(draft) ?? new Map<string, Collision[]>();
  drawn.set(draft, mine);
  const found = mine.get(slug) ?? collisions(draft, slug, 6);
  mine.set(slug, found);
  return found;
}

/** Notes what an entry says as public or internal, by whether a public build holds it. */
const speaker =
  (draft: Draft, plan: Pick<Plan, 'fate'>) =>
  (kind: SecretKind, field: string, text: string): string =>
    isHeld(plan) ? draft.show(kind, text) : draft.keep(kind, `${plan.fate} brand: ${field}`, text);

function logo(draft: Draft, plan: Plan): string {
  const { random, voice } = draft;
  const meaning = quoted(speaker(draft, plan)('long', 'meaning', publicSentence(voice)));
  if (random.chance(50)) return `logo: { kind: text, text: ${quoted(plan.name.slice(0, 4))}, meaning: ${meaning} }\n`;
  const words = isHeld(plan) ? '标识' : draft.keep('drawn', `${plan.fate} brand: words in its logo`, phrase(voice));
  draft.files[`brands/${plan.slug}/logo.svg`] = drawing(random, words, 'title');
  return `logo: { kind: image, file: logo.svg, alt: ${quoted(speaker(draft, plan)('short', 'alt', `${plan.name}的标识`))}, meaning: ${meaning} }\n`;
}

/** A record as the brand's fate asks for it, with internal events among the public ones. */
function record(draft: Draft, { fate, organization, district }: Plan): string {
  const { random } = draft;
  const at = (event: string): string => `record: ${event}`;
  const note = (event: string, percent = 50): string => (random.chance(percent) ? `, note: ${quoted(draft.note(at(`note of ${event}`)))}` : '');
  const day = (date: string): string => draft.keep('day', at('day of an internal event'), date);
  const events = [`{ event: cultivated, date: 2022-0${random.between(1, 6)}, by: ${organization.parent}${note('cultivated')} }`];
  if (random.chance(70)) {
    events.push(
      `{ event: visited, date: ${day(`2022-07-${random.between(10, 28)}`)}, by: ${quoted(draft.person(at('visited: by')))}, purpose: guidance${note('visited', 80)} }`,
    );
  }
  if (random.chance(40)) {
    const number = draft.keep('number', at('declared in vain: number'), paperNumber(random));
    events.push(
      `{ event: declared, date: 2022-08-05, level: ${district.lowest}, by: ${organization.id}, number: ${quoted(number)}${note('a declaration that was returned')} }`,
    );
    events.push(`{ event: returned, date: 2022-09-12${note('returned', 90)} }`);
  }
  if (fate === 'cultivating') return list(events);
  if (fate === 'withdrawn') return list([...events, `{ event: withdrawn, date: 2023-01-15${note('withdrawn', 90)} }`]);
  const declared = `{ event: declared, date: 2023-02-10, level: ${district.lowest}, by: ${organization.id}${note('declared')} }`;
  const score = (): number =>
    Number(draft.keep('score', at('score'), `${random.between(61, 98)}.${random.pick([1, 2, 3, 4, 6, 7, 8, 9, 25, 75, 35])}`));
  const parts = draft.files['taxonomy.yaml']?.toString().includes('social') ? `social: ${score()}, expert: ${score()}` : `expert: ${score()}`;
  events.push(
    declared,
    ...(random.chance(50) ? [`{ event: endorsed, date: 2023-02-20, by: ${organization.parent}${note('endorsed')} }`] : []),
    `{ event: evaluated, date: 2023-03-16, round: ${quoted(draft.keep('short', at('round'), `${random.pick(['复评', '补评', '复核', '加评'])}${random.pick('甲乙丙丁'.split(''))}组`))}, scores: { ${parts} }${note('evaluated', 70)} }`,
  );
  if (fate === 'declared') return list(events);
  if (fate === 'future') {
    const paper = draft.keep('number', at('named later: document'), paperNumber(random));
    return list([...events, `{ event: named, date: 2026-09-01, level: ${district.lowest}, by: ${organization.parent}, document: ${quoted(paper)} }`]);
  }
  events.push(
    `{ event: named, date: 2023-04-0${random.between(1, 9)}, level: ${district.lowest}, by: ${organization.parent}, document: ${quoted(draft.show('number', paperNumber(random)))}${note('named')} }`,
    `{ event: goals, date: 2024-02-10, year: 2024, goals: [${quoted(phrase(draft.voice))}]${note('goals')} }`,
  );
  if (fate === 'delisted') {
    const reason = draft.keep('long', at('reason of delisting'), internalSentence(draft.voice));
    return list([
      ...events,
      `{ event: delisted, date: 2026-03-08, by: ${organization.parent}, statement: 不再保留, reason: ${quoted(reason)}${note('delisted')} }`,
    ]);
  }
  events.push(
    ...(random.chance(40)
      ? [
          `{ event: reviewed, date: 2025-01-11, year: 2024, result: rectify, grade: ${quoted(draft.keep('short', at('rectify: grade'), '限期改正丙等'))}${note('rectify', 80)} }`,
        ]
      : []),
    `{ event: reviewed, date: 2026-01-15, year: 2025, result: pass, by: ${organization.parent}${note('reviewed')} }`,
    `{ event: goals, date: 2026-02-10, year: 2026, goals: [${quoted(phrase(draft.voice))}, ${quoted(phrase(draft.voice))}]${note('goals')} }`,
  );
  if (random.chance(40)) {
    const number = draft.keep('number', at('declared, under way: number'), paperNumber(random));
    events.push(
      `{ event: declared, date: ${day(`2026-03-${random.between(10, 28)}`)}, level: ${district.above}, by: ${organization.id}, number: ${quoted(number)}${note('declared, under way', 80)} }`,
    );
  }
  if (random.chance(30)) {
    const title = draft.keep(
      'short',
      at('commended later: title'),
      `${random.pick(['先进', '红旗', '五星', '标兵'])}${random.pick(['集体', '支部', '窗口'])}提名`,
    );
    events.push(`{ event: commended, date: 2026-10-01, by: ${quoted(draft.person(at('commended later: by')))}, title: ${quoted(title)} }`);
  }
  return list(events);
}

const list = (events: readonly string[]): string => `record:\n${events.map((event) => `  - ${event}\n`).join('')}`;

function body(draft: Draft, plan: Plan): string {
  const { random, voice } = draft;
  const { slug } = plan;
  const say = speaker(draft, plan);
  const paragraph = (count: number): string =>
    sentences(voice, count)
      .map((sentence) => say('long', 'text', sentence))
      .join('');
  const inside = internalPicture(draft, slug);
  const download = isHeld(plan) && random.chance(30) ? paper(draft, slug) : '';
  const speech = say('person3', 'by', person3(random));
  return [
    `## 背景\n\n${paragraph(3)}\n`,
    ...coincidences(draft, slug).flatMap(({ outside }) => (outside === undefined ? [] : [`${outside}\n`])),
    `## 做法\n\n<Practice title="${say('short', 'practice', phrase(voice))}">\n\n1. ${paragraph(1)}\n2. ${paragraph(1)}\n\n</Practice>\n`,
    `<Outcome value="${random.between(3, 999)}" unit="件" label="${phrase(voice)}" before="${random.between(1, 99)}" asOf="2025-12" />\n`,
    `<Quote by="${speech}">\n\n${paragraph(1)}\n\n</Quote>\n`,
    `{/* ${draft.keep('comment', 'a body’s comment', internalSentence(voice))} */}\n`,
    `<Note>\n\n${draft.keep('long', 'Note', internalSentence(voice))}${draft.keep('long', 'Note', internalSentence(voice))}\n\n</Note>\n`,
    `## 反思\n\n${paragraph(2)}\n${download}`,
    `<Internal>\n\n${draft.keep('long', 'Internal', internalSentence(voice))}[^a]\n\n| 谁 | 说什么 |\n| --- | --- |\n| ${draft.person('Internal: a table')} | ${draft.note('Internal: a table')} |\n\n${inside}</Internal>\n`,
    `[^a]: ${draft.keep('long', 'a footnote of Internal', internalSentence(voice))}\n`,
  ].join('\n');
}

/** A download, which goes out as it is: whoever is named in it has been looked for by whoever released it. */
function paper(draft: Draft, slug: string): string {
  const { random, secrets } = draft;
  const person = random.pick(secrets.filter(({ kind }) => kind.startsWith('person'))).text;
  draft.files[`brands/${slug}/form.docx`] = office('docx', {
    'word/document.xml': `<w:document><w:body><w:p><w:r><w:t>填表人：${person}</w:t></w:r></w:p></w:body></w:document>`,
  });
  return '\n空白的登记单可以[下载](form.docx)。\n';
}

/** A picture that only an internal build shows, with words drawn in it; its file's name is internal too. */
function internalPicture(draft: Draft, slug: string): string {
  const { random, voice } = draft;
  if (random.chance(40)) return '';
  const name = `${draft.keep('file', 'Internal: name of a picture', `${random.pick(['座次', '矛盾', '分工', '处理', '备案'])}${random.pick(['草图', '示意', '底稿'])}${random.between(2, 9)}`)}.svg`;
  draft.files[`brands/${slug}/${name}`] = drawing(
    random,
    draft.keep('drawn', 'Internal: words in a picture', phrase(voice)),
    random.pick(['text', 'title', 'desc'] as const),
  );
  return `<Figure src="${name}" alt="${draft.keep('short', 'Internal: alt', `${phrase(voice)}草图`)}" />\n\n`;
}
