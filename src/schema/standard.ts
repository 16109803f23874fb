/** The default `standard` of `taxonomy.yaml`: 五有一好. */
import type { Standard } from './taxonomy.ts';

export const DEFAULT_STANDARD: Standard = {
  label: '五有一好',
  items: [
    { key: 'name', label: '有名称' },
    { key: 'logo', label: '有标识' },
    { key: 'theme', label: '有主题' },
    { key: 'connotation', label: '有内涵' },
    { key: 'philosophy', label: '有理念' },
    { key: 'role', label: '作用发挥好' },
  ],
};
