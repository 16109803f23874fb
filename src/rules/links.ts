/** Links that are broken, unsafe, or lead from a public page to an entry that is internal or not yet public. */

import { isSafeScheme, type LinkTarget, relativePath, schemeOf } from '../model/links.ts';
import { menuTarget } from '../model/menu.ts';
import { isInternal, isKnownInternal } from '../model/visibility.ts';
import type { BodyLink } from '../read/body/index.ts';
import type { Entry, Locate } from '../read/content.ts';
import type { Path } from '../read/yaml/index.ts';
import { near } from '../schema/near.ts';
import { webFault } from '../schema/webAddress.ts';
import * as say from '../wording/links.ts';
import { didYouMean } from '../wording/suggest.ts';
import { brokenMenu } from './menu.ts';
import { type Facts, type Finding, found, inBody, isUnpublished, type Rule } from './rule.ts';

/** Yields every link of every body with its target. */
function* links(facts: Facts): Generator<{ entry: Entry<unknown>; link: BodyLink; target: LinkTarget }> {
  for (const [entry, all] of facts.links) for (const one of all) yield { entry, ...one };
}

/** Yields the links that the public sees and that lead to another entry. */
function* publicLinks(facts: Facts): Generator<{ entry: Entry<unknown>; link: BodyLink; to: Entry<unknown> }> {
  for (const { entry, link, target } of links(facts)) {
    if (
      target.kind === 'entry' &&
      target.entry !== entry &&
      link.zone === 'public' &&
      !isInternal(entry) &&
      !entry.damaged.has('visibility') &&
      target.entry.readable
    ) {
      yield { entry, link, to: target.entry };
    }
  }
}

/** Returns the entry that a broken path may mean: one whose path ends like it, or one with a similar id. */
function suggestedEntry(path: string, from: Entry<unknown>, facts: Facts): Entry<unknown> | undefined {
  const plain = path.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+|\/+$/g, '');
  const bare = plain.replace(/(?:\/?index)?(?:\.(?:mdx?|html))?$/i, '');
  // Without a name, only the start page of docs would be similar: its id is empty.
  if (bare === '') return undefined;
  const there = [...facts.index.values()].filter((entry) => entry !== from);
  const same = there.find((entry) => `/${entry.path.replace(/(?:\/index)?\.mdx$/, '')}`.endsWith(`/${bare}`));
  if (same !== undefined) return same;
  const name = bare.slice(bare.lastIndexOf('/') + 1);
  const id = near(
    name,
    there.map((entry) => entry.id),
  );
  return there.find((entry) => entry.id === id);
}

function* broken(facts: Facts): Generator<Finding> {
  yield* brokenMenu(facts);
  for (const { entry, link, target } of links(facts)) {
    if (target.kind === 'broken') {
      const meant = suggestedEntry(target.path, entry, facts);
      yield found(
        inBody(entry, link),
        say.brokenLink(target.why, target.path, meant === undefined ? undefined : relativePath(entry.path, meant.path)),
      );
    } else if (target.kind === 'entry' && target.fragment !== undefined && target.fragment !== '' && !target.entry.body.broken) {
      const { anchors, hiddenAnchors } = target.entry.body;
      const known = anchors.filter((_, index) => link.zone !== 'public' || !hiddenAnchors.includes(index));
      if (!known.includes(target.fragment) && target.entry.readable) {
        yield found(inBody(entry, link), say.brokenFragment(target.fragment, didYouMean(target.fragment, known)));
      }
    }
  }
}

/** Yields the addresses outside bodies that a page links to. */
function* addresses({ model }: Facts): Generator<{ url: string; locate: Locate; path: Path }> {
  const { locate } = model.content.site;
  const { url, footer } = model.settings;
  if (url !== undefined) yield { url, locate, path: ['url'] };
  for (const [index, item] of (model.settings.menu ?? []).entries()) {
    const target = menuTarget(model, item);
    if (target?.kind === 'outside') yield { url: target.url, locate, path: ['menu', index, 'page'] };
  }
  if (footer?.errata !== undefined) yield { url: footer.errata, locate, path: ['footer', 'errata'] };
  for (const [index, mark] of (footer?.marks ?? []).entries()) {
    if (mark.href !== undefined) yield { url: mark.href, locate, path: ['footer', 'marks', index, 'href'] };
  }
  for (const { data, locate: at } of model.content.brands) {
    for (const [index, source] of (data.sources ?? []).entries()) {
      if (source.url !== undefined) yield { url: source.url, locate: at, path: ['sources', index, 'url'] };
    }
  }
}

function* unsafe(facts: Facts): Generator<Finding> {
  for (const { entry, link, target } of links(facts)) {
    if (target.kind === 'unsafe')
      yield found(inBody(entry, link), target.fault === undefined ? say.unsafeLink(target.scheme) : say.wrongAddress(target.fault));
  }
  for (const uses of facts.uses.values()) {
    for (const { place, target, name } of uses) if (target.kind === 'unsafe') yield found(place(), say.unsafeMedia(schemeOf(name) ?? '//'));
  }
  for (const { url, locate, path } of addresses(facts)) {
    const scheme = schemeOf(url);
    const fault = webFault(url);
    if (fault !== undefined) yield found(locate(path), say.wrongAddress(fault));
    else if (scheme !== undefined && !isSafeScheme(scheme)) yield found(locate(path), say.unsafeLink(scheme));
  }
}

export const linkRules: Rule[] = [
  { code: 'link/broken', severity: 'error', check: broken },
  {
    code: 'link/hidden',
    severity: 'error',
    *check(facts) {
      for (const { entry, link, to } of publicLinks(facts)) if (isKnownInternal(to)) yield found(inBody(entry, link), say.hiddenLink(to.path));
    },
  },
  {
    code: 'link/unpublished',
    severity: 'warning',
    *check(facts) {
      for (const { entry, link, to } of publicLinks(facts)) {
        if (isUnpublished(facts, to)) yield found(inBody(entry, link), say.unpublishedLink(to.path));
      }
    },
  },
  { code: 'link/unsafe', severity: 'error', check: unsafe },
];
