/** Schema of `forms/*.yaml`: what the labels of another district's form mean. */
import { z } from 'zod';
import { SLUG, text } from './values.ts';

/** Fields of a form by the names that a map gives them; `keep`: the text has no place, and stays internal. */
const FIELDS = [
  ...[
    'name',
    'level',
    'organization',
    'parent',
    'domain',
    'focuses',
    'partners',
    'cultivated',
    'launched',
    'secretary',
    'members',
    'liaison',
    'phone',
  ],
  ...['leader', 'instructor', 'summary', 'logo', 'meaning', 'theme', 'connotation', 'philosophy', 'role', 'role.organization', 'role.members'],
  ...['carriers', 'background', 'practice', 'results', 'reflection', 'appendix', 'filled', 'number', 'opinion', 'keep'],
];
const field = z.string().regex(new RegExp(`^(?:${FIELDS.join('|').replaceAll('.', '\\.')}|extra\\.${SLUG.source.slice(1, -1)})$`));

export const formMapSchema = z.strictObject({ labels: z.record(text, field) });
