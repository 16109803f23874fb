/** Prepares a body for drawing: resolves pictures, formats dates, joins neighbouring outcomes and milestones. */
import { given } from '../../given.ts';
import type { BodyRoot, PublicBodyRoot } from '../../model/body.ts';
import { isCalendarDate } from '../../schema/dates.ts';
import { formatDate, formatDuration, UI } from '../../wording/ui.ts';
import { type Context, hrefOf } from '../site/context.ts';
import { wholes } from '../site/phrases.ts';
import { mediaHref, type PictureUse, type PictureView, pictureView } from '../site/pictures.ts';
import { onPaper, type PrintedAddress, printedAddress } from '../site/printed.ts';
import { drawStory, type Island, type Segment } from './html.ts';

export interface FigurePart {
  kind: 'Figure';
  picture: PictureView;
  caption?: string;
  credit?: string;
}

export interface OutcomeItem {
  value: string;
  /** Whether the value is long, so that it is set smaller and may break. */
  isLong: boolean;
  unit?: string;
  label: string;
  before?: string;
  asOf?: string;
}

export interface MilestoneItem {
  date: string;
  datetime: string;
  body: StoryPart[];
}

export type StoryPart =
  | { kind: 'html'; html: string }
  | FigurePart
  | { kind: 'Gallery'; figures: FigurePart[]; rest: StoryPart[] }
  | { kind: 'Practice'; title: string; id?: string; body: StoryPart[] }
  | { kind: 'Outcomes'; items: OutcomeItem[] }
  | { kind: 'Quote'; by?: string; body: StoryPart[] }
  | { kind: 'Milestones'; items: MilestoneItem[] }
  | { kind: 'Question'; body: StoryPart[] }
  | { kind: 'Audio'; src: string; title?: string; length?: string; transcript: string }
  | { kind: 'Video'; title: string; src?: string; href?: string; host?: string; poster?: PictureView; transcript?: string; printed?: PrintedAddress }
  | { kind: 'Note' | 'Internal'; body: StoryPart[] };

export interface StoryViewOptions {
  /** Prefix of all ids, if one page draws several bodies. */
  prefix?: string;
}

/** Returns the parts of a body, in order. */
export function storyView(context: Context, tree: BodyRoot | PublicBodyRoot, options: StoryViewOptions = {}): StoryPart[] {
  const segments = drawStory(tree, {
    link: (url) => linkOf(context, url),
    parts: wholes,
    words: UI.story_,
    ...given('prefix', options.prefix),
  });
  return partsOf(context, segments);
}

function linkOf(context: Context, url: string): { href: string; download?: boolean } {
  if (url.startsWith('asset:')) return { href: mediaHref(context, url.slice('asset:'.length)), download: true };
  return { href: hrefOf(context, url) };
}

function partsOf(context: Context, segments: readonly Segment[]): StoryPart[] {
  const parts: StoryPart[] = [];
  for (const segment of segments) {
    const part = typeof segment === 'string' ? ({ kind: 'html', html: segment } as const) : partOf(context, segment);
    const last = parts.at(-1);
    if (part.kind === 'Outcomes' && last?.kind === 'Outcomes') last.items.push(...part.items);
    else if (part.kind === 'Milestones' && last?.kind === 'Milestones') last.items.push(...part.items);
    else parts.push(part);
  }
  return parts;
}

const digestOf = (url: string): string => url.replace(/^asset:/, '');

const picked = <Name extends string>(attributes: Record<string, string>, ...names: Name[]): { [K in Name]?: string } =>
  Object.fromEntries(names.flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name]]]))) as { [K in Name]?: string };

/** Returns a recording with its length. */
export function soundPart(context: Context, digest: string, transcript: string): Extract<StoryPart, { kind: 'Audio' }> {
  const duration = context.site.assets[digest]?.duration;
  return {
    kind: 'Audio',
    src: mediaHref(context, digest),
    transcript,
    ...given('length', duration === undefined ? undefined : formatDuration(duration)),
  };
}

function figureOf(context: Context, { attributes }: Island, width: PictureUse): FigurePart {
  return {
    kind: 'Figure',
    picture: pictureView(context, digestOf(attributes.src ?? ''), { alt: attributes.alt ?? '', width }),
    ...picked(attributes, 'caption', 'credit'),
  };
}

function partOf(context: Context, island: Island): StoryPart {
  const { attributes, body } = island;
  const inner = (): StoryPart[] => partsOf(context, body);
  switch (island.component) {
    case 'Figure':
      return figureOf(context, island, 'figure');
    case 'Gallery': {
      const figures = body.filter((one): one is Island => typeof one !== 'string' && one.component === 'Figure');
      const rest = body.filter((one) => !figures.includes(one as Island));
      return { kind: 'Gallery', figures: figures.map((one) => figureOf(context, one, 'gallery')), rest: partsOf(context, rest) };
    }
    case 'Practice':
      return { kind: 'Practice', title: attributes.title ?? '', ...given('id', island.id), body: inner() };
    case 'Outcome': {
      const { asOf } = attributes;
      return {
        kind: 'Outcomes',
        items: [
          {
            value: attributes.value ?? '',
            isLong: [...(attributes.value ?? '')].length > 7,
            label: attributes.label ?? '',
            ...picked(attributes, 'unit', 'before'),
            ...(asOf === undefined ? {} : { asOf: isCalendarDate(asOf) ? formatDate(asOf) : asOf }),
          },
        ],
      };
    }
    case 'Quote':
      return { kind: 'Quote', ...picked(attributes, 'by'), body: inner() };
    case 'Milestone': {
      const date = attributes.date ?? '';
      return { kind: 'Milestones', items: [{ date: formatDate(date), datetime: date, body: inner() }] };
    }
    case 'Question':
      return { kind: 'Question', body: inner() };
    case 'Audio': {
      return { ...soundPart(context, digestOf(attributes.src ?? ''), attributes.transcript ?? ''), ...picked(attributes, 'title') };
    }
    case 'Video': {
      const { src, href, poster } = attributes;
      const own = src === undefined ? undefined : mediaHref(context, digestOf(src));
      return {
        kind: 'Video',
        title: attributes.title ?? '',
        ...given('src', own),
        ...given('printed', own !== undefined ? printedAddress(context, own) : href !== undefined && URL.canParse(href) ? onPaper(href) : undefined),
        ...(href === undefined ? {} : { href, host: URL.canParse(href) ? new URL(href).host : href }),
        ...(poster === undefined ? {} : { poster: pictureView(context, digestOf(poster), { alt: '', width: 'figure' }) }),
        ...picked(attributes, 'transcript'),
      };
    }
    case 'Note':
    case 'Internal':
      return { kind: island.component, body: inner() };
  }
}
