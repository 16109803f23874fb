/** A brand out of a form: its file as every new brand's is written, and what is internal apart from it. */
import { given } from '../../given.ts';
import { levelWith, type Model } from '../../model/model.ts';
import { whoDeclares } from '../../model/organizations.ts';
import type { WordBlock, WordPicture } from '../../office/read.ts';
import type { Brand, Logo } from '../../schema/brand.ts';
import type { RecordEvent } from '../../schema/record.ts';
import { graphemes, hasAtMost } from '../../schema/values.ts';
import { FORM } from '../../wording/form.ts';
import { FORM_IN } from '../../wording/formImport.ts';
import { CASE_SECTIONS, NEW } from '../../wording/new.ts';
import { brandFile } from '../brand.ts';
import { domainOf } from '../offers.ts';
import { type NewFile, sectionsText, yamlText } from '../page.ts';
import { plainText, proseOf, withoutTitle } from './prose.ts';
import { type FormReading, SECTIONS } from './reading.ts';
import { type FormField, PEOPLE } from './values.ts';

export interface ImportedEntry {
  slug: string;
  files: NewFile[];
  /** What goes into the private directory, where the content keeps its dossiers elsewhere. */
  overlay?: NewFile;
  /** Pictures to be put beside the entry. */
  pictures: { picture: WordPicture; file: string }[];
  open: string[];
}

/** What a person adds to a form on the command line. */
export type Answers = Partial<Record<'organization' | 'domain' | 'summary', string>>;

/** How a picture of a form is to be called; undefined for one that cannot be shown on a page. */
export type NameFor = (picture: WordPicture, wanted: string) => string | undefined;

const SUMMARY = 120;

/** Returns the files of a brand out of a form, with `material` as its body. */
export function importedEntry(
  model: Model,
  slug: string,
  reading: FormReading,
  material: readonly WordBlock[],
  answers: Answers,
  nameFor: NameFor,
): ImportedEntry {
  const writer = new Writer(model, slug, reading, answers, nameFor);
  return writer.entry(material);
}

const CLOSED = /[。；！？，：、”）》.;!?,:)]$/u;
/** Lines as one text. */
const joined = (lines: readonly string[]): string =>
  lines.map((line, at) => (at < lines.length - 1 && !CLOSED.test(line) ? `${line}；` : line)).join('');

class Writer {
  private readonly model: Model;
  private readonly slug: string;
  private readonly reading: FormReading;
  private readonly answers: Answers;
  private readonly nameFor: NameFor;
  private readonly rest: string[];
  private readonly open: string[] = [];
  private readonly pictures: ImportedEntry['pictures'] = [];
  private introduction = '';

  constructor(model: Model, slug: string, reading: FormReading, answers: Answers, nameFor: NameFor) {
    [this.model, this.slug, this.reading, this.answers, this.nameFor] = [model, slug, reading, answers, nameFor];
    this.rest = [...reading.rest];
  }

  private lines(field: FormField): string[] | undefined {
    return this.reading.values.get(field);
  }

  private one(field: FormField): string | undefined {
    const lines = this.lines(field);
    return lines === undefined ? undefined : joined(lines);
  }

  private several(field: FormField): string | string[] | undefined {
    const lines = this.lines(field);
    return lines?.length === 1 ? lines[0] : lines;
  }

  entry(material: readonly WordBlock[]): ImportedEntry {
    const isElsewhere = this.model.settings.dossier === 'elsewhere';
    const name = this.one('name') ?? '';
    const organization = this.answers.organization ?? this.one('organization');
    const focuses = this.lines('focuses');
    const domain =
      this.answers.domain ??
      this.one('domain') ??
      this.domainOfFocus(focuses) ??
      (organization === undefined ? undefined : domainOf(this.model, organization));
    const { events, declared } = this.record(organization);
    const brand: Partial<Brand> = {
      name,
      ...given('organization', organization),
      ...given('partners', this.partners()),
      ...given('domain', domain),
      ...given('focuses', focuses),
      ...given('summary', this.summary()),
      ...given('logo', this.logo(name)),
      ...given('theme', this.one('theme')),
      ...given('connotation', this.several('connotation')),
      ...given('philosophy', this.several('philosophy')),
      ...given('role', this.role()),
      ...given('carriers', this.lines('carriers')),
      ...given('extra', this.extra()),
      record: isElsewhere || declared === undefined ? events : [...events, declared],
    };
    const body = this.body(material, name, organization);
    this.keepPictures(isElsewhere);
    const internal = this.internal();
    const hasInternal = Object.keys(internal).length > 0;
    const { file, open } = brandFile(this.model, this.slug, hasInternal && !isElsewhere ? { ...brand, internal } : brand, body.text);
    const apart = { ...(hasInternal ? { internal } : {}), ...(declared === undefined ? {} : { record: [declared] }) };
    return {
      slug: this.slug,
      files: [file],
      ...(isElsewhere && Object.keys(apart).length > 0 ? { overlay: { file: `brands/${this.slug}/private.yaml`, text: yamlText(apart) } } : {}),
      pictures: this.pictures,
      open: [...open, ...body.open, ...this.open],
    };
  }

