/** A table on its grid, with what its cells are: labels, values, names of groups. */
import type { GridCell } from './grid.ts';
import type { LabelField, Labels } from './labels.ts';

/** The words that name the two sides of 作用发挥 below it. */
const ROLES = { 'role.organization': /^(?:基层)?(?:党组织|组织|党支部|支部|党总支)$/u, 'role.members': /^党员(?:个人|队伍)?$/u } as const;

/** `Made`: what a value became. */
export class Cells<Made> {
  readonly cells: readonly GridCell[];
  readonly used = new Set<GridCell>();
  /** By a cell that is a value, what it became. */
  readonly last = new Map<GridCell, Made>();
  private readonly fields = new Map<GridCell, LabelField>();
  private readonly byRow = new Map<number, GridCell[]>();

  constructor(cells: readonly GridCell[], labels: Labels) {
    this.cells = cells;
    for (const cell of cells) {
      for (let row = cell.row; row < cell.row + cell.rows; row += 1) this.byRow.set(row, [...(this.byRow.get(row) ?? []), cell]);
      const field = cell.pictures.length > 0 || cell.tables.length > 0 ? undefined : labels.find(cell.text);
      if (field !== undefined) this.fields.set(cell, field);
    }
    for (const row of this.byRow.values()) row.sort((a, b) => a.column - b.column);
    for (const cell of cells) this.nameRole(cell);
  }

  fieldOf(cell: GridCell): LabelField | undefined {
    return this.fields.get(cell);
  }

  private leftOf(cell: GridCell): GridCell | undefined {
    return this.byRow.get(cell.row)?.findLast((one) => one.column < cell.column);
  }

  private nameRole(cell: GridCell): void {
    const left = this.leftOf(cell);
    if (left === undefined || this.fields.get(left) !== 'role') return;
    for (const [field, words] of Object.entries(ROLES)) if (words.test(cell.text)) this.fields.set(cell, field as LabelField);
  }

  /** The label before a cell in its row. */
  before(cell: GridCell): LabelField | undefined {
    const left = this.byRow.get(cell.row)?.findLast((one) => one.column < cell.column && this.fields.has(one));
    return left === undefined ? undefined : this.fields.get(left);
  }

  /** By row, the cells at the right of a label up to the next label. */
  right(cell: GridCell): GridCell[][] {
    const rows: GridCell[][] = [];
    for (let row = cell.row; row < cell.row + cell.rows; row += 1) {
      const found: GridCell[] = [];
      for (const one of this.byRow.get(row) ?? []) {
        if (one.column < cell.column + cell.span) continue;
        if (this.fields.has(one) || this.used.has(one)) break;
        if (one.row === row) found.push(one);
      }
      rows.push(found);
    }
    return rows;
  }

  isGroup(cell: GridCell): boolean {
    if (cell.rows === 1) return false;
    return Array.from({ length: cell.rows }, (_, at) => this.byRow.get(cell.row + at)?.find(({ column }) => column === cell.column + cell.span)).some(
      (next) => next !== undefined && this.fields.has(next),
    );
  }

  /** The cells below a label that has none at its right. */
  below(cell: GridCell): GridCell[] {
    const row = this.byRow.get(cell.row + cell.rows) ?? [];
    const fresh = row.filter((one) => one.row === cell.row + cell.rows);
    if (fresh.some((one) => this.fields.has(one)) || fresh.length === 0) return [];
    const isAlone = this.byRow.get(cell.row)?.every((one) => one === cell || one.text === '') === true;
    const found = isAlone ? fresh : fresh.filter((one) => one.column === cell.column);
    return found.filter((one) => !this.used.has(one));
  }
}
