/** The reference: lists that are narrowed as one types, and are whole without a script. */
import { addressOf, expect, SITES, test } from './support.ts';

const at = (part: string): string => addressOf(SITES.example, `help/reference/${part}`);

test('what is typed narrows the list of everything, and leads to its place', async ({ page }) => {
  await page.goto(at(''));
  const rows = page.locator('[data-narrow-row]:visible');
  const all = await rows.count();
  await page.getByLabel('筛选').fill('ＬＯＧＯ 位置');
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole('status')).toHaveText(`1 项（共 ${all}）`);
  await expect(page.locator('[data-narrow-group]:visible')).toHaveCount(1);
  await rows.getByRole('link').click();
  await expect(page).toHaveURL(/help\/reference\/brand\/#field-/);
  await expect(page.locator(':target')).toBeInViewport();
  await page.goBack();
  await page.getByLabel('筛选').fill('没有这样的字');
  await expect(page.getByText('没有这样的。')).toBeVisible();
  await page.getByLabel('筛选').fill('');
  await expect(rows).toHaveCount(all);
});

test('a code that an address names is open, and others open by a key', async ({ page }) => {
  await page.goto(at('codes/#code-record-order'));
  await expect(page.locator('#code-record-order')).toHaveAttribute('open', '');
  await expect(page.locator('#code-record-order')).toContainText('怎么改');
  await expect(page.locator('details[open]')).toHaveCount(1);
  await page.locator('#code-record-future > summary').press('Enter');
  await expect(page.locator('#code-record-future')).toContainText('怎么改');
  await page.getByLabel('筛选').fill('record/');
  await expect(page.locator('[data-narrow-group]:visible')).toHaveCount(1);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('nothing is hidden, and each link leads to its place', async ({ page }) => {
    await page.goto(at(''));
    expect(await page.locator('[data-narrow-row]').count()).toBeGreaterThan(200);
    await expect(page.locator('[data-narrow-row]').last()).toBeVisible();
    await expect(page.getByLabel('筛选')).toHaveCount(0);
    await page.getByRole('link', { name: 'record/order 日期倒置' }).click();
    await expect(page.locator('#code-record-order > summary')).toBeInViewport();
  });
});
