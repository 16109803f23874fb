/** A brand's text for each item of the standard, in short: for slides and handouts. */
import type { PublishedBrand, PublishedLogo } from '../../publish/published.ts';
import { UI } from '../../wording/ui.ts';
import type { Context } from '../site/context.ts';

export interface StandardText {
  key: string;
  label: string;
  texts: string[];
}

/** The items of the standard, then the fields that it does not name: a site may ask for fewer than its brands say. */
export function standardItems({ site }: Context): { key: string; label: string }[] {
  const { items } = site.standard;
  const keys = new Set(items.map(({ key }) => key));
  const beside = (Object.keys(UI.fields) as (keyof typeof UI.fields)[])
    .filter((key) => key !== 'name' && !keys.has(key))
    .map((key) => ({ key, label: UI.fields[key] }));
  return [...items, ...beside];
}

/** Returns the items that the brand fills. A name alone is none, as on the brand's page. */
export function standardTexts(context: Context, brand: PublishedBrand): StandardText[] {
  const items = standardItems(context).flatMap(({ key, label }) => {
    const texts = textsOf(brand, key);
    return texts.length === 0 ? [] : [{ key, label, texts }];
  });
  return items.every(({ key }) => key === 'name') ? [] : items;
}

function textsOf(brand: PublishedBrand, key: string): string[] {
  switch (key) {
    case 'name':
      return [brand.name];
    case 'theme':
      return brand.theme === undefined ? [] : [brand.theme];
    case 'logo':
      return brand.logo === undefined ? [] : logoTexts(brand.logo);
    case 'connotation':
      return brand.connotation;
    case 'philosophy':
      return brand.philosophy;
    case 'carriers':
      return brand.carriers;
    case 'role':
      return brand.role === undefined ? [] : [`${UI.roleOrganization}：${brand.role.organization}`, `${UI.roleMembers}：${brand.role.members}`];
    default: {
      const extra = brand.extra[key.replace(/^extra\./, '')];
      return extra === undefined ? [] : [extra];
    }
  }
}

/** What kind of logo it is, what it says or sounds like, what it means, whose it is. */
function logoTexts(logo: PublishedLogo): string[] {
  const { meaning, rights } = logo;
  const form = { image: UI.logoImage, text: UI.logoText, audio: UI.logoAudio }[logo.kind];
  return [
    logo.kind === 'text' ? `${form}：${logo.text}` : form,
    ...(logo.kind === 'audio' ? [logo.transcript] : []),
    ...(typeof meaning === 'string' ? [meaning] : meaning.map(({ part, means }) => `${part}：${means}`)),
    ...(rights === undefined ? [] : [UI.logoRights(rights)]),
  ];
}
