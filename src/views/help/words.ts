/** The site's own words in the help: what its editors call things, its domains, its levels and its standard. */
import type { Context } from '../site/context.ts';

/** Stands in the pages of help for a word of the site: `⟦study⟧`. */
const WORD = /⟦([\w.]+)⟧/g;

/** Returns a text of the help with the site's words in it, as they are or `escaped` for HTML. Throws for a word that is none. */
export function withWords({ site }: Pick<Context, 'site'>, text: string, escaped: (word: string) => string = (word) => word): string {
  const [domain] = site.domains;
  const words: Readonly<Record<string, string | undefined>> = {
    ...site.labels,
    standard: site.standard.label,
    'standard.items': site.standard.items.map(({ label }) => label).join('、'),
    domain: domain?.id,
    domains: site.domains.map(({ label }) => label).join('、'),
    levels: site.levels.map(({ label }) => label).join('、'),
    publisher: site.publisher,
  };
  return text.replace(WORD, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`the help has no word ${name}`);
    return escaped(word);
  });
}
