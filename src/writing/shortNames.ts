/** Short names of organizations of the Party, as they are called in speech. */

const ENDINGS: readonly [RegExp, string][] = [
  [/总支部委员会$/u, '党总支'],
  [/支部委员会$/u, '党支部'],
  [/工作委员会$/u, '党工委'],
  [/(?<!党)支部$/u, '党支部'],
  [/(?<!党)总支$/u, '党总支'],
  // The committees of places are 县委, not 县党委.
  [/(?<=[省市区县旗州盟])委员会$/u, '委'],
  [/(?<!纪律检查)委员会$/u, '党委'],
];

/** What of a short name is the place: 苇渡镇 of 苇渡镇党委. */
const placeOf = (name: string): string => name.replace(/(?:党委|党工委|党总支|党支部|委组织部|委)$/u, '');

/**
 * Returns the short name: 中共苇渡镇苇湾村总支部委员会 is 苇渡镇苇湾村党总支, and 苇湾村党总支 below 苇渡镇. `above` is the name of
 * the organization above it.
 */
export function shortNameOf(name: string, above?: string): string {
  const bare = name.normalize('NFC').replace(/^(?:中国共产党|中共)/u, '');
  const ending = ENDINGS.find(([pattern]) => pattern.test(bare));
  const short = ending === undefined ? bare : bare.replace(...ending);
  const place = above === undefined ? '' : placeOf(shortNameOf(above));
  const rest = place.length >= 2 && short.startsWith(place) ? short.slice(place.length) : short;
  // 党委 alone names nobody.
  return rest.length >= 4 && !/^(?:党|委|机关)/u.test(rest) ? rest : short;
}
