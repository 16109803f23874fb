/**
 * A body as data: mdast without positions, with nodes for components. Pages, slides, handouts and the search
 * text are all made from this tree.
 */
import { recently } from '../../made.ts';
import type { ComponentName, PublicComponent } from '../../schema/components.ts';

/** The mdast nodes of CommonMark and GFM that a body may contain. */
export interface MarkdownNode<Name extends ComponentName> {
  type:
    | 'root'
    | 'paragraph'
    | 'heading'
    | 'text'
    | 'emphasis'
    | 'strong'
    | 'delete'
    | 'inlineCode'
    | 'code'
    | 'break'
    | 'link'
    | 'image'
    | 'blockquote'
    | 'list'
    | 'listItem'
    | 'table'
    | 'tableRow'
    | 'tableCell'
    | 'thematicBreak'
    | 'footnoteReference'
    | 'footnoteDefinition';
  children?: BodyNode<Name>[];
  value?: string;
  depth?: number;
  /** Headings only. */
  id?: string;
  url?: string;
  /** Title of a link, or caption of a picture. */
  title?: string;
  alt?: string;
  lang?: string;
  ordered?: boolean;
  start?: number;
  spread?: boolean;
  checked?: boolean;
  align?: (string | null)[];
  /** Links a footnote reference to its definition. */
  identifier?: string;
}

export interface ComponentNode<Name extends ComponentName> {
  type: 'component';
  name: Name;
  attributes: Record<string, string>;
  /** `Practice` only: its title is a heading. */
  id?: string;
  children: BodyNode<Name>[];
}

export type BodyNode<Name extends ComponentName = ComponentName> = MarkdownNode<Name> | ComponentNode<Name>;

/** A whole body, including what only internal builds show. */
export interface BodyRoot {
  type: 'root';
  children: BodyNode<ComponentName>[];
}

/** A body without `Note` and `Internal`, which its type excludes. */
export interface PublicBodyRoot {
  type: 'root';
  children: BodyNode<PublicComponent>[];
}

/**
 * Who can see a place: `note` within `<Note>`, `internal` within `<Internal>` (which wins), otherwise `public`.
 * A footnote has the zone of its most public reference.
 */
export type Zone = 'public' | 'note' | 'internal';

interface At {
  zone: Zone;
  line: number;
  column: number;
}

export interface BodyLink extends At {
  /** As written, with entities decoded. */
  url: string;
  text: string;
}

export interface BodyAsset extends At {
  path: string;
  role: 'image' | 'audio' | 'video';
  where: 'image' | 'Figure' | 'Audio' | 'Video';
}

export interface BodyHeading extends At {
  depth: number;
  text: string;
  id: string;
  kind: 'heading' | 'practice';
}

/** A text on one line as the reader sees it, for rules about words. */
export interface BodyText extends At {
  text: string;
  kind: 'text' | 'code' | 'attribute';
  /** Inline texts only: number of the run (see `runs.ts`), and the white space before the text in that run. */
  run?: number;
  gap?: string;
}

export interface BodyProblem {
  code: string;
  severity: 'error' | 'warning';
  line: number;
  column: number;
  message: string;
  hint?: string;
}

/** The result of reading a body. Plain data, so that it can be cached. */
export interface Body {
  tree: BodyRoot;
  links: BodyLink[];
  assets: BodyAsset[];
  headings: BodyHeading[];
  texts: BodyText[];
  problems: BodyProblem[];
  /** Whether a syntax error or a refused tag hides part of the body, so that its links and assets may be incomplete. */
  broken: boolean;
  /** The ids of `headings`, and which of them the public does not see, by index. */
  anchors: string[];
  hiddenAnchors: number[];
  /** Fingerprints of the text, by which bodies that share passages are found (`packed`). */
  prints: string;
}

/** What is at hand of every body; the rest is large, and most commands need it of a few bodies only. */
export type BodyAside = Pick<Body, 'tree' | 'texts' | 'headings' | 'problems'>;
export type BodyAtHand = Omit<Body, keyof BodyAside>;

export const EMPTY_BODY: Body = {
  tree: { type: 'root', children: [] },
  links: [],
  assets: [],
  headings: [],
  texts: [],
  problems: [],
  broken: true,
  anchors: [],
  hiddenAnchors: [],
  prints: '',
};

/** Returns a body whose large parts are loaded when they are asked for, and again if they were dropped since. `known` are parts at hand. */
export function lazyBody(atHand: BodyAtHand, load: () => BodyAside, known: Partial<BodyAside> = {}): Body {
  const aside = recently(load);
  // They were made with the body, and most commands read them once.
  const here = new WeakRef(known);
  const part = <Key extends keyof BodyAside>(key: Key): BodyAside[Key] => (here.deref()?.[key] ?? aside()[key]) as BodyAside[Key];
  return {
    ...atHand,
    get tree() {
      return part('tree');
    },
    get texts() {
      return part('texts');
    },
    get headings() {
      return part('headings');
    },
    get problems() {
      return part('problems');
    },
  };
}
