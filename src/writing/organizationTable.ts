/** Organizations out of a table: columns by their Chinese heads, ids invented and kept. */
import { given } from '../given.ts';
import type { Model } from '../model/model.ts';
import { normaliseText, withoutBlanks } from '../model/text.ts';
import { near } from '../schema/near.ts';
import type { Organization } from '../schema/organization.ts';
import { slugFor } from '../schema/slugs.ts';
import { isSlug } from '../schema/values.ts';
import { COLUMNS, TABLE } from '../wording/tables.ts';
import { lastWordOf, saysLevel } from './levelWords.ts';
import { freeSlug } from './names.ts';
import { shortNameOf } from './shortNames.ts';

export interface TableReading {
  /** Organizations that the content does not have yet, those above before those below. */
  organizations: Organization[];
  /** How many rows name an organization that is in the content already; nothing of it is changed. */
  known: number;
  /** What prevents the import, with the row as Excel counts it. */
  faults: string[];
  /** What was taken in otherwise than it was written, or left out. */
  notes: string[];
}

type Column = keyof typeof COLUMNS;

/** Blanks that were put between the signs of a Chinese name to make it as long as those above it. */
const unspaced = (text: string): string => text.replace(/(?<=\p{Script=Han})\s+(?=[\p{Script=Han}（(])/gu, '');

/** Whether a row adds up those above it. */
const isTotal = (cells: readonly string[]): boolean => cells.some((cell) => /^(?:合计|总计|共计|小计|总数)[:：]?$/.test(withoutBlanks(cell)));

/** The column that a head names: limits and remarks in brackets do not count. */
function columnOf(head: string): Column | undefined {
  const bare = withoutBlanks(head)
    .replace(/[（(【[].*$/u, '')
    .replace(/[:：*＊]/gu, '');
  return (Object.keys(COLUMNS) as Column[]).find((column) => (COLUMNS[column] as readonly string[]).includes(bare));
}

interface Head {
  row: number;
  columns: Map<Column, number>;
  /** Heads that name nothing. */
  unknown: string[];
}

/** Finds the row of heads below titles: the first that names organizations. */
function headOf(rows: readonly string[][]): Head | undefined {
  for (const [row, cells] of rows.slice(0, 15).entries()) {
    const columns = new Map<Column, number>();
    const unknown: string[] = [];
    for (const [at, cell] of cells.entries()) {
      const column = columnOf(cell);
      if (column === undefined) {
        if (cell !== '') unknown.push(cell);
      } else if (!columns.has(column)) columns.set(column, at);
    }
    if (columns.has('name') && cells.filter((cell) => cell !== '').length > 1) return { row, columns, unknown };
  }
  return undefined;
}

interface Line {
  /** As Excel counts, from 1. */
  number: number;
  cell(column: Column): string;
}

/** Reads a table. `model` is the content that it is brought into. */
export function organizationsIn(rows: readonly string[][], model: Model): TableReading {
  const head = headOf(rows);
  if (head === undefined) return { organizations: [], known: 0, faults: [TABLE.noHead(COLUMNS.name.slice(0, 4))], notes: [] };
  const below = rows.slice(head.row + 1).map((cells) => (isTotal(cells) ? [] : cells));
  const written = (cells: readonly string[], column: Column): string => normaliseText(cells[head.columns.get(column) ?? -1] ?? '');
  const lines = below.flatMap((cells, index): Line[] => {
    const cell = (column: Column): string => (column === 'note' ? written(cells, column) : unspaced(written(cells, column)));
    return cell('name') === '' ? [] : [{ number: head.row + index + 2, cell }];
  });
  const spaced = below.flatMap((cells, index) =>
    (['name', 'shortName'] as const).some((column) => unspaced(written(cells, column)) !== written(cells, column)) ? [head.row + index + 2] : [],
  );
  const nameless = below.filter(
    (cells) => cells.some((cell) => cell !== '') && withoutBlanks(cells[head.columns.get('name') ?? -1] ?? '') === '',
  ).length;
  return new Importer(model, lines, {
    notes: [
      ...(head.unknown.length === 0 ? [] : [TABLE.unknownColumns(head.unknown)]),
      ...(nameless === 0 ? [] : [TABLE.nameless(nameless)]),
      ...(spaced.length === 0 ? [] : [TABLE.spaced(spaced)]),
    ],
  }).read();
}

/** A row that becomes an organization. */
interface Draft {
  line: Line;
  id: string;
  name: string;
  shortName?: string;
  parent?: string;
}

class Importer {
  private readonly model: Model;
  private readonly lines: readonly Line[];
  private readonly faults: string[] = [];
  private readonly notes: string[];
  /** Ids by every name; undefined where two have the name. */
  private readonly byName = new Map<string, string | undefined>();
  private readonly drafts = new Map<string, Draft>();

  constructor(model: Model, lines: readonly Line[], { notes }: { notes: string[] }) {
    [this.model, this.lines, this.notes] = [model, lines, notes];
  }

  read(): TableReading {
    const taken = new Set([...this.model.content.organizations].flatMap(({ data }) => [data.id ?? '', ...(data.formerIds ?? [])]));
    for (const [id, { data }] of this.model.organizations)
      for (const name of [data.name, data.shortName, ...(data.formerNames ?? [])]) this.call(name, id);
    const isKnown = (name: string): boolean =>
      [...this.model.organizations.values()].some(({ data }) => data.name !== undefined && withoutBlanks(data.name) === withoutBlanks(name));
    let known = 0;
    for (const line of this.lines) {
      const name = line.cell('name');
      if (isKnown(name)) {
        known += 1;
        continue;
      }
      const wanted = line.cell('id');
      if (wanted !== '' && (!isSlug(wanted) || taken.has(wanted))) this.faults.push(TABLE.badId(line.number, wanted, taken.has(wanted)));
      const short = line.cell('shortName') || shortNameOf(name);
      const id = isSlug(wanted) && !taken.has(wanted) ? wanted : freeSlug(slugFor(short) ?? slugFor(name) ?? 'zuzhi', taken);
      taken.add(id);
      this.drafts.set(id, { line, id, name, ...given('shortName', line.cell('shortName') || undefined) });
    }
    for (const { id, name, shortName } of this.drafts.values()) for (const one of [name, shortName ?? shortNameOf(name)]) this.call(one, id);
    for (const draft of this.drafts.values()) Object.assign(draft, given('parent', this.parentOf(draft)));
    this.tellTwins();
    const organizations = this.inOrder().map((draft) => this.organizationOf(draft));
    for (const [label, rows] of this.guessed) this.notes.push(TABLE.guessedLevel(rows, label));
    return { organizations: organizations.map((one) => this.withShortName(one, organizations)), known, faults: this.faults, notes: this.notes };
  }

  /** The same name below the same parent, however that is called, is the same organization. */
  private tellTwins(): void {
    const first = new Map<string, Draft>();
    for (const draft of this.drafts.values()) {
      const key = `${withoutBlanks(draft.name)} ${draft.parent ?? draft.line.cell('parent')}`;
      const twin = first.get(key);
      if (twin === undefined) first.set(key, draft);
      else this.faults.push(TABLE.twice(draft.line.number, draft.name, twin.line.number));
    }
  }

  private call(name: string | undefined, id: string): void {
    const called = name === undefined ? '' : withoutBlanks(name);
    if (called !== '' && this.byName.get(called) !== id) this.byName.set(called, this.byName.has(called) ? undefined : id);
  }

  private parentOf({ line, id, name }: Draft): string | undefined {
    const written = line.cell('parent');
    if (written === '') return undefined;
    const called = withoutBlanks(written);
    const found = this.byName.get(called) ?? (this.model.organizations.has(written) || this.drafts.has(written) ? written : this.parted(called));
    if (found === id) this.faults.push(TABLE.ownParent(line.number, name));
    else if (found !== undefined) return found;
    else if (this.byName.has(called)) this.faults.push(TABLE.severalParents(line.number, written));
    else this.faults.push(TABLE.noParent(line.number, written, near(called, this.byName.keys())));
    return undefined;
  }

  /** The only one whose name ends with what was written, without what every name begins and ends with. */
  private parted(called: string): string | undefined {
    const bare = withoutBlanks(shortNameOf(called));
    const found = new Set(
      [...this.byName].flatMap(([name, id]) => (id !== undefined && (name.endsWith(bare) || withoutBlanks(shortNameOf(name)) === bare) ? [id] : [])),
    );
    return bare.length > 2 && found.size === 1 ? [...found][0] : undefined;
  }

  /** Those above before those below; a circle is told, and kept in the order of rows. */
  private inOrder(): Draft[] {
    const done = new Set<string>();
    const order: Draft[] = [];
    const visit = (draft: Draft, way: readonly string[]): void => {
      if (done.has(draft.id)) return;
      if (way.includes(draft.id)) {
        this.faults.push(TABLE.circle(draft.line.number, draft.name));
        return;
      }
      const above = draft.parent === undefined ? undefined : this.drafts.get(draft.parent);
      if (above !== undefined) visit(above, [...way, draft.id]);
      if (done.has(draft.id)) return;
      done.add(draft.id);
      order.push(draft);
    };
    for (const draft of this.drafts.values()) visit(draft, []);
    return order;
  }

  private readonly levels = new Map<string, string>();

  private organizationOf({ line, id, name, shortName, parent }: Draft): Organization {
    const level = this.levelOf(line, name, parent);
    this.levels.set(id, level);
    const internal = Object.fromEntries(
      (['secretary', 'liaison', 'leader', 'phone', 'members'] as const).flatMap((key) => {
        const text = line.cell(key);
        return text === '' ? [] : [[key, key === 'members' && /^\d{1,6}$/.test(text) ? Number(text) : text]];
      }),
    );
    const keepsInternal = this.model.settings.dossier !== 'elsewhere';
    if (!keepsInternal && Object.keys(internal).length > 0 && !this.notes.includes(TABLE.internalElsewhere)) this.notes.push(TABLE.internalElsewhere);
    const formerNames = line
      .cell('formerNames')
      .split(/[、，,；;]/u)
      .flatMap((one) => one.trim() || []);
    return {
      id,
      name,
      ...given('shortName', shortName),
      level,
      ...given('parent', parent),
      ...given('domain', this.domainOf(line)),
      ...(formerNames.length === 0 ? {} : { formerNames }),
      ...given('note', line.cell('note') || undefined),
      ...(Object.keys(internal).length === 0 || !keepsInternal ? {} : { internal }),
    };
  }

  /** Rows without a level, by the label of what they were given. */
  private readonly guessed = new Map<string, number[]>();

  private levelOf(line: Line, name: string, parent: string | undefined): string {
    const all = this.model.taxonomy.levels ?? [];
    const written = withoutBlanks(line.cell('level'));
    if (written !== '') {
      const exact =
        all.find(({ id, label }) => id === written || withoutBlanks(label) === written) ?? all.find(({ label }) => saysLevel(written, label));
      if (exact !== undefined) return exact.id;
      this.faults.push(
        TABLE.noLevel(
          line.number,
          line.cell('level'),
          all.map(({ label }) => label),
        ),
      );
    }
    // By the last word of a level in the name: 苇渡镇苇湾村 is a village.
    const bare = shortNameOf(name);
    const [best] = all.map(({ id, label }) => ({ id, at: lastWordOf(bare, label) })).sort((a, b) => b.at - a.at);
    const named = best !== undefined && best.at >= 0 ? best.id : undefined;
    const above = parent === undefined ? undefined : (this.levels.get(parent) ?? this.model.organizations.get(parent)?.data.level);
    const rank = above === undefined ? undefined : this.model.rankOf(above);
    const below = rank === undefined ? undefined : all[Math.min(rank + 1, all.length - 1)]?.id;
    const isLower = named === undefined || rank === undefined || (this.model.rankOf(named) ?? rank) >= rank;
    const level = (isLower ? named : undefined) ?? below ?? all[0]?.id ?? '';
    const label = all.find(({ id }) => id === level)?.label ?? level;
    if (written === '') this.guessed.set(label, [...(this.guessed.get(label) ?? []), line.number]);
    return level;
  }

  private domainOf(line: Line): string | undefined {
    const written = withoutBlanks(line.cell('domain'));
    if (written === '') return undefined;
    const bare = (text: string): string => withoutBlanks(text).replace(/[“”"]|党建$|领域$|类$/gu, '');
    const found = (this.model.taxonomy.domains ?? []).find(
      ({ id, label }) =>
        id === written || bare(label) === bare(written) || bare(label).includes(bare(written)) || bare(written).includes(bare(label)),
    );
    if (found === undefined)
      this.faults.push(
        TABLE.noDomain(
          line.number,
          line.cell('domain'),
          (this.model.taxonomy.domains ?? []).map(({ label }) => label),
        ),
      );
    return found?.id;
  }

  /** A short name that no other has, where none is given. */
  private withShortName(one: Organization, all: readonly Organization[]): Organization {
    if (one.shortName !== undefined) return one;
    const above =
      one.parent === undefined ? undefined : (all.find(({ id }) => id === one.parent)?.name ?? this.model.organizations.get(one.parent)?.data.name);
    const short = shortNameOf(one.name, above);
    const isShared = all.some((other) => other.id !== one.id && (other.shortName ?? shortNameOf(other.name)) === short);
    const chosen = isShared ? shortNameOf(one.name) : short;
    const { id, name, ...rest } = one;
    return chosen === name ? one : { id, name, shortName: chosen, ...rest };
  }
}
