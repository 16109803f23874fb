/** Where the generator itself lies, whatever directory it is called from. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../', import.meta.url)).replace(/\/$/, '');

/** Kept between runs of every command; losing it costs time alone. */
export const CACHE = path.join(PROJECT, 'node_modules/.cache/biaogan');
