/**
 * Describes pages in the vocabulary of schema.org, as microdata: unlike JSON-LD, attributes need no inline script, which
 * the content security policy forbids.
 */
import type { PublishedBrand, PublishedDocument, PublishedOrganization, PublishedPack } from '../../publish/published.ts';
import type { Context } from './context.ts';

export interface Thing {
  /** A schema.org type. */
  type: string;
  properties: Property[];
}

export type Property = { name: string } & ({ text: string } | { href: string } | { thing: Thing });

const text = (name: string, value: string | undefined): Property[] => (value === undefined ? [] : [{ name, text: value }]);

/** Returns an organization as the property `name` of another thing; nothing if the site does not hold it. */
function organization(context: Context, id: string, name: string): Property[] {
  const one = context.organizations.get(id);
  return one === undefined
    ? []
    : [
        {
          name,
          thing: {
            type: 'Organization',
            properties: [
              { name: 'name', text: one.name },
              { name: 'url', href: context.address.organization(id) },
            ],
          },
        },
      ];
}

const dates = ({ published, updated }: { published?: string; updated?: string }): Property[] => [
  ...text('datePublished', published),
  ...text('dateModified', updated),
];

export const brandThing = (context: Context, brand: PublishedBrand): Thing => ({
  type: 'Article',
  properties: [
    // Its headline, its description and its dates are marked where the page says them.
    ...organization(context, brand.organization, 'author'),
    ...organization(context, context.site.publisher, 'publisher'),
    {
      name: 'about',
      thing: {
        type: 'Brand',
        properties: [
          ...text('name', brand.name),
          ...text('slogan', brand.theme),
          ...brand.formerNames.flatMap((former) => text('alternateName', former)),
        ],
      },
    },
    ...text('keywords', brand.tags.length === 0 ? undefined : brand.tags.join(',')),
  ],
});

export const packThing = (context: Context, pack: PublishedPack): Thing => ({
  type: 'LearningResource',
  properties: [
    ...text('name', pack.title),
    ...pack.objectives.flatMap((objective) => text('teaches', objective)),
    // An ISO 8601 duration.
    ...text('timeRequired', `PT${pack.minutes}M`),
    ...dates(pack),
    ...organization(context, context.site.publisher, 'publisher'),
  ],
});

export const documentThing = (context: Context, document: PublishedDocument): Thing => ({
  type: 'DigitalDocument',
  properties: [
    ...text('headline', document.title),
    ...text('description', document.summary),
    ...text('identifier', document.number),
    ...text('dateCreated', document.issued),
    ...dates(document),
    ...(document.issuer === undefined ? [] : organization(context, document.issuer, 'author')),
    ...organization(context, context.site.publisher, 'publisher'),
  ],
});

export const organizationThing = (context: Context, one: PublishedOrganization): Thing => ({
  type: 'Organization',
  properties: [
    ...text('name', one.name),
    ...[...(one.shortName === undefined ? [] : [one.shortName]), ...one.formerNames].flatMap((name) => text('alternateName', name)),
    ...(one.parent === null ? [] : organization(context, one.parent, 'parentOrganization')),
  ],
});

export const siteThing = (context: Context): Thing => ({
  type: 'WebSite',
  properties: [
    ...text('name', context.site.title),
    ...text('description', context.site.tagline),
    { name: 'url', href: context.address.home },
    ...organization(context, context.site.publisher, 'publisher'),
  ],
});