  private domainOfFocus(focuses: readonly string[] = []): string | undefined {
    const own = (this.model.taxonomy.domains ?? []).filter((domain) => focuses.some((focus) => domain.focuses?.some(({ id }) => id === focus)));
    return own.length === 1 ? own[0]?.id : undefined;
  }

  private partners(): Brand['partners'] {
    return this.lines('partners')?.map((name) => {
      const known = [...this.model.organizations].find(([, { data }]) => [data.name, data.shortName].includes(name));
      return known === undefined ? { name } : known[0];
    });
  }

  private summary(): string | undefined {
    const text = this.answers.summary ?? this.lines('summary')?.join('');
    if (text === undefined || hasAtMost(text, SUMMARY)) return text;
    // The whole goes into the body; whole sentences of its beginning are the summary.
    this.introduction = text;
    let short = '';
    for (const sentence of text.match(/[^。！？]+[。！？]?/gu) ?? []) {
      if (!hasAtMost(short + sentence, SUMMARY)) break;
      short += sentence;
    }
    this.open.push(FORM_IN.summaryTooLong(graphemes(text).length, short !== ''));
    return short === '' ? undefined : short;
  }

  private logo(name: string): Logo | undefined {
    const lines = this.lines('meaning');
    const parts = (lines ?? []).map((line) => /^([^：:]{1,16})[：:](.+)$/u.exec(line));
    const meaning =
      lines === undefined
        ? undefined
        : lines.length > 1 && parts.every((part) => part !== null)
          ? parts.map((part) => ({ part: (part as RegExpExecArray)[1] as string, means: (part as RegExpExecArray)[2] as string }))
          : joined(lines);
    const kind = this.one('logo.kind');
    const words = this.lines('logo')?.join(' ');
    const picture = this.reading.logo;
    const file = picture === undefined ? undefined : this.keepPicture(picture, 'logo');
    if (file !== undefined && words !== undefined) this.rest.push(FORM_IN.rest(FORM.label('logo'), words));
    if (meaning !== undefined && file !== undefined) return { kind: 'image', file, alt: NEW.logoAlt(name), meaning };
    if (meaning !== undefined && kind !== 'audio' && kind !== 'image' && words !== undefined) return { kind: 'text', text: words, meaning };
    if (kind === 'audio') this.open.push(FORM_IN.audioLogo);
    else if (file !== undefined || words !== undefined) this.open.push(FORM_IN.logoWithoutMeaning);
    if (file === undefined && words !== undefined) this.rest.push(FORM_IN.rest(FORM.label('logo'), words));
    if (meaning !== undefined) this.rest.push(FORM_IN.rest(FORM.label('meaning'), (lines ?? []).join('\n')));
    return undefined;
  }

  private role(): Brand['role'] {
    const [organization, members] = [this.one('role.organization'), this.one('role.members')];
    if (organization !== undefined && members !== undefined) return { organization, members };
    for (const [field, text] of [
      ['role.organization', organization],
      ['role.members', members],
    ] as const)
      if (text !== undefined) {
        this.rest.push(FORM_IN.rest(FORM.label(field), text));
        this.open.push(FORM_IN.halfRole(FORM.label(field)));
      }
    return undefined;
  }

  private extra(): Brand['extra'] {
    const all = [...this.reading.values].flatMap(([field, lines]) =>
      field.startsWith('extra.') ? [[field.slice('extra.'.length), joined(lines)] as const] : [],
    );
    return all.length === 0 ? undefined : Object.fromEntries(all);
  }

