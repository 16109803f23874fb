import { checkEngine } from './checks.ts';

checkEngine('webkit');
