/** The items of the standard that a brand fills, for its page. */
import { given } from '../../given.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { formatDuration, UI } from '../../wording/ui.ts';
import type { Context } from '../site/context.ts';
import { mediaHref } from '../site/pictures.ts';
import { standardItems } from './standard.ts';

export interface AudioView {
  src: string;
  transcript: string;
  length?: string;
}

/** The content of one item of the standard. */
export type SpineContent =
  | { kind: 'name'; text: string }
  /** `meaning` is absent where the head of the page shows it beside the plate. */
  | { kind: 'logo'; form: string; audio?: AudioView; meaning?: string | { part: string; means: string }[]; rights?: string }
  | { kind: 'theme'; text: string }
  | { kind: 'texts'; texts: string[] }
  | { kind: 'role'; parts: { title: string; text: string }[] };

export interface SpineItem {
  key: string;
  label: string;
  content: SpineContent;
}

/**
 * Returns the items of the standard that the brand fills, then its other fields. A name alone gives no items,
 * because the head of the page shows it. `isShownAbove`: the head shows the meaning of the logo too.
 */
export function spineOf(context: Context, brand: PublishedBrand, isShownAbove: boolean): SpineItem[] {
  const spine = standardItems(context).flatMap((item): SpineItem[] => {
    const content = contentOf(context, brand, item.key, isShownAbove);
    return content === undefined ? [] : [{ key: item.key, label: item.label, content }];
  });
  return spine.every((item) => item.key === 'name') ? [] : spine;
}

function contentOf(context: Context, brand: PublishedBrand, key: string, isShownAbove: boolean): SpineContent | undefined {
  const texts = (values: readonly string[]): SpineContent | undefined => (values.length === 0 ? undefined : { kind: 'texts', texts: [...values] });
  switch (key) {
    case 'name':
      return { kind: 'name', text: brand.name };
    case 'logo':
      return brand.logo === undefined ? undefined : logoOf(context, brand.logo, isShownAbove);
    case 'theme':
      return brand.theme === undefined ? undefined : { kind: 'theme', text: brand.theme };
    case 'connotation':
      return texts(brand.connotation);
    case 'philosophy':
      return texts(brand.philosophy);
    case 'carriers':
      return texts(brand.carriers);
    case 'role':
      return brand.role === undefined
        ? undefined
        : {
            kind: 'role',
            parts: [
              { title: UI.roleOrganization, text: brand.role.organization },
              { title: UI.roleMembers, text: brand.role.members },
            ],
          };
    default: {
      const extra = brand.extra[key.replace(/^extra\./, '')];
      return extra === undefined ? undefined : texts([extra]);
    }
  }
}

function logoOf(context: Context, logo: NonNullable<PublishedBrand['logo']>, isShownAbove: boolean): SpineContent {
  const shared = {
    kind: 'logo' as const,
    ...(isShownAbove ? {} : { meaning: logo.meaning }),
    ...given('rights', logo.rights === undefined ? undefined : UI.logoRights(logo.rights)),
  };
  switch (logo.kind) {
    case 'image':
      return { ...shared, form: UI.logoImage };
    case 'text':
      return { ...shared, form: UI.logoText };
    case 'audio': {
      const duration = context.site.assets[logo.asset]?.duration;
      return {
        ...shared,
        form: UI.logoAudio,
        audio: {
          src: mediaHref(context, logo.asset),
          transcript: logo.transcript,
          ...given('length', duration === undefined ? undefined : formatDuration(duration)),
        },
      };
    }
  }
}
