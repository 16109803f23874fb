/** A name in quotation marks as Chinese sets them (GB/T 15834): those within are single, and a name that brings its own has enough. */
export function quoted(text: string): string {
  const inner = text.startsWith('“') && text.endsWith('”') ? text.slice(1, -1) : undefined;
  if (inner !== undefined && !/[“”]/.test(inner)) return text;
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
