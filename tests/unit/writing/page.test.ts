/** Texts of new files. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/read/yaml/index.ts';
import { yamlText } from '../../../src/writing/page.ts';

describe('YAML of new files', () => {
  test('is read as what was meant, whatever the texts', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('是', 'null', '2024', '# 井号', '一: 二', '- 三', '“引”', 'a #b', '[x]', '\n换行\n'),
    );
    const safe = text.filter((one) => !/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\ufeff]/u.test(one.replace(/\n/g, '')));
    fc.assert(
      fc.property(
        fc.record({ name: safe, list: fc.array(safe), events: fc.array(fc.record({ a: safe, b: fc.array(safe) })), deep: fc.record({ x: safe }) }),
        (data) => {
          const written = yamlText(data);
          const { data: read, problems } = readYaml(written, 0, written.length);
          expect(problems).toEqual([]);
          expect(read).toEqual(data);
        },
      ),
    );
  });
  test('has one line for each event, and none for what is not given', () => {
    expect(yamlText({ name: '甲', theme: undefined, record: [{ event: 'launched', date: '2024-05' }], goals: ['一', '二'] })).toBe(
      'name: 甲\nrecord:\n  - { event: launched, date: 2024-05 }\ngoals: [一, 二]\n',
    );
    expect(yamlText([{ id: 'a', name: '甲' }])).toBe('- id: a\n  name: 甲\n');
  });
});
