/** Files of entries, and files that belong to no entry. A file's problem is reported at the entry that uses it. */

import { given } from '../given.ts';
import type { AssetProbe } from '../media/probe.ts';
import { DOWNLOADS, extensionOf } from '../model/links.ts';
import { siteFiles } from '../model/uses.ts';
import type { Entry, Place } from '../read/content.ts';
import * as say from '../wording/links.ts';
import { didYouMean } from '../wording/suggest.ts';
import { type Facts, type Finding, found, inBody, type Rule } from './rule.ts';

interface Used {
  entry: Entry<unknown> | undefined;
  file: string;
  name: string;
  role: AssetProbe['role'];
  place(): Place;
  /** Whether a public build shows it here. */
  isOpen: boolean;
}

const usedBy = new WeakMap<Facts, readonly Used[]>();

/** Every file that the site shows or offers for download, at the place that names it. Several rules ask for them. */
function usedFiles(facts: Facts): readonly Used[] {
  const known = usedBy.get(facts) ?? [...findUsed(facts)];
  usedBy.set(facts, known);
  return known;
}

function* findUsed(facts: Facts): Generator<Used> {
  const { content } = facts.model;
  for (const { name, path } of siteFiles(facts.model.settings)) {
    const file = rootFile(name);
    if (content.files.has(file)) yield { entry: undefined, file, name, role: 'image', isOpen: true, place: () => content.site.locate(path) };
  }
  for (const entry of facts.entries) {
    const isShown = facts.shown.entry(entry);
    for (const { target, name, role, zone, place } of facts.uses.get(entry) ?? []) {
      if (target.kind === 'file') yield { entry, file: target.file, name, role, place, isOpen: isShown && zone === 'public' };
    }
    for (const { link, target } of facts.links.get(entry) ?? []) {
      if (target.kind !== 'download') continue;
      yield {
        entry,
        file: target.file,
        name: link.url,
        role: 'download',
        place: () => inBody(entry, link),
        isOpen: isShown && link.zone === 'public',
      };
    }
  }
}

/** The path of a file that site.yaml names. */
const rootFile = (name: string): string => name.normalize('NFC').replace(/^\.\//, '');

function* probed(facts: Facts, code: string): Generator<Finding> {
  const told = new Set<string>();
  for (const { entry, file, place, name, role, isOpen } of usedFiles(facts)) {
    if (code === 'privacy/document' && !isOpen) continue;
    const probe = facts.model.content.probes.get(file);
    if (probe === undefined) continue;
    const once = `${entry?.file ?? 'site.yaml'} ${file}`;
    const problems = probe.problems.length === 0 ? probe.problems : probe.problems.filter((problem) => problem.code === code);
    for (const { message, hint, severity } of told.has(once) ? [] : problems) {
      yield { place: place(), message, severity, ...given('hint', hint) };
    }
    told.add(once);
    if (code === 'asset/type' && probe.role !== role && !probe.problems.some((problem) => problem.code === 'asset/type')) {
      yield found(place(), say.assetWrongRole(name, role));
    }
  }
}

function* missing(facts: Facts): Generator<Finding> {
  const { content } = facts.model;
  for (const { name, path } of siteFiles(facts.model.settings)) {
    const file = rootFile(name);
    if (!file.includes('/') && !/^[a-z]+:/i.test(file) && !content.files.has(file)) {
      yield found(content.site.locate(path), say.assetMissing(name, undefined));
    }
  }
  let spare: string[] | undefined;
  for (const [entry, uses] of facts.uses) {
    if (!uses.some(({ target }) => target.kind === 'missing')) continue;
    const folder = entry.prefix + entry.folder;
    const inFolder = (files: Iterable<string>): string[] =>
      [...files].filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length));
    const there = inFolder(content.files.keys());
    spare ??= unused(facts).filter((file) => MEDIA.has(extensionOf(file)));
    const left = inFolder(spare);
    for (const { target, name, place } of uses) {
      if (target.kind === 'missing') yield found(place(), say.assetMissing(name, didYouMean(target.tried, there), left));
    }
  }
}

