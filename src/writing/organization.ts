/** A new organization, as a list of one: `organizations/<id>.yaml`. Lists that people have written stay as they are. */
import { given } from '../given.ts';
import type { Model } from '../model/model.ts';
import { normaliseText } from '../model/text.ts';
import { NEW } from '../wording/new.ts';
import type { NewEntry } from './brand.ts';
import { askChoice, askText, type Dialogue, needChoice, needText } from './dialogue.ts';
import { askSlug, freeSlug } from './names.ts';
import { domains, levels, organizations } from './offers.ts';
import { yamlText } from './page.ts';
import { shortNameOf } from './shortNames.ts';

export const ORGANIZATION_NEEDS = ['name', 'level'] as const;

/** The file of a new list, named as is wanted if no other list is. */
export const listFile = (model: Model, wanted: string): string =>
  `organizations/${freeSlug(wanted, new Set(model.content.organizations.map(({ file }) => file.replace(/^.*\/|\.yaml$/g, ''))))}.yaml`;

/** Asks for a new organization. Its level is offered as the one below that of the organization above it. */
export function* newOrganization(model: Model): Dialogue<NewEntry> {
  const known = new Map(
    [...model.organizations].flatMap(([id, { data }]) =>
      [data.name ?? '', ...(data.formerNames ?? [])].map((name) => [normaliseText(name), id] as const),
    ),
  );
  const name = yield* needText({
    flag: 'name',
    say: NEW.organizationName,
    hint: NEW.organizationNameHint,
    fault: (answer) => {
      const id = known.get(normaliseText(answer));
      return id === undefined ? undefined : NEW.knownOrganization(answer.trim(), id);
    },
  });
  const parent = yield* askChoice({ flag: 'parent', say: NEW.organizationParent, options: organizations(model) });
  const offered = levels(model);
  const rank = parent === undefined ? -1 : (model.rankOf(model.organizations.get(parent)?.data.level ?? '') ?? -1);
  const below = offered[Math.min(rank + 1, offered.length - 1)]?.value;
  const level = yield* needChoice({ flag: 'level', say: NEW.organizationLevel, options: offered, ...given('initial', below) });
  const domain = yield* askChoice({ flag: 'domain', say: NEW.organizationDomain, options: domains(model) });
  const short = shortNameOf(name, parent === undefined ? undefined : model.organizations.get(parent)?.data.name);
  const shortName = yield* askText({
    flag: 'short-name',
    say: NEW.shortName,
    hint: NEW.none,
    ...given('initial', short === name ? undefined : short),
  });
  const id = yield* askSlug('id', shortName ?? short, new Set(model.organizations.keys()), NEW.organizationId);
  const data = {
    id,
    name,
    ...given('shortName', shortName === name ? undefined : shortName),
    level,
    ...given('parent', parent),
    ...given('domain', domain),
  };
  return { id, files: [{ file: listFile(model, id), text: yamlText([data]) }], open: [] };
}
