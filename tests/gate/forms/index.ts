/** All forms. */
import { BROKEN } from './breaks.ts';
import { CODED } from './codings.ts';
import { ESCAPED } from './escapes.ts';
import type { Form } from './form.ts';
import { LETTERED } from './letters.ts';
import { MEDIA } from './media.ts';
import { NAMES } from './names.ts';
import { PLAIN } from './plain.ts';
import { SPELT } from './sounds.ts';

export const FORMS: readonly Form[] = [...PLAIN, ...ESCAPED, ...BROKEN, ...LETTERED, ...SPELT, ...CODED, ...NAMES, ...MEDIA];
