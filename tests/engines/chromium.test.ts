import { checkEngine } from './checks.ts';

checkEngine('chromium');
