/** Provisional. */
import type { Site } from '../model/published.ts';
export interface MediaItem { digest: string }
export async function colourOf(_file: string): Promise<{ primary: string; secondary?: string } | undefined> { return undefined; }
export function mediaItems(_site: Site, _files: ReadonlyMap<string, string>): MediaItem[] { return []; }
export async function emitMedia(_items: readonly MediaItem[], _out: string, _cache: string, _options: { onProgress?(done: number, of: number): void }): Promise<{ files: { path: string; bytes: number }[] }> { return { files: [] }; }
