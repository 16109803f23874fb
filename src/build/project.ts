/** Where the generator itself lies, whatever directory it is called from. */
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
