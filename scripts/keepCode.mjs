/**
 * Keeps compiled code between runs, and what TypeScript's types were taken from: both take longer than seeing that nothing
 * has changed. Loaded ahead of every command, and in JavaScript: a file with types would load what takes them away.
 */
import { enableCompileCache } from 'node:module';
import path from 'node:path';

// As `src/project.ts` has it. Node holds what it keeps against the code itself.
enableCompileCache(path.resolve(process.env.BIAOGAN_CACHE ?? path.join(import.meta.dirname, '../node_modules/.cache/biaogan'), 'code'));
