/** Study packs: minutes and agenda. */
import { isInternal, isKnownInternal } from '../model/visibility.ts';
import type { Entry } from '../read/content.ts';
import type { Path } from '../read/yaml/index.ts';
import type { StudyPack } from '../schema/study.ts';
import * as say from '../wording/rules.ts';
import { type Facts, type Finding, found, isUnpublished, type Rule } from './rule.ts';

const SUBJECTS = ['brand', 'document', 'pairing'] as const;

/** Yields the existing entries that the agendas of public packs refer to. */
function* subjects({ model }: Facts): Generator<{ pack: Entry<StudyPack>; entry: Entry<unknown>; path: Path; name: string }> {
  const maps = { brand: model.brands, document: model.documents, pairing: model.pairings };
  for (const pack of model.packs.values()) {
    if (isInternal(pack) || pack.damaged.has('visibility')) continue;
    for (const [index, item] of (pack.data.agenda ?? []).entries()) {
      for (const kind of SUBJECTS) {
        const name = item[kind];
        const entry = name === undefined ? undefined : maps[kind].get(name);
        if (name !== undefined && entry?.readable) yield { pack, entry, path: ['agenda', index, kind], name: name || 'index' };
      }
    }
  }
}

function* hidden(facts: Facts): Generator<Finding> {
  for (const { pack, entry, path, name } of subjects(facts)) {
    if (isKnownInternal(entry)) yield found(pack.locate(path), say.agendaHidden(name));
  }
}

function* unpublished(facts: Facts): Generator<Finding> {
  for (const { pack, entry, path, name } of subjects(facts)) {
    if (isUnpublished(facts, entry)) yield found(pack.locate(path), say.agendaUnpublished(name));
  }
}

export const studyRules: Rule[] = [
  {
    code: 'study/minutes',
    severity: 'error',
    *check({ model }) {
      for (const { data, damaged, locate } of model.packs.values()) {
        if (data.minutes === undefined || damaged.has('agenda')) continue;
        const sum = (data.agenda ?? []).reduce((total, item) => total + item.minutes, 0);
        if (sum > data.minutes) yield found(locate(['minutes']), say.agendaTooLong(sum, data.minutes));
      }
    },
  },
  { code: 'study/hidden', severity: 'error', check: hidden },
  { code: 'study/unpublished', severity: 'warning', check: unpublished },
];
