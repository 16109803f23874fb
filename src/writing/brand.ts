/** A new brand: asks what is needed, and what the site's standard asks for, and writes `brands/<slug>/index.mdx`. */
import { given } from '../given.ts';
import { levelWith, type Model } from '../model/model.ts';
import { whoNames } from '../model/organizations.ts';
import { missingOf } from '../model/standard.ts';
import { type Brand, brandSchema, type Logo } from '../schema/brand.ts';
import { extensionOf, kindOf } from '../schema/fileKinds.ts';
import type { RecordEvent } from '../schema/record.ts';
import { graphemes, hasAtMost } from '../schema/values.ts';
import { CASE_SECTIONS, NEW } from '../wording/new.ts';
import { askChoice, askChoices, askText, askTexts, type Dialogue, needChoice, needText } from './dialogue.ts';
import { askDate, askSlug, needDate } from './names.ts';
import { brands, domainOf, domains, focuses, hasTitle, levels, organizationName, organizations, takenSlugs } from './offers.ts';
import { mdxText, type NewFile, sectionsText } from './page.ts';

/** What is to be written of a new entry. */
export interface NewEntry {
  /** The slug or id that it was given. */
  id: string;
  files: NewFile[];
  /** Files of the person's machine that are copied beside them, by their path in the content. */
  copies?: { from: string; file: string }[];
  /** What is still to be filled in, in words. */
  open: string[];
  /** Whether no public build shows it. */
  isInternal?: boolean;
}

/** The options that a new brand cannot do without. */
export const BRAND_NEEDS = ['name', 'organization', 'summary'] as const;

const SUMMARY = 120;

/** Asks for a new brand and returns its files. */
export function* newBrand(model: Model): Dialogue<NewEntry> {
  const name = yield* needText({ flag: 'name', say: NEW.brandName, hint: NEW.brandNameHint(model.settings.nameLength) });
  const organization = yield* needChoice({ flag: 'organization', say: NEW.brandOrganization, options: organizations(model) });
  const own = domainOf(model, organization) ?? domains(model)[0]?.value;
  const domain = yield* needChoice({ flag: 'domain', say: NEW.domain, options: domains(model), ...given('initial', own) });
  const chosen = yield* askChoices({ flag: 'focus', say: NEW.focuses, options: focuses(model, domain) });
  const summary = yield* needText({
    flag: 'summary',
    say: NEW.summary,
    hint: NEW.summaryHint,
    fault: (answer) => (hasAtMost(answer, SUMMARY) ? undefined : NEW.summaryTooLong(graphemes(answer).length)),
  });
  const slug = yield* askSlug('slug', name, takenSlugs(model.brands));
  const { data, copies } = yield* standardFields(model, name, slug);
  const parentBrand = yield* askChoice({
    flag: 'parent-brand',
    say: NEW.parentBrand,
    options: brands(model, (one) => hasTitle(model, one)),
  });
  const event = yield* firstEvent(model, organization);
  const brand: Partial<Brand> = {
    name,
    organization,
    domain,
    ...(chosen.length === 0 ? {} : { focuses: chosen }),
    summary,
    ...data,
    ...given('parentBrand', parentBrand),
    record: [event],
  };
  const { file, open } = brandFile(model, slug, brand, sectionsText(CASE_SECTIONS));
  return { id: slug, files: [file], copies, open: [...open, NEW.bodyOpen(CASE_SECTIONS.map(({ heading }) => heading))] };
}

/** The keys without which no brand passes the check. */
const NEEDED = ['organization', 'domain', 'summary'] as const;

/** Returns the file of a new brand, with what it lacks as comments, and what is still to be filled in. */
export function brandFile(model: Model, slug: string, brand: Partial<Brand>, body: string): { file: NewFile; open: string[] } {
  const missing = missingOf(brand, model.standard);
  const needed = NEEDED.filter((key) => brand[key] === undefined);
  const labels = new Map(model.standard.items.map((item) => [item.key, item.label]));
  const example = (key: string): string => NEW.fieldExample[key.split('.')[0] as string] ?? `${key}: `;
  const comments = missing.length + needed.length === 0 ? [] : [NEW.uncomment, ...[...needed, ...missing].map(example)];
  return {
    file: { file: `brands/${slug}/index.mdx`, text: mdxText(inSchemaOrder(brand), comments, body) },
    open: [
      ...(needed.length === 0 ? [] : [NEW.needed(needed)]),
      ...(missing.length === 0
        ? []
        : [
            NEW.standardLacks(
              model.standard.label,
              model.standard.items.length - missing.length,
              model.standard.items.length,
              missing.map((key) => labels.get(key) ?? key),
            ),
          ]),
    ],
  };
}

