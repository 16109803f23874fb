/** Content with a different token in every internal place. The token of a leak shows the place that it came from. */
import sharp, { type Sharp } from 'sharp';
import { CANARY, mp3, ogg, pngWithText, svg, wav, webm, withNotes } from './assets.ts';
import { BASE, BRAND, base, changed, type Files } from './content.ts';

export interface Canary {
  files: Files;
  /** The files for `--private`. */
  over: Files;
  /** By token: its place, and whether internal builds show it. `isShown` is undefined if either is right. */
  places: Map<string, { place: string; isShown: boolean | undefined }>;
  /** The token in the metadata of published media. */
  metadata: string;
}

/** A token is a single word, which no index splits, in lower case, so that it can be a slug. */
const tokenAt = (number: number): string =>
  `zqx${[...number.toString(8).padStart(3, '0')].map((digit) => 'bdfghjkm'[Number(digit)]).join('')}${'wvtr'[number % 4]}zq`;

const JPEG = (width: number) => sharp({ create: { width, height: 48, channels: 3, background: '#8a1c1c' } });

export async function plantCanaries(): Promise<Canary> {
  const places: Canary['places'] = new Map();
  const plant = (place: string, isShown: boolean | undefined): string => {
    const token = tokenAt(places.size);
    places.set(token, { place, isShown });
    return token;
  };
  const shown = (place: string): string => plant(place, true);
  /** Comments and unused files, which no build shows. */
  const kept = (place: string): string => plant(place, false);

  /** Future events. */
  const later = (place: string): string => plant(place, undefined);

  const internal = (noun: string, keys: readonly string[] = ['leader', 'liaison', 'instructor', 'secretary', 'phone', 'members', 'other']): string =>
    `internal: { ${keys.map((key) => `${key}: ${shown(`${noun}: internal.${key}`)}`).join(', ')} }\n`;
  const approval = (noun: string): string => `approval: { by: ${shown(`${noun}: approval`)}, date: 2026-05-20 }\n`;
  const bodies = (noun: string): string =>
    `\n<Note>\n\n${shown(`${noun}: Note`)}\n\n</Note>\n\n<Internal>\n\n${shown(`${noun}: Internal`)}[^a]\n\n</Internal>\n\n[^a]: ${shown(`${noun}: a footnote of Internal`)}\n\n{/* ${kept(`${noun}: a comment`)} */}\n`;
  const comment = (noun: string): string => `# ${kept(`${noun}: a comment in YAML`)}\n`;

  // The internal parts of a published brand.
  const picture = kept('a published picture’s name');
  const inside = kept('a picture’s name in Internal');
  const record = `record:
  - { event: cultivated, date: 2022-01, note: ${shown('note of cultivated')} }
  - { event: visited, date: 2022-02, by: ${shown('visited: by')}, note: ${shown('note of visited')} }
  - { event: declared, date: 2022-03, level: village, by: east, number: ${shown('declared: number of an attempt that was returned')}, note: ${shown('note of a declaration that was returned')} }
  - { event: returned, date: 2022-04, note: ${shown('note of returned')} }
  - { event: declared, date: 2023-02, level: village, by: east, note: ${shown('note of declared')} }
  - { event: endorsed, date: 2023-02, by: town, note: ${shown('note of endorsed')} }
  - { event: evaluated, date: 2023-03, round: ${shown('evaluated: round')}, note: ${shown('note of evaluated')} }
  - { event: notice, date: 2023-03-05, note: ${shown('note of notice')} }
  - { event: named, date: 2023-04-01, level: village, by: town, note: ${shown('note of named')} }
  - { event: commended, date: 2024-07, by: 上级, title: 先进, note: ${shown('note of commended')} }
  - { event: renamed, date: 2025-01, from: 老驿站, note: ${shown('note of renamed')} }
  - { event: reviewed, date: 2026-01, year: 2025, result: pass, note: ${shown('note of reviewed')} }
  - { event: goals, date: 2026-02, year: 2026, goals: [做好一件事], note: ${shown('note of goals')} }
  - { event: declared, date: 2026-03, level: town, by: town, number: ${shown('declared: number of an attempt under way')} }
  - { event: evaluated, date: 2026-04 }
  - { event: notice, date: 2026-05, document: ${shown('notice: document of an attempt under way')} }
  - { event: named, date: 2026-09-01, level: town, by: district, document: ${later('named later: document')}, grade: ${later('named later: grade')} }
  - { event: commended, date: 2026-10, by: ${later('commended later: by')}, title: ${later('commended later: title')} }
`;
  const hidden = (noun: string, slug: string, more: string, recordOf: string): string => {
    const at = (key: string): string => shown(`${noun}: ${key}`);
    return `---
name: ${at('name')}课堂
organization: west
partners: [{ name: ${at('partner')} }]
domain: rural
summary: ${at('summary')}
logo: { kind: image, file: ${slug}.svg, alt: ${at('logo.alt')}, meaning: [{ part: ${at('part')}, means: ${at('meaning')} }], rights: ${at('rights')} }
cover: { file: ${slug}.jpg, alt: ${at('cover.alt')}, credit: ${at('cover.credit')} }
theme: ${at('theme')}
connotation: ${at('connotation')}
philosophy: ${at('philosophy')}
role: { organization: ${at('role.organization')}, members: ${at('role.members')} }
carriers: [${at('carrier')}]
demonstration: { since: 2024, place: ${at('place')}, visits: ${at('visits')} }
tags: [${at('tag')}]
formerNames: [${at('former name')}]
formerSlugs: [${at('former slug')}]
sources: [{ title: ${at('source')}, url: "https://${at('address of a source')}.example.cn/" }]
${more}record:
${recordOf}---

## ${at('heading')}

${at('text')}

<Practice title="${at('practice')}">

步骤。

</Practice>

<Outcome value="1" label="${at('outcome')}" />
`;
  };
  // Brands that are not public although public entries refer to them.
  const [secret, young] = [shown('brand of visibility internal: slug'), shown('brand not named yet: slug')];
  const first = BRAND(
    '红色驿站',
    'east',
    `cover: { file: ${picture}.jpg, alt: 图 }\n${internal('brand')}${approval('brand')}${comment('brand')}`,
    `正文，见[另一篇](../${young}/index.mdx)。\n\n<Figure src="${picture}.png" alt="图" />\n\n<Audio src="${picture}.mp3" transcript="话" />\n\n<Audio src="${picture}.ogg" transcript="话" />\n\n<Audio src="${picture}.wav" transcript="话" />\n\n<Video src="${picture}.webm" title="片" />\n\n<Internal>\n\n<Figure src="${inside}.jpg" alt="${shown('alt in Internal')}" />\n\n</Internal>\n${bodies('brand')}`,
  ).replace(/record:\n(?: .*\n)+/, () => record);
  const settled = changed(
    changed(
      BRAND('旧课堂', 'west'),
      'reviewed, date: 2026-01, year: 2025, result: pass',
      `reviewed, date: 2025-01, year: 2024, result: rectify, grade: ${shown('reviewed with rectify: grade')}`,
    ),
    '  - { event: goals, date: 2026-02, year: 2026, goals: [做好一件事] }\n',
    `  - { event: delisted, date: 2026-03, by: town, statement: 不再保留, reason: ${shown('delisted: reason')}, note: ${shown('note of delisted')} }\n`,
  );

  // An anonymous side, and an organization that no public entry names.
  const lagging = { id: shown('anonymous side: id'), name: shown('anonymous side: name'), short: shown('anonymous side: short name') };
  const target = shown('target: organization');
  const organizations = `${changed(
    base('organizations/all.yaml').replace(/- \{ id: south.*\n/, ''),
    'id: east, name: 东村党支部',
    `id: east, name: 东村党支部, note: ${shown('organization: note')}, internal: { phone: ${shown('organization: internal')} }`,
  )}${comment('organizations')}- { id: ${lagging.id}, name: ${lagging.name}党支部, shortName: ${lagging.short}, formerNames: [${shown('anonymous side: former name')}], formerIds: [${shown('anonymous side: former id')}], level: village, parent: town, domain: rural }
- { id: ${target}, name: ${shown('organization that nothing names')}, level: village, parent: town }
`;
  const help = base('pairings/help.mdx')
    .replace('lagging: south', `lagging: ${lagging.id}`)
    .replace('{ date: 2026-05-01, text: 走访 }', () => `{ date: 2026-05-01, text: 走访 }, { date: 2026-09-01, text: ${later('ledger item later')} }`)
    .replace('visibility: anonymous', () =>
      `visibility: anonymous\n${internal('pairing', ['why', 'leader'])}consent: { by: ${shown('pairing: consent')}, date: 2026-01 }\n${approval('pairing')}${comment('pairing')}`.trimEnd(),
    );
  const pairing = (noun: string): string =>
    `---\nmodel: second\nlagging: ${target}\nsince: 2026-02\nuntil: 2026-05-01\ngoals: [{ goal: ${shown(`${noun}: goal`)} }]\nmeasures: [${shown(`${noun}: measure`)}]\nledger: [{ date: 2026-03, text: ${shown(`${noun}: ledger`)} }]\noutcome: { date: 2026-04, result: ended, text: ${shown(`${noun}: outcome`)}, by: town }\nformerSlugs: [${shown(`${noun}: former slug`)}]\n---\n\n${shown(`${noun}: text`)}\n`;
  const pack = (noun: string, more: string): string =>
    `---\ntitle: ${shown(`${noun}: title`)}\noccasion: seminar\naudience: ${shown(`${noun}: audience`)}\nminutes: 30\nplace: ${shown(`${noun}: place`)}\nobjectives: [${shown(`${noun}: objective`)}]\nagenda: [{ title: ${shown(`${noun}: item`)}, minutes: 30, questions: [${shown(`${noun}: question`)}] }]\nformerSlugs: [${shown(`${noun}: former slug`)}]\n${more}---\n\n${shown(`${noun}: text`)}\n`;
  const document = (noun: string, more: string): string =>
    `---\ntitle: ${shown(`${noun}: title`)}\nsummary: ${shown(`${noun}: summary`)}\nnumber: ${shown(`${noun}: number`)}\nformerSlugs: [${shown(`${noun}: former path`)}]\n${more}---\n\n## ${shown(`${noun}: heading`)}\n\n${shown(`${noun}: text`)}\n`;

  const noted = (image: Sharp): Promise<Buffer> => withNotes(image).jpeg().toBuffer();
  const files: Files = {
    ...BASE,
    'site.yaml': `${base('site.yaml')}url: https://www.example.cn\n${comment('site')}featured: [${secret}, ${young}, first]
terms: [{ avoid: 亮点纷呈, use: 有三处做法, note: ${kept('term: note')} }]\n`,
    'taxonomy.yaml': `${base('taxonomy.yaml')}targets: [{ year: 2025, level: village, organizations: [${target}] }]\n${comment('taxonomy')}`,
    'organizations/all.yaml': organizations,
    'brands/first/index.mdx': first,
    [`brands/first/${picture}.jpg`]: await noted(JPEG(90)),
    [`brands/first/${picture}.png`]: pngWithText(await JPEG(91).png().toBuffer()),
    [`brands/first/${picture}.mp3`]: mp3(),
    [`brands/first/${picture}.ogg`]: ogg('vorbis'),
    [`brands/first/${picture}.wav`]: wav(),
    [`brands/first/${picture}.webm`]: webm(),
    [`brands/first/${inside}.jpg`]: await noted(JPEG(60)),
    [`brands/first/${kept('a file that nothing uses')}.jpg`]: await noted(JPEG(61)),
    'brands/second/index.mdx': changed(
      BRAND('田间课堂', 'west'),
      'logo: { kind: text, text: 田间课堂, meaning: 字面之义 }',
      `logo: { kind: image, file: logo.svg, alt: 标识, meaning: 字面之义 }\nparentBrand: ${secret}`,
    ),
    'brands/second/logo.svg': svg(
      `<!-- ${kept('a comment in SVG')} --><metadata>${kept('metadata of SVG')}</metadata><g id="${kept('an id in SVG')}"><circle cx="40" cy="20" r="9" fill="#8a1c1c"/></g>`,
    ),
    'brands/old/index.mdx': settled,
    [`brands/${secret}/index.mdx`]: hidden(
      'brand of visibility internal',
      secret,
      'visibility: internal\n',
      '  - { event: cultivated, date: 2022-01 }\n  - { event: declared, date: 2023-02, level: village, by: west }\n  - { event: evaluated, date: 2023-03 }\n  - { event: named, date: 2023-04-01, level: village, by: town }\n  - { event: reviewed, date: 2026-01, year: 2025, result: pass }\n  - { event: goals, date: 2026-02, year: 2026, goals: [做好一件事] }\n',
    ),
    [`brands/${young}/index.mdx`]: hidden('brand not named yet', young, '', '  - { event: cultivated, date: 2025 }\n'),
    'pairings/help.mdx': `${help}${bodies('pairing')}`,
    [`pairings/${shown('pairing of visibility internal: slug')}.mdx`]: pairing('pairing of visibility internal'),
    'study/one.mdx': `${changed(base('study/one.mdx').replace('brand: first }', `brand: first }, { title: 再看一例, minutes: 20, brand: ${young} }`), 'title: 第一课\n', `title: 第一课\n${internal('pack')}${approval('pack')}${comment('pack')}`)}${bodies('pack')}`,
    [`pairings/${shown('pairing of a brand that is not public: slug')}.mdx`]: pairing('pairing of a brand that is not public').replace(
      'model: second\n',
      `model: ${young}\nkind: mutual\nvisibility: public\n`,
    ),
    [`study/${shown('pack of visibility internal: slug')}.mdx`]: pack('pack of visibility internal', 'visibility: internal\n'),
    'docs/plan.mdx': `${changed(base('docs/plan.mdx'), 'title: 方案\n', `title: 方案\n${internal('document')}${approval('document')}${comment('document')}`)}${bodies('document')}`,
    [`docs/${shown('document of visibility internal: path')}.mdx`]: document('document of visibility internal', 'visibility: internal\n'),
  };
  for (const [slug, width] of [
    [secret, 62],
    [young, 63],
  ] as const) {
    files[`brands/${slug}/${slug}.jpg`] = await noted(JPEG(width));
    files[`brands/${slug}/${slug}.svg`] = svg('<circle cx="40" cy="20" r="9" fill="#123456"/>');
  }

  const over: Files = {
    'brands/second/private.yaml': `${comment('overlay of a brand')}${internal('overlay of a brand')}record:
  - { event: visited, date: 2024-05, by: ${shown('overlay: visited: by')}, note: ${shown('overlay: note of visited')} }
  - { event: declared, date: 2026-03, level: town, by: town, number: ${shown('overlay: declared: number')} }
`,
    'pairings/help.private.yaml': internal('overlay of a pairing', ['support']),
    [`docs/${shown('document laid over: path')}.mdx`]: document('document laid over', 'visibility: public\n'),
    [`study/${shown('pack laid over: slug')}.mdx`]: pack('pack laid over', 'visibility: public\n'),
    [`pairings/${shown('pairing laid over: slug')}.mdx`]: pairing('pairing laid over')
      .replace('since: 2026-02\nuntil: 2026-05-01', 'since: 2025-02\nuntil: 2025-05-01')
      .replace('2026-03', '2025-03')
      .replace('2026-04', '2025-04'),
  };
  return { files, over, places, metadata: CANARY };
}
