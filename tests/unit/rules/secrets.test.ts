/** Of many organizations those that a text or a slug tells of are always among those that are asked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TreeNode } from '../../../src/model/organizations.ts';
import { searched } from '../../../src/model/spelling.ts';
import { Known, secretOf } from '../../../src/rules/secret.ts';
import { Secrets } from '../../../src/rules/secrets.ts';

const NODES: TreeNode[] = [
  { id: 'yinquan-branch', name: '中共渡口镇隐泉坳党支部', shortName: '隐泉坳党支部' },
  { id: 'v12', name: '渡口镇石桥村党支部', formerIds: ['stone-bridge'] },
  { id: 'market', name: '集市社区党委' },
  { id: 'v123', name: '金沙园区党支部', formerNames: ['老园区党总支'] },
  { id: 'east', name: 'A1 小组党支部' },
];
const secrets = NODES.map((node) => secretOf(node, new Known([])));
const asked = new Secrets(secrets);

const pieces = [
  '隐',
  '泉',
  '坳',
  '隱',
  '石桥',
  '村',
  '党支部',
  '集市',
  '社区',
  '金沙',
  '园区',
  '園區',
  '老',
  'A1',
  'Ａ１',
  ' ',
  '\u200b',
  '小组',
  '。',
  'v12',
  'V123',
  'market',
  'stone-bridge',
  '-',
  'yinquan-branch',
  'x',
];

test('a text', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), fc.boolean(), (parts, isMeant) => {
      const text = searched(parts.join(''));
      const some = asked.in(text);
      for (const [at, secret] of secrets.entries()) {
        const finds = [...secret.named(text), ...secret.doubtful(text), ...secret.identified(text, isMeant)];
        if (finds.length === 0) continue;
        told += 1;
        expect(some, parts.join('')).toContain(at);
      }
    }),
    { numRuns: 3000 },
  );
  // A test of texts that tell of nobody would show nothing.
  expect(told).toBeGreaterThan(500);
});

test('a slug', () => {
  const parts = fc.array(
    fc.constantFrom(
      'yin',
      'quan',
      'ao',
      'yinquan',
      'yinquanao',
      'branch',
      'v12',
      'v123',
      'market',
      'stone',
      'bridge',
      'shi',
      'qiao',
      'shiqiao',
      'jin',
      'sha',
      'ji',
      'shi',
      'x',
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  let told = 0;
  fc.assert(
    fc.property(parts, fc.boolean(), fc.constantFrom('-', '/'), (all, isMeant, joint) => {
      const slug = all.join(joint);
      for (const [at, secret] of secrets.entries()) {
        if (!secret.inSlug(slug, isMeant)) continue;
        told += 1;
        expect(asked.inSlug(slug), slug).toContain(at);
      }
    }),
    { numRuns: 3000 },
  );
  expect(told).toBeGreaterThan(200);
});

test('nobody is asked about a text that tells of nobody', () => {
  expect(asked.in(searched('群众来了，2026 年修好了路。'))).toEqual([]);
  expect(asked.inSlug('lantern-road')).toEqual([]);
});
