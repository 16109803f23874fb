/** Pairings, packs and documents, public and internal, and the directory that `--private` lays over. */
import { type DrawnBrand, isHeld } from './brands.ts';
import { PLAIN_FILES } from './collisions.ts';
import type { District } from './district.ts';
import type { Draft, SecretKind } from './draft.ts';
import { paperNumber, quoted } from './draft.ts';
import { place2, slugOf } from './people.ts';
import { drawing } from './pictures.ts';
import { internalSentence, phrase, publicSentence, sentences } from './sentences.ts';

interface Speech {
  /** Notes a text as the entry's own, public or internal. */
  say(kind: SecretKind, field: string, text: string): string;
}

const speech = (draft: Draft, noun: string, isPublic: boolean): Speech => ({
  say: (kind, field, text) => (isPublic ? draft.show(kind, text) : draft.keep(kind, `${noun}: ${field}`, text)),
});

/** An approval, where what is public needs one. */
const approval = (draft: Draft, noun: string, isNeeded: boolean): string =>
  isNeeded || draft.random.chance(40) ? `approval: [{ by: ${quoted(draft.person(`${noun}: approval`))}, date: 2026-05-21 }]\n` : '';

/** What every body has that only presenters and internal builds see. */
const keptBody = (draft: Draft, noun: string): string =>
  `<Note>\n\n${draft.keep('long', `${noun}: Note`, internalSentence(draft.voice))}\n\n</Note>\n\n<Internal>\n\n- ${draft.note(`${noun}: Internal`)}\n- ${draft.person(`${noun}: Internal`)}\n\n</Internal>\n\n{/* ${draft.keep('comment', `${noun}: comment`, internalSentence(draft.voice))} */}\n`;

interface PairingPlan {
  noun: string;
  slug: string;
  model: string;
  lagging: string;
  since: string;
  visibility: 'internal' | 'anonymous' | 'public';
  isPublic: boolean;
  needsApproval: boolean;
}

function pairing(draft: Draft, plan: PairingPlan): string {
  const { voice, random } = draft;
  const { noun, isPublic } = plan;
  const { say } = speech(draft, noun, isPublic);
  const [year] = plan.since.split('-') as [string];
  return `---
${draft.remark(noun)}model: ${plan.model}
lagging: ${plan.lagging}
since: ${plan.since}
until: ${Number(year) + 2}-02-28
goals:
  - { goal: ${quoted(say('short', 'goal', phrase(voice)))}, kind: basic }
  - { goal: ${quoted(say('short', 'goal', phrase(voice)))}, due: ${Number(year) + 1}-10-31 }
measures: [${quoted(say('long', 'measure', publicSentence(voice)))}]
ledger:
  - { date: ${plan.since}, text: ${quoted(say('long', 'ledger', publicSentence(voice)))}, goal: 1 }
  - { date: ${Number(year) + 1}-12-20, text: ${quoted(draft.keep('long', `${noun}: ledger item later`, internalSentence(voice)))} }
visibility: ${plan.visibility}
${plan.visibility === 'internal' ? '' : `consent: { by: ${quoted(draft.person(`${noun}: consent`))}, date: 2026-02-10 }\n`}${approval(draft, noun, plan.needsApproval)}internal:
  why: ${quoted(draft.keep('long', `${noun}: internal.why`, internalSentence(voice)))}
  responsible: [${quoted(draft.person(`${noun}: internal.responsible`))}, ${quoted(draft.person(`${noun}: internal.responsible`))}]
  phone: ${quoted(draft.phone(`${noun}: internal.phone`))}
  rank: ${quoted(draft.keep('short', `${noun}: internal.rank`, `倒数第${random.pick(['一', '二', '三'])}${random.pick(['名', '位'])}`))}
---

${sentences(voice, 2)
  .map((sentence) => say('long', 'text', sentence))
  .join('')}

${keptBody(draft, noun)}`;
}

/** Writes the pairings: one whose side is not named, one internal, one of a brand that is not public, one that has not begun. */
export function drawPairings(draft: Draft, district: District, brands: readonly DrawnBrand[], needsApproval: boolean): string {
  const { random } = draft;
  const held = brands.filter((brand) => brand.fate === 'public');
  const free = (brand: DrawnBrand): string =>
    random.pick(district.leaves.filter(({ id }) => !brands.some(({ organization }) => organization === id) && id !== brand.organization)).id;
  const [model] = held as [DrawnBrand];
  const slugs = ['jiedui', 'bangdai', 'tongxing', 'xieshou'].map((head) => `${head}-${random.between(10, 99)}`);
  const common = { needsApproval, since: '2025-03-01' };
  const shown = slugs[0] as string;
  const write = (plan: Omit<PairingPlan, 'needsApproval' | 'since'> & { since?: string }): void => {
    draft.files[`pairings/${plan.slug}.mdx`] = pairing(draft, { ...common, ...plan });
  };
  const [side] = district.anonymous as [District['anonymous'][number]];
  write({ noun: 'anonymous pairing', slug: shown, model: model.slug, lagging: side.id, visibility: 'anonymous', isPublic: true });
  const secret = (noun: string): string => draft.keep('slug', `${noun}: slug`, slugOf(`${place2(random)}${place2(random)}帮带`));
  write({
    noun: 'internal pairing',
    slug: secret('internal pairing'),
    model: model.slug,
    lagging: free(model),
    visibility: 'internal',
    isPublic: false,
  });
  write({
    noun: 'pairing not begun',
    slug: secret('pairing not begun'),
    model: random.pick(held).slug,
    lagging: (district.anonymous[1] ?? side).id,
    since: district.anonymous[1] === undefined ? '2027-04-01' : '2026-08-01',
    visibility: 'anonymous',
    isPublic: false,
  });
  if (random.chance(50)) {
    const other = held[1] ?? model;
    if (other !== model)
      write({ noun: 'public pairing', slug: slugs[1] as string, model: other.slug, lagging: free(other), visibility: 'public', isPublic: true });
  }
  return shown;
}

