/** A new site: the least that a content directory needs, with a guide beside it. */
import { given } from '../given.ts';
import { slugFor } from '../schema/slugs.ts';
import { GUIDE, SITE } from '../wording/newSite.ts';
import type { NewEntry } from './brand.ts';
import { askText, askTexts, type Dialogue, needText } from './dialogue.ts';
import { freeSlug } from './names.ts';
import { yamlText } from './page.ts';

export const SITE_NEEDS = ['title', 'publisher'] as const;

/** The levels of a new site below the one that names them, highest first. */
const LEVELS = ['district', 'town', 'village'] as const;

/** What the level of a publisher is called, by its name: 县级 for a county. */
const districtLabel = (publisher: string): string => SITE.places.find(({ place }) => publisher.includes(place))?.label ?? SITE.levels.district;

/** Asks for a new site. `folder` is what its guide calls it in commands. */
export function* newSite(folder: string): Dialogue<NewEntry> {
  const title = yield* needText({ flag: 'title', say: SITE.title, hint: SITE.titleHint });
  const publisher = yield* needText({ flag: 'publisher', say: SITE.publisher, hint: SITE.publisherHint });
  const above = yield* askText({ flag: 'above', say: SITE.above, hint: SITE.aboveHint });
  const labels = yield* askTexts({ flag: 'domain', say: SITE.domains, hint: SITE.domainsHint(Object.values(SITE.defaultDomains)) });
  const url = yield* askText({ flag: 'url', say: SITE.url, hint: SITE.urlHint });
  const ids = new Set<string>();
  const idOf = (name: string, otherwise: string): string => {
    const id = freeSlug(slugFor(name) ?? otherwise, ids);
    ids.add(id);
    return id;
  };
  const highest = above === undefined ? undefined : { id: idOf(above, 'above'), name: above, level: 'city' };
  const own = { id: idOf(publisher, 'publisher'), name: publisher, level: 'district', ...given('parent', highest?.id) };
  const domains =
    labels.length === 0
      ? Object.entries(SITE.defaultDomains).map(([id, label]) => ({ id, label }))
      : labels.map((label, index) => ({ id: slugFor(label) ?? `domain-${index + 1}`, label }));
  const levels = [
    ...(highest === undefined ? [] : [{ id: 'city', label: SITE.levels.city, declaredBy: own.id, namedBy: highest.id }]),
    ...LEVELS.map((id) => ({
      id,
      label: id === 'district' ? districtLabel(publisher) : SITE.levels[id],
      namedBy: id === 'village' ? 'parent' : own.id,
    })),
  ];
  return {
    id: folder,
    files: [
      {
        file: 'site.yaml',
        text: `${SITE.siteHead}${yamlText({ title, publisher: own.id, ...given('url', url), publishFrom: 'launched' })}${SITE.siteTail}`,
      },
      { file: 'taxonomy.yaml', text: `${SITE.taxonomyHead}${yamlText({ domains, levels })}${SITE.taxonomyTail}` },
      { file: 'organizations/organizations.yaml', text: `${SITE.organizationsHead}${yamlText([...(highest === undefined ? [] : [highest]), own])}` },
      { file: 'docs/guide.mdx', text: GUIDE(folder) },
      { file: '.gitignore', text: SITE.gitignore },
    ],
    open: [...SITE.open],
  };
}