function* outside(facts: Facts): Generator<Finding> {
  const { content } = facts.model;
  for (const { name, path } of siteFiles(facts.model.settings)) {
    const file = rootFile(name);
    const source = content.files.get(file);
    const leads = source !== undefined && source.real !== `${source.realFolder}/${source.real.slice(source.real.lastIndexOf('/') + 1)}`;
    if (file.includes('/') || /^[a-z]+:/i.test(file) || leads) yield found(content.site.locate(path), say.assetOutside(name));
  }
  for (const uses of facts.uses.values()) {
    for (const { target, name, place } of uses) if (target.kind === 'outside') yield found(place(), say.assetOutside(name));
  }
  for (const [entry, links] of facts.links) {
    for (const { link, target } of links) if (target.kind === 'outside') yield found(inBody(entry, link), say.assetOutside(link.url));
  }
}

function* wrongType(facts: Facts): Generator<Finding> {
  yield* probed(facts, 'asset/type');
  for (const [entry, links] of facts.links) {
    for (const { link, target } of links) if (target.kind === 'not-a-download') yield found(inBody(entry, link), say.linkToMedia(link.url));
  }
}

const MEDIA = new Set([
  'svg',
  'png',
  'jpg',
  'jpeg',
  'webp',
  'avif',
  'mp3',
  'm4a',
  'ogg',
  'wav',
  'mp4',
  'webm',
  'gif',
  'bmp',
  'tif',
  'tiff',
  'heic',
  'flac',
  'aac',
  'mov',
  'avi',
  ...DOWNLOADS,
]);

const unusedIn = new WeakMap<Facts, readonly string[]>();

/** Returns the files that nothing names. A name with another mistake counts too. */
function unused(facts: Facts): readonly string[] {
  const known = unusedIn.get(facts) ?? findUnused(facts);
  unusedIn.set(facts, known);
  return known;
}

function findUnused(facts: Facts): string[] {
  const { content } = facts.model;
  const used = new Set<string>();
  for (const { file } of usedFiles(facts)) used.add(file);
  for (const mark of facts.model.content.site.named) used.add(rootFile(mark));
  for (const { name } of siteFiles(facts.model.settings)) used.add(rootFile(name));
  for (const entry of facts.entries) {
    const shown = (facts.uses.get(entry) ?? []).map((use) => use.name.normalize('NFC'));
    for (const name of [...entry.named, ...shown]) used.add(`${entry.prefix}${entry.folder}${name.replace(/^\.\//, '')}`);
    for (const { target } of facts.links.get(entry) ?? []) if (target.kind === 'not-a-download') used.add(target.file);
  }
  // An unreadable entry or a body with a syntax error may use any file of its folder.
  const opaque = facts.entries.filter((entry) => !entry.readable || entry.body.broken).map((entry) => entry.prefix + entry.folder);
  return [...content.files.keys()].filter((file) => !used.has(file) && !opaque.some((folder) => file.startsWith(folder)));
}

const start = (file: string): Place => ({ file, line: 1, column: 1 });

export const assetRules: Rule[] = [
  { code: 'asset/missing', severity: 'error', check: missing },
  { code: 'asset/outside', severity: 'error', check: outside },
  { code: 'asset/type', severity: 'error', check: wrongType },
  { code: 'asset/size', severity: 'error', check: (facts) => probed(facts, 'asset/size') },
  { code: 'asset/unsafe', severity: 'error', check: (facts) => probed(facts, 'asset/unsafe') },
  { code: 'asset/still', severity: 'warning', check: (facts) => probed(facts, 'asset/still') },
  {
    code: 'asset/unused',
    severity: 'warning',
    *check(facts) {
      for (const file of unused(facts)) {
        if (file.includes('/') && MEDIA.has(extensionOf(file))) yield found(start(file), say.assetUnused(file));
      }
    },
  },
  {
    code: 'entry/unexpected',
    severity: 'warning',
    *check(facts) {
      for (const file of facts.model.content.strays) yield found(start(file), say.unexpectedFile(file));
      for (const file of unused(facts)) {
        if (!file.includes('/') || !MEDIA.has(extensionOf(file))) yield found(start(file), say.unexpectedFile(file));
      }
    },
  },
  { code: 'privacy/document', severity: 'warning', check: (facts) => probed(facts, 'privacy/document') },
];
