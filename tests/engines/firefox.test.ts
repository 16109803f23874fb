import { checkEngine } from './checks.ts';

checkEngine('firefox');
