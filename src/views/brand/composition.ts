/**
 * The composition of a case, chosen by what it has, so that two cases next to one another do not look alike. Each case
 * asks only its neighbours in the list, and of these only those that choose before it: first who has the least choice.
 * So a new case changes the few pages around it and no others.
 */
import { compareText } from '../../diagnostic.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { once } from '../../reads.ts';
import type { Context } from '../site/context.ts';
import { type FiguresLead, figuresOf, type VoiceLead, voiceOf } from './lead.ts';
import { lookup } from './lookup.ts';

/** What leads: a picture, a voice, figures; or the head alone, whose name is set upright as on a spine, on a ground, or neither. */
export type Composition = { kind: 'cover' | 'upright' | 'ground' | 'plain' } | VoiceLead | FiguresLead;

/** A name that can be set upright: one or two columns, each as high as the facts beside it. */
const SHORT_NAME = /^\p{Script=Han}{1,7}(?:·\p{Script=Han}{1,7})?$/u;

/** Returns what a case can begin with, the best first. Its neighbours ask too. */
export const compositionsOf = once((brand: PublishedBrand): Composition[] => {
  const voice = voiceOf(brand.body);
  const figures = figuresOf(brand.body);
  const isBare = brand.logo === undefined;
  return [
    ...(brand.cover === undefined ? [] : [{ kind: 'cover' as const }]),
    ...(voice === undefined ? [] : [voice]),
    ...(figures === undefined ? [] : [figures]),
    // A picture is too strong to be a detail of a plain page.
    ...(brand.cover === undefined ? [{ kind: 'plain' as const }] : []),
    ...(isBare && SHORT_NAME.test(brand.name) ? [{ kind: 'upright' as const }] : []),
    ...(isBare ? [{ kind: 'ground' as const }] : []),
  ];
});

/** Returns the composition of a case: the best that no neighbour has chosen before it, else the best. */
export function compositionOf(context: Context, brand: PublishedBrand): Composition {
  const options = compositionsOf(brand);
  const beside = (lookup(context.site).beside.get(brand.slug) ?? []).flatMap((slug) => context.brands.get(slug) ?? []);
  const taken = beside.filter((other) => choosesBefore(other, brand)).map((other) => compositionOf(context, other).kind);
  return options.find(({ kind }) => !taken.includes(kind)) ?? (options[0] as Composition);
}

/** Whoever has less choice chooses first; among equals the order of the slugs read backwards, which mixes neighbours. */
function choosesBefore(one: PublishedBrand, other: PublishedBrand): boolean {
  const [few, many] = [compositionsOf(one).length, compositionsOf(other).length];
  return few === many ? compareText(backwards(one.slug), backwards(other.slug)) < 0 : few < many;
}

const backwards = (slug: string): string => [...slug].reverse().join('');
