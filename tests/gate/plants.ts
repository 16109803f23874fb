/**
 * Plants: internal texts of a content, each written in one form into one file of its site. A plant counts if nothing
 * public holds its text, or, where it is written by its sound, sounds like it. Controls are public texts in the same forms:
 * of them the gate must say nothing.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomFrom } from './contents/draw.ts';
import type { DrawnContent, OpenText, Secret, SecretKind } from './contents.ts';
import type { BuiltFile, Form, Ground, Made } from './forms/form.ts';
import { FORMS } from './forms/index.ts';
import { bare, normalise, type PublicText } from './publicText.ts';

export interface Plant {
  /** Below the site's folder. */
  file: string;
  bytes: Buffer;
  form: Form;
  text: string;
  kind: SecretKind;
  /** Where the text stands in the content; undefined for a control. */
  place?: string;
}

/** Sentences that texts stand in, by what they are. */
const SENTENCES: Readonly<Record<'person' | 'figure' | 'other', readonly (readonly [string, string])[]>> = {
  person: [
    ['联系人是', '同志，请接洽。'],
    ['这件事由', '负责跟进'],
    ['经办：', ''],
    ['（', '）'],
    ['据', '讲，东西已经送到。'],
    ['请找', '或者门卫'],
    ['和', '一道去的还有两个人'],
    ['昨天', '没有来'],
    ['', '：'],
    ['转交', '签收，'],
    ['给', '打个招呼再进去'],
    ['“', '”'],
  ],
  figure: [
    ['请打', '，白天有人接'],
    ['见', '一文。'],
    ['', ''],
    ['：', '；'],
    ['（', '）'],
    ['写的是 ', ' 这个数'],
  ],
  other: [
    ['', ''],
    ['', ''],
    ['附注：', ''],
    ['“', '”'],
    ['原文写着', '，照录如下'],
    ['', '……'],
  ],
};

const sortOf = (kind: SecretKind): keyof typeof SENTENCES => {
  if (kind.startsWith('person')) return 'person';
  return ['phone', 'number', 'citizen', 'score', 'day'].includes(kind) ? 'figure' : 'other';
};

/** Ends of built files that plants are put into, with the files of each, read once. */
function builtFiles(folder: string, files: readonly string[]): (end: string, at: number) => BuiltFile | undefined {
  const byEnd = new Map<string, string[]>();
  for (const file of files) {
    const end = /\.(?:html|json|js|css|xml|svg|txt)$/.exec(file)?.[0];
    // The reference of fields is ten times as large as any other page.
    if (end !== undefined && !file.startsWith('help/')) byEnd.set(end, [...(byEnd.get(end) ?? []), file]);
  }
  const read = new Map<string, BuiltFile>();
  return (end, at) => {
    const list = byEnd.get(end);
    if (list === undefined) return undefined;
    const file = list[at % list.length] as string;
    const known = read.get(file) ?? { file, text: readFileSync(path.join(folder, file), 'utf8') };
    read.set(file, known);
    return known;
  };
}

export interface PlantOptions {
  content: DrawnContent;
  folder: string;
  /** Files of the clean site. */
  files: readonly string[];
  publicText: PublicText;
  /** How many texts are written in each form. */
  perForm: number;
  seed: number;
}

/** Whether a plant's text is nobody's but the content's own. */
function isSecret(publicText: PublicText, text: string, made: Made): boolean {
  if (made.sound !== undefined) return !publicText.holdsSound(made.sound);
  return !publicText.holds(made.planted ?? text);
}

/** Draws plants and controls for a site. The same seed gives the same. */
export function drawPlants({ content, folder, files, publicText, perForm, seed }: PlantOptions): { plants: Plant[]; controls: Plant[] } {
  const random = randomFrom(seed * 104_729 + content.seed);
  const built = builtFiles(folder, files);
  const internal = content.secrets.map(({ text }) => normalise(text)).join('\n');
  // A sentence must not itself be internal.
  const sentences = (kind: SecretKind): (readonly [string, string])[] =>
    SENTENCES[sortOf(kind)].filter((pair) => pair.every((part) => bare(part).length < 2 || !internal.includes(bare(part))));
  const groundOf = (kind: SecretKind): Ground => ({
    random,
    around: random.pick(sentences(kind)),
    built: (end) => built(end, random.below(10_000)),
  });
  const plantOf = (form: Form, at: number, { text, kind, place }: OpenText & Partial<Secret>): { plant: Plant; made: Made } | undefined => {
    const made = form.make(text, groundOf(kind));
    if (made === undefined) return undefined;
    const file = `${random.pick(['assets', 'media', 'docs/x', 'plants', 'brands/y'])}/n${at}${made.path === undefined ? `/f${made.end}` : `/${made.path}`}`;
    return {
      made,
      plant: { file, bytes: Buffer.from(made.bytes as string), form, text: made.planted ?? text, kind, ...(place === undefined ? {} : { place }) },
    };
  };

  const plants: Plant[] = [];
  const controls: Plant[] = [];
  const secrets = random.shuffled(distinct(content.secrets));
  const open = random.shuffled(distinct(content.open.filter(({ text }) => publicText.holds(text))));
  let number = 0;
  for (const form of FORMS) {
    let planted = 0;
    // Every form begins with another text, and kinds take turns.
    for (const secret of byTurns(secrets, random.below(secrets.length))) {
      if (planted === perForm) break;
      if (!form.takes(secret.text, secret.kind)) continue;
      if (publicText.holds(secret.text)) continue;
      number += 1;
      const found = plantOf(form, number, secret);
      if (found === undefined || !isSecret(publicText, secret.text, found.made)) continue;
      plants.push(found.plant);
      planted += 1;
    }
    if (form.isBurden) continue;
    const control = open.find((one) => form.takes(one.text, one.kind) && random.chance(30)) ?? open.find((one) => form.takes(one.text, one.kind));
    number += 1;
    const found = control === undefined ? undefined : plantOf(form, number, control);
    if (found !== undefined) controls.push(found.plant);
  }
  return { plants, controls };
}

function distinct<Item extends OpenText>(list: readonly Item[]): Item[] {
  return [...new Map(list.map((item) => [item.text, item])).values()];
}

/** All items from one on, so that no kind comes twice before every other has come once. */
function* byTurns(secrets: readonly Secret[], from: number): Generator<Secret> {
  const queues = new Map<SecretKind, Secret[]>();
  for (let at = 0; at < secrets.length; at += 1) {
    const secret = secrets[(from + at) % secrets.length] as Secret;
    queues.set(secret.kind, [...(queues.get(secret.kind) ?? []), secret]);
  }
  const kinds = [...queues.values()];
  for (let round = 0; kinds.some((queue) => round < queue.length); round += 1) {
    for (const queue of kinds) {
      const secret = queue[round];
      if (secret !== undefined) yield secret;
    }
  }
}

/** Writes plants into a site, and gives their files. */
export function writePlants(folder: string, plants: readonly Plant[]): string[] {
  for (const { file, bytes } of plants) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  return plants.map(({ file }) => file);
}
