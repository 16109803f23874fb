/** Runs one check in its own process and prints its cost. Arguments: content, cache. */
import { checkSite } from '../../../src/site/check.ts';
import { GENERATED_DAY } from '../content.ts';

const [root, cache] = process.argv.slice(2) as [string, string];
const found = await checkSite({ root, cache, profile: 'public', asOf: GENERATED_DAY });
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const errors = found.filter((one) => one.severity === 'error').length;
console.log(JSON.stringify({ found: found.length, errors, cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS * 1024 }));
