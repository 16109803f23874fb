/** Names written where an id is asked for. */
import { describe, expect, test } from 'vitest';
import { idByName } from '../../../src/rules/names.ts';
import { modelOf, ORGANIZATIONS } from '../../support/model.ts';

const organizations = (more: Record<string, unknown>[] = []) => [...ORGANIZATIONS, ...more];

describe('the thing that a name means', () => {
  const model = modelOf({
    organizations: organizations([
      { id: 'north', name: '北村 党支部', shortName: '北村', formerNames: ['北庄党支部'] },
      { name: '无代号' },
      { id: 'blank' },
    ]),
    taxonomy: { evaluation: [{ id: 'social', label: '社会评议', weight: 1 }] },
    brands: { first: {}, second: { name: '红色驿站二号' }, third: { name: undefined } },
    documents: { plan: { title: '工作方案' }, other: { title: '实施办法' } },
  });
  test.each([
    ['organization', '北村', 'north'],
    ['organization', '北村　党支部', 'north'],
    ['organization', '北庄党支部', 'north'],
    ['organization', '北庄', 'north'],
    ['organization', '党支部', undefined],
    ['organization', '无代号', undefined],
    ['organization', '北', undefined],
    ['organization', 'north', undefined],
    ['brand', '红色驿站', 'first'],
    ['brand', '驿站', undefined],
    ['brand', '二号', 'second'],
    ['document', '方案', 'plan'],
    ['domain', '农村', 'rural'],
    ['level', '镇级', 'town'],
    ['level', '镇', 'town'],
    ['level', '级', undefined],
    ['part', '评议', 'social'],
    ['focus rural', '近郊', 'near'],
    ['focus community', '近郊', undefined],
    ['focus none', '近郊', undefined],
    ['pairing', '结对', undefined],
  ])('of a %s, %s, is %s', (kind, written, id) => {
    expect(idByName(model, kind, written)?.id).toBe(id);
  });
  test('is told by its whole name', () => {
    expect(idByName(model, 'document', '方案')).toEqual({ name: '工作方案', id: 'plan' });
  });
});
