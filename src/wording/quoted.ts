/** Returns a name in Chinese quotation marks (GB/T 15834). Inner marks become single. A name that is wholly quoted stays as it is. */
export function quoted(text: string): string {
  const inner = text.startsWith('“') && text.endsWith('”') ? text.slice(1, -1) : undefined;
  if (inner !== undefined && !/[“”]/.test(inner)) return text;
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
