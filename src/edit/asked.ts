/** What the editing page asks and is answered, and what the command that serves it has at hand. */
import type { Diagnostic } from '../diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { Instead } from '../read/intake.ts';
import type { Value } from '../writing/value.ts';
import type { Roots } from './files.ts';
import type { FormName, Shape } from './forms.ts';

/** A content as it would be with some files changed. */
export interface Look {
  diagnostics: readonly Diagnostic[];
  model: Model;
}

/** What the command has at hand. */
export interface Bench<Seen extends Look = Look> {
  roots: Roots;
  asOf: string;
  /** The content with some files as they would be. */
  look(instead: readonly Instead[]): Promise<Seen>;
  /** The page at an address below the base; `undefined` where errors or rules leave none. */
  draw(seen: Seen, address: string): Promise<{ html: string; isPublic: boolean } | undefined>;
  /** Reads what lies on the disk anew. */
  refresh(): Promise<void>;
  /** What the public site would change, in words, and how it is handed in here. */
  changes(): Promise<Handing>;
  /** Hands the content in; says what was done. Throws `HandingError`. */
  submit(): Promise<{ lines: string[] }>;
}

/** The content could not be handed in; the message is for the editor. */
export class HandingError extends Error {}

/** What would be handed in. */
export interface Handing {
  lines: string[];
  /** How many errors stand in its way. */
  errors: number;
  /** The remote that it is pushed to; undefined where it becomes an archive. */
  remote?: string;
}

/** What somebody has typed: data and body, or the text of the file as a whole. */
export interface Typed {
  data?: Value | undefined;
  body?: string | undefined;
  text?: string | undefined;
}

export interface Problem {
  code: string;
  severity: 'error' | 'warning';
  message: string;
  hint?: string;
  line: number;
  column: number;
  /** Where in the data; `undefined` in the body. */
  path?: (string | number)[];
}

export interface Checked {
  text: string;
  problems: Problem[];
  /** Errors that the change makes in other files. */
  elsewhere: string[];
  /** For brands: the standard, item by item. */
  standard?: { label: string; items: { key: string; label: string; met: boolean }[] };
  statusLabel?: string;
  /** Milliseconds that it took. */
  took: number;
}

export interface Opened extends Checked {
  file: string;
  form: FormName;
  kind: 'yaml' | 'mdx';
  slug: string;
  /** What an entry of a kind that has no title is called. */
  title?: string;
  shape: Shape;
  digest: string;
  /** Where this is the file beside a draft that it has overtaken: its digest, to be saved over. */
  over?: string;
  /** The data; `undefined` where the YAML has faults. */
  data: Value | undefined;
  body: string | undefined;
  isDraft: boolean;
  isNew: boolean;
  address: string | undefined;
  /** The file of the same entry in the private directory, where there is one. */
  private?: string;
}

export type Saved = ({ outcome: 'saved' | 'draft'; undo: string } & Opened) | { outcome: 'conflict'; theirs: Opened };
