/** A case is written in the editing page by somebody who has never seen it: by keyboard, from Word, with mistakes. */
import { Editing, field, paste, save } from './editing.ts';
import { expect, test } from './support.ts';

let editing: Editing;

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

test.beforeAll(async () => {
  editing = new Editing();
  await editing.start(4397);
});
test.afterAll(() => editing.stop());

test('a new case is begun by keyboard, and a case pasted from Word takes the place of the guide', async ({ page }) => {
  await page.goto(editing.address);
  await page.locator('summary', { hasText: '新建品牌' }).click();
  // The field has the keyboard only once the browser has told that it is open; letters typed before go nowhere.
  await expect(page.getByLabel('品牌名称')).toBeFocused();
  await page.keyboard.type('早市一刻');
  await page.keyboard.press('Enter');
  await field(page, 'record').getByRole('button', { name: '发生了什么' }).click();
  await field(page, 'record').getByRole('button', { name: /^培育/ }).click();
  // Key by key: a month is not there yet at its first digit.
  await page.keyboard.type('2024-07-05');
  await page.keyboard.press('Tab');
  await expect(field(page, 'record').locator('.date input')).toHaveValue('2024');
  await expect(field(page, 'record').locator('.date select').nth(1)).toHaveValue('05');
  await field(page, 'connotation').locator('textarea').fill('一');
  await page.keyboard.press('Enter');
  await page.keyboard.type('二');
  await field(page, 'logo').locator('select').selectOption('text');
  await field(page, 'logo').getByRole('button', { name: '逐部分写' }).click();
  await field(page, 'logo').locator('[data-key="part"] textarea').fill('整体');
  await field(page, 'logo').locator('[data-key="means"] textarea').fill('清早');
  await paste(page, '<style>p {}</style><h2>背景与起因</h2><p>头一段。</p><p class="MsoQuote">他们教完就走。</p><h2>成效与反响</h2><p>末一段。</p>');
  // What is chosen goes into the component, line end and all.
  await page.locator('.cm-line', { hasText: '头一段' }).click({ clickCount: 3 });
  await page.getByRole('button', { name: '引语', exact: true }).click();
  await page.locator('.cm-line', { hasText: '末一段' }).click();
  await page.getByRole('button', { name: '成效', exact: true }).click();
  await page.keyboard.type('1847');
  await page.keyboard.press('Tab');
  await page.keyboard.type('条问题');
  await save(page, /^已存为草稿/);
  const saved = editing.text('.drafts/brands/zao-shi-yi-ke/index.mdx');
  expect(saved).toContain('date: 2024-07-05');
  expect(saved).toMatch(/^connotation: \[一, 二\]$/m);
  expect(saved).toMatch(/meaning:\n\s+- \{ part: 整体, means: 清早 \}/);
  expect(saved.slice(saved.indexOf('## '))).toBe(
    '## 背景与起因\n\n<Quote>\n\n头一段。\n\n</Quote>\n\n> 他们教完就走。\n\n## 成效与反响\n\n末一段。\n\n<Outcome value="1847" label="条问题" />\n',
  );
});

test('a problem of the body stands at the body, is led to, and the text of the file leads back', async ({ page }) => {
  await editing.open(page);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.getByRole('button', { name: '成效', exact: true }).click();
  await expect(page.locator('.form .messages', { hasText: '<Outcome>' })).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByRole('button', { name: /^要改的地方/ }).click();
  await expect(page.locator('.form .messages .error').first()).toBeInViewport();
  await page.getByRole('button', { name: '直接改文件' }).click();
  await expect(page.locator('textarea.source')).toHaveValue(/<Outcome value=""/);
  await expect(page.locator('.problems')).toContainText('<Outcome>');
  await page.getByRole('button', { name: '按栏填写' }).click();
  await expect(page.locator('.cm-content')).toContainText('<Outcome');
});

test('an address of nothing leads back to the list', async ({ browser }) => {
  // A page of its own: the request is refused, as it should be.
  const page = await browser.newPage();
  await page.goto(`${editing.address}#%`);
  await expect(page.getByRole('alert')).toHaveText('没有这个文件。');
  await page.getByRole('link', { name: '回到列表' }).click();
  await expect(page.locator('.listing')).toBeVisible();
  await page.close();
});
