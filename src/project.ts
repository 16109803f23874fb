/** Where the generator itself lies, whatever directory it is called from. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = path.resolve(fileURLToPath(new URL('../', import.meta.url)));

/**
 * The folder that is kept between runs of every command. Losing it costs time alone. `BIAOGAN_CACHE` names another one:
 * what runs for people who are not trusted, such as a pull request, must not share it with what publishes.
 */
export const CACHE = path.resolve(process.env.BIAOGAN_CACHE ?? path.join(PROJECT, 'node_modules/.cache/biaogan'));
