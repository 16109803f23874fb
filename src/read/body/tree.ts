/**
 * A body as data: mdast without places, in which components are nodes of their own. A page, slides,
 * a handout and the search text are all drawn from this one tree.
 */
import type { ComponentName, PublicComponent } from '../../schema/components.ts';

/** CommonMark and GFM as mdast has them, as far as bodies may hold them. */
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
  /** Of headings. */
  id?: string;
  url?: string;
  /** Of links, and of pictures, whose caption it is. */
  title?: string;
  alt?: string;
  lang?: string;
  ordered?: boolean;
  start?: number;
  spread?: boolean;
  checked?: boolean;
  align?: (string | null)[];
  /** Of footnotes: ties a reference to its definition. */
  identifier?: string;
}

export interface ComponentNode<Name extends ComponentName> {
  type: 'component';
  name: Name;
  attributes: Record<string, string>;
  /** Of `Practice`, whose title is a heading. */
  id?: string;
  children: BodyNode<Name>[];
}

export type BodyNode<Name extends ComponentName = ComponentName> = MarkdownNode<Name> | ComponentNode<Name>;

/** A whole body, with what only internal builds show. */
export interface BodyRoot {
  type: 'root';
  children: BodyNode<ComponentName>[];
}

/** A body without `Note` and `Internal`: it cannot hold one. */
export interface PublicBodyRoot {
  type: 'root';
  children: BodyNode<PublicComponent>[];
}

/**
 * Who sees a place: that of the innermost `<Note>` or `<Internal>` around it, and `internal` wins. What
 * stands in a footnote is seen by whoever sees a reference to it.
 */
export type Zone = 'public' | 'note' | 'internal';

interface At {
  zone: Zone;
  line: number;
  column: number;
}

export interface BodyLink extends At {
  /** As written, entities decoded. */
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

/** A run of text on one line, as the reader will see it, for rules about words. */
export interface BodyText extends At {
  text: string;
  kind: 'text' | 'code' | 'attribute';
  /** Of what stands in line: the number of the run that it is part of (see `runs.ts`), and the blanks before it there. */
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

/** What reading a body gives: plain data, so that it can be kept by digest. */
export interface Body {
  tree: BodyRoot;
  links: BodyLink[];
  assets: BodyAsset[];
  headings: BodyHeading[];
  texts: BodyText[];
  problems: BodyProblem[];
  /** Whether a syntax error, or a tag that was refused, hides part of it, so that what it uses is not known. */
  broken: boolean;
}

export const EMPTY_BODY: Body = { tree: { type: 'root', children: [] }, links: [], assets: [], headings: [], texts: [], problems: [], broken: true };
