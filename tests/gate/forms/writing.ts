/** Forms that are written into a text of some syntax. */
import type { SecretKind } from '../contents.ts';
import { any, type Form, type Ground, type Group, isDay, type Syntax, type Tier } from './form.ts';
import { put } from './hosts.ts';

interface More {
  takes?: (text: string, kind: SecretKind) => boolean;
  /** The written text holds elements, so not everything that holds text may hold it. */
  hasElements?: true;
  /** What stands around the text is written in the same way: always, or now and then. */
  whole?: 'always' | 'maybe';
}

/** A way of writing in any of some syntaxes; `write` gives undefined if a text cannot be written so. */
export function writing(
  group: Group,
  tier: Tier,
  name: string,
  syntaxes: readonly Syntax[],
  write: (text: string, ground: Ground, syntax: Syntax) => string | undefined,
  { takes = any, hasElements, whole }: More = {},
): Form {
  return {
    name,
    group,
    tier,
    takes: takes === isDay ? isDay : (text, kind) => any(text, kind) && takes(text, kind),
    make(text, ground) {
      const syntax = ground.random.pick(syntaxes);
      const isWhole = whole === 'always' || (whole === 'maybe' && ground.random.chance(50));
      const [before, after] = ground.around;
      const inner = write(isWhole ? before + text + after : text, ground, syntax);
      return inner === undefined ? undefined : put(inner, syntax, isWhole ? { ...ground, around: ['', ''] } : ground, hasElements);
    },
  };
}
