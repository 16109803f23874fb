/** Study packs and documents as a build shows them, without their bodies. `shows` tells whether it holds an entry. */
import { given } from '../given.ts';
import type { Entry } from '../read/content.ts';
import type { DocumentMeta } from '../schema/document.ts';
import type { StudyPack } from '../schema/study.ts';
import type { AgendaSubject, PublishedDocument, PublishedPack } from './published.ts';

type Shows = (entry: Pick<Entry<unknown>, 'kind' | 'id'>) => boolean;

export function shownPack(slug: string, data: StudyPack, shows: Shows): Omit<PublishedPack, 'body'> {
  return {
    slug,
    title: data.title,
    occasion: data.occasion,
    ...given('audience', data.audience),
    minutes: data.minutes,
    ...given('date', data.date),
    ...given('place', data.place),
    objectives: data.objectives ?? [],
    agenda: data.agenda.map((item) => ({
      title: item.title,
      minutes: item.minutes,
      questions: item.questions ?? [],
      ...given('subject', subject(item, shows)),
    })),
    ...given('published', data.published),
    ...given('updated', data.updated),
  };
}

function subject(item: StudyPack['agenda'][number], shows: Shows): AgendaSubject | undefined {
  if (item.brand !== undefined) return shows({ kind: 'brand', id: item.brand }) ? { kind: 'brand', slug: item.brand } : undefined;
  if (item.pairing !== undefined) return shows({ kind: 'pairing', id: item.pairing }) ? { kind: 'pairing', slug: item.pairing } : undefined;
  if (item.document !== undefined) return shows({ kind: 'document', id: item.document }) ? { kind: 'document', path: item.document } : undefined;
  return undefined;
}

export function shownDocument(path: string, data: DocumentMeta, shows: Shows): Omit<PublishedDocument, 'body'> {
  const successor = data.supersededBy;
  return {
    path,
    title: data.title,
    ...given('summary', data.summary),
    ...given('order', data.order),
    ...given('issuer', data.issuer),
    ...given('number', data.number),
    ...given('issued', data.issued),
    status: data.status,
    ...given('supersededBy', successor !== undefined && shows({ kind: 'document', id: successor }) ? successor : undefined),
    ...given('published', data.published),
    ...given('updated', data.updated),
  };
}
