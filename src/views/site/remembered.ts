/**
 * What is made of a text again and again, since one text stands on many pages: a name on its case, its slides, its
 * plaque and in lists. No more than `most` values are remembered, so that a large site takes no more memory.
 */
export function remembered<Value>(most: number, make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const value = make(text);
    known.set(text, value);
    return value;
  };
}
