/** Builds objects without `undefined` properties. */

/** Returns `{ [key]: value }`, or `{}` if `value` is undefined. */
export const given = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
