/** The media type of a file of a site by the ending of its name. */
import { lookup } from 'mrmime';

/** As the header `Content-Type` has it; texts are in UTF-8. */
export function mediaTypeOf(file: string): string {
  const type = lookup(file) ?? 'application/octet-stream';
  return /^text\/|\/(?:json|javascript|xml)$|\+xml$/.test(type) ? `${type}; charset=utf-8` : type;
}
