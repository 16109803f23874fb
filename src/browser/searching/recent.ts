/** The latest queries, kept only in this browser. */

const KEY = 'biaogan.recent';
const KEPT = 6;

function write(queries: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(queries.slice(0, KEPT)));
  } catch {
    // Without storage nothing is kept.
  }
}

export const recent = {
  read(): string[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
      return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string').slice(0, KEPT) : [];
    } catch {
      return [];
    }
  },
  add(query: string): void {
    const text = query.trim();
    if (text !== '') write([text, ...recent.read().filter((one) => one !== text)]);
  },
  clear(): void {
    write([]);
  },
};
