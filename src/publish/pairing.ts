/** A pairing as a build shows it, without its body: who is named, what is agreed, and what has happened by the day. */
import { given } from '../given.ts';
import { listOf, type Model } from '../model/model.ts';
import { outcomeOn, pairingStatus } from '../model/pairing.ts';
import { earliest } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { Profile, PublishedPairing } from './published.ts';

export function shownPairing(model: Model, profile: Profile, slug: string, data: Pairing): Omit<PublishedPairing, 'body'> {
  const { asOf, settings } = model;
  const hidesNames = profile === 'public' && data.visibility !== 'public';
  const status = pairingStatus(data, asOf);
  const outcome = outcomeOn(data, asOf);
  const lagging = [...listOf(data.lagging)];
  return {
    slug,
    model: [...listOf(data.model)],
    partner: hidesNames ? null : lagging,
    anonymous: hidesNames ? anonymous(model, lagging) : [],
    kind: data.kind,
    since: data.since,
    ...given('until', data.until),
    status: status === 'overdue' && profile === 'public' && !settings.publicReview ? 'active' : status,
    goals: data.goals.map(({ done, ...goal }) => ({ ...goal, ...given('done', done !== undefined && earliest(done) <= asOf ? done : undefined) })),
    measures: data.measures ?? [],
    ledger: (data.ledger ?? []).filter((item) => earliest(item.date) <= asOf),
    ...given('outcome', outcome),
    ...given('published', data.published),
    ...given('updated', data.updated),
  };
}

/** Returns levels and domains, sorted by the taxonomy so that their order reveals nothing. */
function anonymous(model: Model, organizations: readonly string[]): PublishedPairing['anonymous'] {
  const domains = (model.taxonomy.domains ?? []).map((domain) => domain.id);
  return organizations
    .map((id) => {
      const node = model.tree.get(id);
      return { level: node?.level ?? '', ...given('domain', node?.domain) };
    })
    .sort((a, b) => (model.rankOf(a.level) ?? 0) - (model.rankOf(b.level) ?? 0) || domains.indexOf(a.domain ?? '') - domains.indexOf(b.domain ?? ''));
}