function pack(draft: Draft, noun: string, isPublic: boolean, brand: string, needsApproval: boolean): string {
  const { voice } = draft;
  const { say } = speech(draft, noun, isPublic);
  return `---
title: ${quoted(say('short', 'title', `${phrase(voice)}一课`))}
occasion: study-meeting
audience: ${quoted(say('short', 'audience', `${draft.random.pick(voice.world.people)}代表`))}
minutes: 90
agenda:
  - { title: ${quoted(say('short', 'item', phrase(voice)))}, minutes: 30, brand: ${brand}, questions: [${quoted(say('long', 'question', publicSentence(voice).replace('。', '？')))}] }
  - { title: ${quoted(say('short', 'item', phrase(voice)))}, minutes: 20 }
${isPublic ? '' : 'visibility: internal\n'}${approval(draft, noun, needsApproval)}${draft.internal(noun)}---

${say('long', 'text', publicSentence(voice))}

${keptBody(draft, noun)}`;
}

function document(draft: Draft, noun: string, isPublic: boolean, needsApproval: boolean): string {
  const { voice, random } = draft;
  const { say } = speech(draft, noun, isPublic);
  return `---
title: ${quoted(say('short', 'title', `${phrase(voice)}办法`))}
summary: ${quoted(say('long', 'summary', publicSentence(voice)))}
number: ${quoted(say('number', 'number', paperNumber(random)))}
issued: 2025-0${random.between(1, 9)}-12
${isPublic ? '' : 'visibility: internal\n'}${approval(draft, noun, needsApproval)}${draft.internal(noun)}---

## ${say('short', 'heading', phrase(voice))}

${sentences(voice, 3)
  .map((sentence) => say('long', 'text', sentence))
  .join('')}

${keptBody(draft, noun)}`;
}

/** Writes packs and documents, and lays files about that nobody uses. */
export function drawTexts(draft: Draft, brands: readonly DrawnBrand[], needsApproval: boolean): void {
  const { random, voice } = draft;
  const held = brands.filter(isHeld);
  const secret = (noun: string): string => draft.keep('slug', `${noun}: slug`, slugOf(`${place2(random)}${phrase(voice)}`));
  draft.files['study/first.mdx'] = pack(draft, 'pack', true, (held[0] as DrawnBrand).slug, needsApproval);
  if (random.chance(60)) draft.files[`study/${secret('internal pack')}.mdx`] = pack(draft, 'internal pack', false, random.pick(brands).slug, false);
  draft.files['docs/plan.mdx'] = document(draft, 'document', true, needsApproval);
  if (random.chance(60)) draft.files[`docs/${secret('internal document')}.mdx`] = document(draft, 'internal document', false, false);
  const { slug } = random.pick(held);
  const unused = draft.keep(
    'file',
    'name of an unused file',
    `${random.pick(['谈话', '签到', '合影', '整改', '举报', '酒席'])}${random.pick(['原图', '扫描', '手稿', '翻拍'])}${random.between(11, 99)}`,
  );
  draft.files[`brands/${slug}/${unused}.svg`] = drawing(random, draft.keep('drawn', 'words in an unused picture', phrase(voice)), 'text');
  draft.files[`brands/${slug}/${random.pick(PLAIN_FILES)}`] = drawing(random, '标识', 'text');
}

/** Writes the directory that is laid over: internal events of a brand, internal keys of a pairing, entries of its own. */
export function drawOverlay(draft: Draft, district: District, brands: readonly DrawnBrand[], shown: string): void {
  const { random, voice } = draft;
  const model = brands.find(({ fate }) => fate === 'public') as DrawnBrand;
  draft.over[`brands/${model.slug}/private.yaml`] = `${draft.remark('overlay of a brand')}${draft.internal('overlay of a brand')}record:
  - { event: visited, date: 2024-05-09, by: ${quoted(draft.person('overlay: visited: by'))}, note: ${quoted(draft.note('overlay: note of visited'))} }
  - { event: visited, date: ${draft.keep('day', 'overlay: day of a visit', draft.day(2025, 2025))}, note: ${quoted(draft.note('overlay: note of visited'))} }
`;
  draft.over[`pairings/${shown}.private.yaml`] = draft.internal('overlay of a pairing');
  const secret = (noun: string): string => draft.keep('slug', `${noun}: slug`, slugOf(`${place2(random)}${phrase(voice)}`));
  draft.over[`docs/${secret('document laid over')}.mdx`] = document(draft, 'document laid over', false, false).replace(
    'visibility: internal\n',
    'visibility: public\n',
  );
  draft.over[`study/${secret('pack laid over')}.mdx`] = pack(draft, 'pack laid over', false, model.slug, false);
  const [side] = district.anonymous as [District['anonymous'][number]];
  draft.over[`pairings/${secret('pairing laid over')}.mdx`] = pairing(draft, {
    noun: 'pairing laid over',
    slug: '',
    model: model.slug,
    lagging: side.id,
    since: '2022-03-01',
    visibility: 'internal',
    isPublic: false,
    needsApproval: false,
  }).replace('until: 2024-02-28', 'until: 2024-02-28\nkind: mutual');
}
