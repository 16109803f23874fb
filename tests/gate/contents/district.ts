/** Who there is in a district: its levels, its organizations, and the brands and pairings that it is going to have. */
import type { Draft } from './draft.ts';
import { quoted } from './draft.ts';
import { place2, place3, slugOf } from './people.ts';

export interface Organization {
  id: string;
  name: string;
}

export interface District {
  top: Organization;
  middles: Organization[];
  /** Organizations of the lowest level, each with its parent's id. */
  leaves: (Organization & { parent: string })[];
  /** Those that pairings do not name. */
  anonymous: (Organization & { parent: string })[];
  /** Ids of levels, lowest and the one above it. */
  lowest: string;
  above: string;
  domain: string;
  focuses: readonly string[];
  /** The place that everything lies in. */
  place: string;
}

/** Draws the organizations and writes their lists and the taxonomy. */
export function drawDistrict(draft: Draft, seed: number): District {
  const { random, voice } = draft;
  const { world } = voice;
  const levels = world.levels;
  const taken = new Set<string>();
  const fresh = (draw: () => string): string => {
    for (let attempt = 0; ; attempt += 1) {
      const place = draw();
      const slug = slugOf(place);
      if (attempt > 99 || (!taken.has(slug) && ![...taken].some((other) => slug.includes(other) || other.includes(slug)))) {
        taken.add(slug);
        return place;
      }
    }
  };
  const place = fresh(() => place2(random));
  const level = (fromBottom: number): (typeof levels)[number] => levels[levels.length - 1 - fromBottom] as (typeof levels)[number];
  const top: Organization = { id: `${slugOf(place)}-top`, name: `${place}${random.pick((levels[0] as (typeof levels)[number]).names)}` };
  const called = (stem: string, fromBottom: number): string => {
    const name = random.pick(level(fromBottom).names);
    // A village is 柳湾村, and its branch 柳湾村党支部.
    return world.places.some((one) => name.startsWith(one)) ? stem + name : stem + (fromBottom === 0 ? random.pick(world.places) : '') + name;
  };
  const middles = Array.from({ length: random.between(1, 2) }, () => {
    const stem = fresh(() => place2(random));
    return { id: slugOf(stem), name: called(stem, 1) };
  });
  const leaf = (): Organization & { parent: string; stem: string } => {
    const stem = fresh(() => (random.chance(60) ? place2(random) : place3(random)));
    return { id: slugOf(stem), name: called(stem, 0), parent: random.pick(middles).id, stem };
  };
  const leaves = Array.from({ length: random.between(4, 6) }, leaf);
  const anonymous = Array.from({ length: random.between(1, 2) }, leaf);
  const unnamed = leaf();

  const organization = (one: Organization & { parent?: string }, levelId: string, more = ''): string =>
    `- id: ${one.id}\n  name: ${quoted(one.name)}\n  level: ${levelId}\n${one.parent === undefined ? '' : `  parent: ${one.parent}\n`}${more}`;
  const keptOf = (one: Organization): string => {
    const at = `organization: ${one.id}`;
    const note = random.chance(50) ? `  note: ${quoted(draft.note(`${at}: note`))}\n` : '';
    const internal = random.chance(40)
      ? `  internal: { secretary: ${quoted(draft.person(`${at}: internal.secretary`))}, phone: ${quoted(draft.phone(`${at}: internal.phone`))} }\n`
      : '';
    return note + internal;
  };
  const [lowest, above] = [level(0).id, level(1).id];
  const hidden = (one: Organization & { stem: string }, noun: string): string => {
    draft.keep('organization', `${noun}: name`, one.name);
    if (one.stem.length > 2) draft.keep('organization', `${noun}: place`, one.stem);
    draft.keep('slug', `${noun}: id`, one.id);
    const former = fresh(() => place3(random));
    const short = `${one.stem}${random.pick(['支部', '总支'])}`;
    return [
      `  shortName: ${quoted(draft.keep('organization', `${noun}: short name`, short))}\n`,
      `  formerNames: [${quoted(draft.keep('organization', `${noun}: former name`, `${former}联合党支部`))}]\n`,
      random.chance(50) ? `  formerIds: [${draft.keep('slug', `${noun}: former id`, slugOf(`${former}联合`))}]\n` : '',
      keptOf(one),
    ].join('');
  };
  for (const one of [top, ...middles, ...leaves]) draft.show('organization', one.name);
  voice.names.push(...[...middles, ...leaves].map((one) => one.name));
  draft.files['organizations/all.yaml'] = [
    draft.remark('organizations'),
    organization(top, (levels[0] as (typeof levels)[number]).id),
    ...middles.map((one) => organization({ ...one, parent: top.id }, above, keptOf(one))),
    ...leaves.map((one) => organization(one, lowest, keptOf(one))),
    draft.remark('organizations'),
  ].join('');
  // A list of its own, as those would keep it who are careful.
  draft.files['organizations/others.yaml'] = [
    ...anonymous.map((one) => organization(one, lowest, hidden(one, 'anonymous side'))),
    organization(unnamed, lowest, hidden(unnamed, 'organization that nothing names')),
  ].join('');

  const domain = random.pick(world.domains);
  const naming = levels.map(({ id, label }, at) => `  - { id: ${id}, label: ${label}, namedBy: ${at === levels.length - 1 ? 'parent' : top.id} }\n`);
  const domains = world.domains.map(
    ({ id, label, focuses }) =>
      `  - id: ${id}\n    label: ${label}\n    focuses: [${focuses.map((focus) => `{ id: ${focus.id}, label: ${focus.label} }`).join(', ')}]\n`,
  );
  const parts =
    seed % 2 === 0
      ? '  - { id: social, label: 社会评议, weight: 0.4 }\n  - { id: expert, label: 专家评审, weight: 0.6 }\n'
      : '  - { id: expert, label: 专家组打分, weight: 1 }\n';
  draft.files['taxonomy.yaml'] =
    `domains:\n${domains.join('')}levels:\n${naming.join('')}evaluation:\n${parts}targets:\n  - { year: 2025, level: ${lowest}, min: ${random.between(2, 9)} }\n  - { year: 2026, level: ${lowest}, organizations: [${unnamed.id}] }\n${draft.remark('taxonomy')}`;
  return { top, middles, leaves, anonymous, lowest, above, domain: domain.id, focuses: domain.focuses.map(({ id }) => id), place };
}
