/** Runs one check in its own process and prints its cost. Arguments: content, cache, day. */
import { enableCompileCache } from 'node:module';
import path from 'node:path';

const [root, cache, asOf] = process.argv.slice(2) as [string, string, string];
// As the command does.
enableCompileCache(path.join(cache, 'code'));
const { checkSite } = await import('../../../src/site/check.ts');
const found = await checkSite({ root, cache, asOf });
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const errors = found.filter((one) => one.severity === 'error').length;
console.log(JSON.stringify({ found: found.length, errors, cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS * 1024 }));
