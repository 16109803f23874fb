/**
 * Which of many organizations a text or a slug may tell of. A large site keeps hundreds anonymous, and asking for each in
 * every text would take time by the product of the two: a text is asked for its characters and words instead.
 */
import { mayHoldWhich, type Searched } from '../model/spelling.ts';
import type { Secret } from './secret.ts';

export class Secrets {
  private readonly named: (text: Searched) => Iterable<number>;
  private readonly byId = new Map<string, number[]>();
  /** By the first part of an id, and by all that the pinyin of a name may begin with. */
  private readonly bySlug = new Map<string, number[]>();

  constructor(secrets: readonly Pick<Secret, 'holds' | 'ids' | 'sounds'>[]) {
    this.named = mayHoldWhich(secrets.map(({ holds }) => holds));
    for (const [at, { ids, sounds }] of secrets.entries()) {
      for (const id of ids) {
        add(this.byId, id, at);
        add(this.bySlug, id.split('-')[0] as string, at);
      }
      for (const sound of sounds) for (let length = 1; length <= sound.length; length += 1) add(this.bySlug, sound.slice(0, length), at);
    }
  }

  /** Those that a text may name, by their places in the list, in its order: all that it names are among them. */
  in(text: Searched): number[] {
    const found = new Set(this.named(text));
    for (const [word] of text.text.toLowerCase().matchAll(/[a-z0-9-]+/g)) for (const at of this.byId.get(word) ?? []) found.add(at);
    return inOrder(found);
  }

  /** The same of a slug or path. */
  inSlug(slug: string): number[] {
    return inOrder(new Set(slug.split(/[-/]/).flatMap((part) => this.bySlug.get(part) ?? [])));
  }
}

const inOrder = (places: ReadonlySet<number>): number[] => [...places].sort((a, b) => a - b);

function add(map: Map<string, number[]>, key: string, at: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [at]);
  else known.push(at);
}
