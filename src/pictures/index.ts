/** Provisional. */
import type { Site } from '../model/published.ts';
export interface MediaItem { digest: string }
export async function colourOf(_file: string): Promise<{ primary: string; secondary?: string } | undefined> { return undefined; }
export function mediaItems(_site: Site, _files: ReadonlyMap<string, string>): MediaItem[] { return []; }
