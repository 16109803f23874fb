/** What is being edited: data with a way to change them, and where messages about them are shown. */
import type { Choices } from '../choices.ts';

export type Path = readonly (string | number)[];

export interface Form {
  file: string;
  choices: Choices;
  /** The whole data. */
  data(): unknown;
  /** Something was changed. */
  changed(): void;
  /** Shows messages about the value at a path in an element; `field` is what is marked as faulty. */
  register(path: Path, messages: HTMLElement, field: HTMLElement | undefined): void;
  /** The events that may follow a record. */
  followers(record: unknown): Promise<string[]>;
  /** Whether internal fields are offered. */
  takesInternal: boolean;
  /** Keys that the standard asks for. */
  asked: ReadonlySet<string>;
  say(message: string, isFault?: boolean): void;
}

/** One value of the data. */
export interface Cell {
  path: Path;
  get(): unknown;
  /** `undefined` takes the value away. */
  set(value: unknown): void;
}

/** The cell of a key inside a cell that holds a mapping. A mapping that would be empty goes. */
export const cellIn = (outer: Cell, key: string): Cell => ({
  path: [...outer.path, key],
  get: () => (isMapping(outer.get()) ? (outer.get() as Record<string, unknown>)[key] : undefined),
  set(value) {
    const now = isMapping(outer.get()) ? { ...(outer.get() as Record<string, unknown>) } : {};
    if (value === undefined) delete now[key];
    else now[key] = value;
    outer.set(Object.keys(now).length === 0 ? undefined : now);
  },
});

export const isMapping = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

export const copyOf = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** Lines of a file above its body. */
export const linesBefore = ({ text, body = '' }: { text: string; body: string | undefined }): number =>
  text.slice(0, text.length - body.length).split('\n').length - 1;
