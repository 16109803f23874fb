/** Drawing from a seed: the same seed gives the same content. */
import { numbersFrom } from '../../../scripts/bench/content/content.ts';

export interface Random {
  /** A whole number from 0 on, smaller than `limit`. */
  below(limit: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
  /** One item. Throws if there is none. */
  pick<Item>(list: readonly Item[]): Item;
  /** So many different items, fewer if the list has fewer. */
  some<Item>(list: readonly Item[], count: number): Item[];
  /** All items in another order. */
  shuffled<Item>(list: readonly Item[]): Item[];
}

export function randomFrom(seed: number): Random {
  const below = numbersFrom(seed);
  const shuffled = <Item>(list: readonly Item[]): Item[] => {
    const items = [...list];
    for (let at = items.length - 1; at > 0; at -= 1) {
      const other = below(at + 1);
      [items[at], items[other]] = [items[other] as Item, items[at] as Item];
    }
    return items;
  };
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (percent) => below(100) < percent,
    pick(list) {
      if (list.length === 0) throw new Error('Nothing to pick from.');
      return list[below(list.length)] as never;
    },
    some: (list, count) => shuffled(list).slice(0, count),
    shuffled,
  };
}
