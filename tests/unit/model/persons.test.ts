/** Numbers that identify a person: found as they are written, and nothing else taken for one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citizenNumbers, isCitizenNumber, mobileNumbers } from '../../../src/model/privacy.ts';

/** The check digit by its definition (ISO 7064, MOD 11-2): the sum of all 18 by their weights is 1 modulo 11. */
function withCheck(seventeen: string): string {
  const weightOf = (index: number): number => 2 ** (17 - index) % 11;
  const sum = [...seventeen].reduce((total, digit, index) => total + Number(digit) * weightOf(index), 0);
  const check = (12 - (sum % 11)) % 11;
  return seventeen + (check === 10 ? 'X' : String(check));
}
const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const dated = (region: string, date: string, order: string): string => `${region}${date}${order}`;
const SOUND = withCheck(dated('110101', '19800115', '001'));

describe('a citizen’s number', () => {
  const region = digits(5).map((rest) => `3${rest}`);
  const date = fc
    .tuple(fc.integer({ min: 1800, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([year, month, day]) => `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`);

  test('is one of 18 characters with a date of birth and its check digit', () => {
    fc.assert(
      fc.property(region, date, digits(3), (...parts) => {
        const number = withCheck(dated(...parts));
        expect(isCitizenNumber(number)).toBe(true);
        expect(isCitizenNumber(number.toLowerCase())).toBe(true);
        for (const last of '0123456789X') if (last !== number[17]) expect(isCitizenNumber(number.slice(0, 17) + last)).toBe(false);
      }),
    );
  });
  test('is none with two of its digits changed over, or one changed', () => {
    fc.assert(
      fc.property(region, date, digits(3), fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (a, b, c, at, by) => {
        const number = withCheck(dated(a, b, c));
        const other = String((Number(number[at]) + by) % 10);
        expect(isCitizenNumber(number.slice(0, at) + other + number.slice(at + 1))).toBe(false);
      }),
    );
  });
  test.each([
    ['no date of this age', withCheck(dated('110101', '17800115', '001'))],
    ['nor of a later one', withCheck(dated('110101', '21000115', '001'))],
    ['no month 0', withCheck(dated('110101', '19800015', '001'))],
    ['no month 13', withCheck(dated('110101', '19801315', '001'))],
    ['no day 0', withCheck(dated('110101', '19800100', '001'))],
    ['no day 32', withCheck(dated('110101', '19800132', '001'))],
    ['a region that begins with 0', withCheck(dated('010101', '19800115', '001'))],
    ['one digit more', `${SOUND}1`],
    ['one digit before it', `1${SOUND}`],
    ['one digit less', SOUND.slice(1)],
    ['nothing', ''],
  ])('is not %s', (_, number) => {
    expect(isCitizenNumber(number)).toBe(false);
  });
  test.each(['18000101', '19991231', '20001231', '19801201', '19800131'])('may have been born on %s', (day) => {
    expect(isCitizenNumber(withCheck(dated('110101', day, '001')))).toBe(true);
  });

  /** One whose check digit is X. */
  const X = Array.from({ length: 100 }, (_, order) => withCheck(dated('110101', '19800115', String(order).padStart(3, '0')))).find((one) =>
    one.endsWith('X'),
  ) as string;
  const grouped = (gap: string): string => [SOUND.slice(0, 6), SOUND.slice(6, 10), SOUND.slice(10, 14), SOUND.slice(14)].join(gap);
  test.each([
    ['plain', SOUND],
    ['with blanks between its groups', grouped(' ')],
    ['with hyphens between its groups', grouped('-')],
    ['with an X', X],
    ['with an x', X.toLowerCase()],
  ])('is found %s', (_, written) => {
    expect(citizenNumbers(`证号${written}，`)).toEqual([{ index: 2, text: written }]);
    expect(citizenNumbers(written)).toEqual([{ index: 0, text: written }]);
    for (const before of ['1', 'A', 'z']) expect(citizenNumbers(before + written)).toEqual([]);
    for (const behind of ['1', 'A', 'z']) expect(citizenNumbers(written + behind)).toEqual([]);
  });
  test('is found in full-width digits, and told as they are compared', () => {
    const wide = [...X].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');
    expect(citizenNumbers(wide)).toEqual([{ index: 0, text: X }]);
    expect(citizenNumbers(wide.replace(/Ｘ$/, 'ｘ'))).toEqual([{ index: 0, text: X.toLowerCase() }]);
    expect(citizenNumbers(grouped('－'))).toEqual([{ index: 0, text: grouped('-') }]);
  });
  test('is found as often as it stands, and not where the check digit is wrong or the gaps are wide', () => {
    expect(citizenNumbers(`${SOUND}、${X}`).map((one) => one.index)).toEqual([0, 19]);
    expect(citizenNumbers(SOUND.slice(0, 17) + ((Number(SOUND[17]) + 1) % 10))).toEqual([]);
    expect(citizenNumbers(grouped('  '))).toEqual([]);
    expect(citizenNumbers('没有数字')).toEqual([]);
  });
});

describe('a mobile number', () => {
  test.each([
    ['13812345678', 0],
    ['138 1234 5678', 0],
    ['138-1234-5678', 0],
    ['+8613812345678', 0],
    ['+86 138 1234 5678', 0],
    ['86-13812345678', 0],
    ['19912345678', 0],
    ['138１２３４5678', 0],
  ])('is found as %s', (written, index) => {
    const told = written.normalize('NFKC');
    expect(mobileNumbers(written)).toEqual([{ index, text: told }]);
    expect(mobileNumbers(`电话：${written}。`)).toEqual([{ index: 3, text: told }]);
  });
  test('is told with what stands before it', () => {
    expect(mobileNumbers('＋8613812345678')).toEqual([{ index: 0, text: '+8613812345678' }]);
    expect(mobileNumbers('13812345678、13912345678').map((one) => one.text)).toEqual(['13812345678', '13912345678']);
  });
  test.each(['12812345678', '1381234567', '138123456789', '113812345678', '1.13812345678', '138  1234 5678', '2381234567 8', '没有'])(
    'is not %s',
    (written) => {
      expect(mobileNumbers(written)).toEqual([]);
    },
  );
});
