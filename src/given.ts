/** Published data has no holes. */

/** `key: value` where there is a value, nothing where there is none. */
export const given = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
