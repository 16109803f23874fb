/** Gathers what rules read of a model. */
import { indexEntries, linksOf } from '../model/links.ts';
import type { Model } from '../model/model.ts';
import { assetUses } from '../model/uses.ts';
import { publicEntries } from '../publish/publicEntries.ts';
import { shownIn } from '../publish/shown.ts';
import { allEntries, type Entry } from '../read/content.ts';
import type { Facts } from './rule.ts';

/** What all rules read of a model. */
export const gatherFacts = (model: Model): Facts => new GatheredFacts(model);

class GatheredFacts implements Facts {
  readonly model: Model;
  private readonly known = new Map<string, unknown>();

  constructor(model: Model) {
    this.model = model;
  }

  get publicEntries(): Facts['publicEntries'] {
    return this.once('publicEntries', () => publicEntries(this.model));
  }

  get shown(): Facts['shown'] {
    return this.once('shown', () => shownIn(this.model, this.publicEntries));
  }

  get index(): Facts['index'] {
    return this.once('index', () => indexEntries(this.model));
  }

  get entries(): Facts['entries'] {
    return this.once('entries', () => allEntries(this.model.content) as Entry<unknown>[]);
  }

  get uses(): Facts['uses'] {
    return this.once('uses', () => new Map(this.entries.map((entry) => [entry, assetUses(this.model.content, entry)])));
  }

  get links(): Facts['links'] {
    return this.once('links', () => new Map(this.entries.map((entry) => [entry, linksOf(this.model.content, this.index, entry)])));
  }

  private once<Fact>(name: string, gather: () => Fact): Fact {
    if (!this.known.has(name)) this.known.set(name, gather());
    return this.known.get(name) as Fact;
  }
}