  /** What happened, as far as the form says when. */
  private record(organization: string | undefined): { events: RecordEvent[]; declared: RecordEvent | undefined } {
    const [cultivated, launched, filled, level] = (['cultivated', 'launched', 'filled', 'level'] as const).map((field) => this.one(field));
    const events: RecordEvent[] = [];
    if (cultivated !== undefined) events.push({ event: 'cultivated', date: cultivated });
    if (launched !== undefined) events.push({ event: 'launched', date: launched, ...given('by', organization) });
    if (events.length === 0) {
      events.push({ event: 'cultivated', date: filled ?? this.model.asOf });
      this.open.push(FORM_IN.noBeginning(filled ?? this.model.asOf));
    }
    const rule = levelWith(this.model, level);
    if (rule === undefined) return { events, declared: undefined };
    if (filled === undefined || organization === undefined) {
      this.rest.push(FORM_IN.rest(FORM.label('level'), rule.label));
      this.open.push(FORM_IN.notDeclared);
      return { events, declared: undefined };
    }
    const [by = organization] = whoDeclares(rule, organization, this.model.tree);
    return { events, declared: { event: 'declared', date: filled, level: rule.id, by, ...given('number', this.one('number')) } };
  }

  private body(material: readonly WordBlock[], name: string, organization: string | undefined): { text: string; open: string[] } {
    const data = organization === undefined ? undefined : this.model.organizations.get(organization)?.data;
    const names = [data?.name, data?.shortName, ...(data?.formerNames ?? [])].filter((one) => one !== undefined);
    const nameFor = (picture: WordPicture): string | undefined => this.nameFor(picture, FORM_IN.pictureName);
    const said = (blocks: readonly WordBlock[]): string => {
      const { text, pictures } = proseOf(blocks, nameFor);
      this.pictures.push(...pictures);
      return text;
    };
    const own = withoutTitle([...this.reading.material, ...material], name, names);
    const whole = said(own);
    const parts: string[] = this.introduction === '' ? [] : [`## ${FORM.label('summary')}\n\n${plainText(this.introduction)}\n`];
    const { sections } = this.reading;
    const open: string[] = [];
    for (const [at, field] of SECTIONS.entries()) {
      const blocks = sections.get(field);
      const section = CASE_SECTIONS[at];
      if (section === undefined) continue;
      if (blocks !== undefined) parts.push(`## ${section.heading}\n\n${said(blocks)}`);
      else if (whole === '') {
        parts.push(sectionsText([section]));
        open.push(section.heading);
      }
    }
    if (whole !== '') parts.push(whole);
    return { text: parts.join('\n'), open: open.length === 0 ? [] : [NEW.bodyOpen(open)] };
  }

  /** Pictures without a field may show anybody: where the dossiers are elsewhere they are told alone. */
  private keepPictures(isElsewhere: boolean): void {
    const { pictures } = this.reading;
    if (pictures.length > 0) this.open.push(FORM_IN.picturesLeft(pictures.length, isElsewhere));
    if (!isElsewhere) for (const picture of pictures) this.keepPicture(picture, FORM_IN.pictureName);
  }

  private keepPicture(picture: WordPicture, wanted: string): string | undefined {
    const file = this.nameFor(picture, wanted);
    if (file !== undefined) this.pictures.push({ picture, file });
    return file;
  }

  private internal(): Record<string, unknown> {
    const people = PEOPLE.flatMap((key) => {
      const text = this.one(key);
      return text === undefined ? [] : [[key, key === 'members' && /^\d+$/.test(text) ? Number(text) : text] as const];
    });
    const parent = this.one('parent');
    const above = this.parentName();
    const odd = parent !== undefined && !above.includes(parent) ? [FORM_IN.rest(FORM.label('parent'), parent)] : [];
    const rest = [...this.rest, ...odd];
    return { ...Object.fromEntries(people), ...(rest.length === 0 ? {} : { [FORM_IN.internalKey]: rest }) };
  }

  /** The names of the organizations above. */
  private parentName(): string[] {
    const organization = this.answers.organization ?? this.one('organization');
    const ids = organization === undefined ? [] : this.model.tree.ancestors(organization);
    return ids.flatMap((id) => {
      const { name, shortName, formerNames = [] } = this.model.organizations.get(id)?.data ?? {};
      return [name, shortName, ...formerNames].filter((one) => one !== undefined);
    });
  }
}
