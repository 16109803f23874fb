/** The open data of `/data/`: plain objects, and the schemas that describe them. */
import { z } from 'zod';
import type { Context } from '../site/context.ts';

const about = (title: string) => ({ title });

const stamp = { asOf: z.string().meta(about('按哪一天的情况')), profile: z.enum(['public', 'internal']).meta(about('公开版或内部版')) };
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

const logo = z.union([
  z.object({ kind: z.literal('image'), alt: z.string(), url: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('audio'), transcript: z.string(), url: z.string() }),
  z.null(),
]);

export const brandsData = z.object({
  ...stamp,
  brands: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      url: z.string(),
      organization: z.string(),
      domain: z.string(),
      focuses: z.array(z.string()),
      level: z.string().nullable().meta(about('现有命名的最高层级')),
      status: z.enum(['cultivating', 'launched', 'declared', 'evaluated', 'returned', 'named', 'rectifying', 'delisted', 'withdrawn']).nullable(),
      overdue: z.boolean(),
      namedOn: date.nullable().meta(about('首次命名的日期')),
      summary: z.string(),
      theme: z.string().nullable(),
      connotation: z.array(z.string()),
      philosophy: z.array(z.string()),
      logo,
      tags: z.array(z.string()),
      pairings: z.array(z.string()),
    }),
  ),
});

export const organizationsData = z.object({
  ...stamp,
  organizations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      level: z.string(),
      parent: z.string().nullable(),
      url: z.string(),
      brands: z.array(z.string()),
      pairings: z.array(z.string()),
    }),
  ),
});

export const pairingsData = z.object({
  ...stamp,
  pairings: z.array(
    z.object({
      slug: z.string(),
      url: z.string(),
      model: z.array(z.string()),
      partner: z.array(z.string()).nullable().meta(about('结对的另一方;不具名时为空')),
      kind: z.enum(['lift', 'mutual']),
      since: date,
      until: date.nullable(),
      status: z.enum(['planned', 'active', 'overdue', 'risen', 'extended', 'ended']),
    }),
  ),
});

export type BrandsData = z.output<typeof brandsData>;
export type OrganizationsData = z.output<typeof organizationsData>;
export type PairingsData = z.output<typeof pairingsData>;

/** Returns the files of `/data/` by name, each made when it is asked for. `mediaUrl` gives the address of a published file by its digest. */
export function openData(context: Context, mediaUrl: (digest: string) => string): Record<'brands' | 'organizations' | 'pairings', () => unknown> {
  const { site, address } = context;
  const head = () => ({ asOf: site.asOf, profile: site.profile });
  const brands = (): BrandsData => {
    const pairings = new Map<string, string[]>();
    for (const { slug, model } of site.pairings) for (const one of model) pairings.set(one, [...(pairings.get(one) ?? []), slug]);
    return {
      ...head(),
      brands: site.brands.map((brand) => ({
        slug: brand.slug,
        name: brand.name,
        url: address.brand(brand.slug),
        organization: brand.organization,
        domain: brand.domain,
        focuses: brand.focuses,
        level: brand.level,
        status: brand.status,
        overdue: brand.overdue,
        namedOn: brand.namedOn,
        summary: brand.summary,
        theme: brand.theme ?? null,
        connotation: brand.connotation,
        philosophy: brand.philosophy,
        logo:
          brand.logo === undefined
            ? null
            : brand.logo.kind === 'text'
              ? { kind: 'text', text: brand.logo.text }
              : brand.logo.kind === 'image'
                ? { kind: 'image', alt: brand.logo.alt, url: mediaUrl(brand.logo.asset) }
                : { kind: 'audio', transcript: brand.logo.transcript, url: mediaUrl(brand.logo.asset) },
        tags: brand.tags,
        pairings: pairings.get(brand.slug) ?? [],
      })),
    };
  };
  const organizations = (): OrganizationsData => ({
    ...head(),
    organizations: site.organizations.map(({ id, name, level, parent, brands: held, pairings }) => ({
      id,
      name,
      level,
      parent,
      url: address.organization(id),
      brands: held,
      pairings,
    })),
  });
  const pairings = (): PairingsData => ({
    ...head(),
    pairings: site.pairings.map(({ slug, model, partner, kind, since, until, status }) => ({
      slug,
      url: address.pairing(slug),
      model,
      partner,
      kind,
      since,
      until: until ?? null,
      status,
    })),
  });
  return { brands, organizations, pairings };
}

/** Returns the JSON Schemas of the data. */
export const dataSchemas = (): Record<'brands' | 'organizations' | 'pairings', unknown> => ({
  brands: z.toJSONSchema(brandsData),
  organizations: z.toJSONSchema(organizationsData),
  pairings: z.toJSONSchema(pairingsData),
});