/** Keys in the order of the schema, which is that of the declaration form. */
function inSchemaOrder(brand: Partial<Brand>): Partial<Brand> {
  const keys = Object.keys(brandSchema.shape) as (keyof Brand)[];
  return Object.fromEntries(keys.flatMap((key) => (brand[key] === undefined ? [] : [[key, brand[key]]])));
}

/** Asks for what the site's standard asks for; all of it may be left for later. */
function* standardFields(model: Model, name: string, slug: string): Dialogue<{ data: Partial<Brand>; copies: NewEntry['copies'] & object }> {
  const data: Partial<Brand> = {};
  const copies: { from: string; file: string }[] = [];
  for (const { key, label } of model.standard.items) {
    const say = NEW.standardItem(label);
    if (key === 'logo') {
      const logo = yield* askLogo(name, slug);
      if (logo?.data !== undefined) data.logo = logo.data;
      if (logo?.copy !== undefined) copies.push(logo.copy);
    } else if (key === 'theme') Object.assign(data, given('theme', yield* askText({ flag: 'theme', say, hint: NEW.later })));
    else if (key === 'connotation' || key === 'philosophy') {
      const texts = yield* askTexts({ flag: key, say, hint: NEW.laterLines });
      if (texts.length > 0) data[key] = texts.length === 1 ? (texts[0] as string) : texts;
    } else if (key === 'carriers') {
      const texts = yield* askTexts({ flag: key, say, hint: NEW.laterLines });
      if (texts.length > 0) data.carriers = texts;
    } else if (key === 'role') {
      const organization = yield* askText({ flag: 'role-organization', say: NEW.roleOrganization, hint: NEW.later });
      const members = organization === undefined ? undefined : yield* askText({ flag: 'role-members', say: NEW.roleMembers, hint: NEW.later });
      if (organization !== undefined && members !== undefined) data.role = { organization, members };
    } else if (key.startsWith('extra.')) {
      const text = yield* askText({ flag: key.replace('.', '-'), say, hint: NEW.later });
      if (text !== undefined) data.extra = { ...data.extra, [key.slice('extra.'.length)]: text };
    }
  }
  return { data, copies };
}

/** The last part of a path of any system. */
const baseName = (file: string): string => file.split(/[\\/]/).at(-1) as string;

function* askLogo(name: string, slug: string): Dialogue<{ data?: Logo; copy?: { from: string; file: string } } | undefined> {
  const file = yield* askText({
    flag: 'logo',
    say: NEW.logoFile,
    hint: NEW.logoFileHint,
    fault: (answer) => (kindOf(baseName(answer))?.role === 'image' ? undefined : NEW.badLogo),
  });
  const text = file === undefined ? yield* askText({ flag: 'logo-text', say: NEW.logoText, hint: NEW.later }) : undefined;
  if (file === undefined && text === undefined) return undefined;
  const meaning = yield* askText({ flag: 'logo-meaning', say: NEW.logoMeaning, hint: NEW.later });
  if (text !== undefined) return meaning === undefined ? undefined : { data: { kind: 'text', text, meaning } };
  const stored = `logo.${extensionOf(file as string)}`;
  const copy = { from: file as string, file: `brands/${slug}/${stored}` };
  return meaning === undefined ? { copy } : { data: { kind: 'image', file: stored, alt: NEW.logoAlt(name), meaning }, copy };
}

/** The steps from which a brand may begin. */
const BEGINNINGS = ['cultivated', 'launched', 'named'] as const;

/** Asks how far the brand has come: a title that stands already is brought in as `imported`. */
function* firstEvent(model: Model, organization: string): Dialogue<RecordEvent> {
  const step = (yield* askChoice({
    flag: 'step',
    say: NEW.step,
    options: BEGINNINGS.map((value) => ({ value, label: NEW.steps[value] })),
    initial: 'cultivated',
  })) as (typeof BEGINNINGS)[number];
  if (step !== 'named') {
    const date = yield* needDate('date', NEW.stepDate[step], model.asOf);
    return step === 'launched' ? { event: 'launched', date, by: organization } : { event: 'cultivated', date };
  }
  const date = yield* askDate('date', NEW.stepDate.named);
  const level = yield* needChoice({
    flag: 'level',
    say: NEW.level,
    options: levels(model),
    ...given('initial', model.organizations.get(organization)?.data.level),
  });
  const rule = levelWith(model, level);
  const namer = rule === undefined ? undefined : whoNames(rule, organization, model.tree);
  const by = yield* needChoice({
    flag: 'by',
    say: NEW.namedBy(organizationName(model, organization)),
    options: organizations(model),
    ...given('initial', namer),
  });
  const document = yield* askText({ flag: 'document', say: NEW.document, hint: NEW.none });
  return { event: 'named', ...given('date', date), level, by, ...given('document', document), imported: true };
}
