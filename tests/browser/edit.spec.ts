/** The editing page in a browser: two edits at once, a file changed underneath, undo, a picture, a draft, messages. */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { DAY, writeContent } from '../support/content.ts';
import { Editing, FIRST, field, paste, save, status } from './editing.ts';
import { expect, test, violationsOf } from './support.ts';

let editing: Editing;

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

test.beforeAll(async () => {
  editing = new Editing();
  await editing.start(4398);
});
test.afterAll(() => editing.stop());

test('what is typed is checked beside its field, shown as a page, saved as one line, and taken back', async ({ page }) => {
  const before = editing.text();
  await editing.open(page);
  const summary = field(page, 'summary').locator('textarea');
  await summary.fill('长'.repeat(130));
  await expect(field(page, 'summary').locator('.messages')).toContainText('120');
  await expect(page.locator('.standard .count')).toContainText('1');
  await summary.fill('新的简介。');
  await expect(field(page, 'summary').locator('.messages p')).toHaveCount(0);
  await expect(page.frameLocator('iframe').locator('main')).toContainText('新的简介。');
  await save(page, /^已保存/);
  expect(editing.text()).toBe(before.replace('一句话简介。', '新的简介。'));
  await page.getByRole('button', { name: '撤销刚才的保存' }).click();
  await expect(status(page)).toContainText('已撤销');
  await expect(field(page, 'summary').locator('textarea')).toHaveValue('一句话简介。');
  expect(editing.text()).toBe(before);
});

test('an organization is chosen by initials, with the keyboard alone', async ({ page }) => {
  await editing.open(page);
  const box = field(page, 'organization').getByRole('combobox');
  await box.focus();
  await box.fill('ncdzb');
  await expect(page.locator('.options:visible li')).toHaveText([/南村党支部/]);
  await box.press('Enter');
  await expect(box).toHaveValue('南村党支部');
  // The model of a pairing may not be the lagging side itself: told before anything is saved.
  await expect(page.locator('.problems')).toContainText('pairings/help.mdx');
});

test('two windows that edit one file: both edits are kept, one chosen where they differ', async ({ page, context }) => {
  const other = await context.newPage();
  await editing.open(page);
  await editing.open(other);
  await field(other, 'theme').locator('textarea').fill('别人的主题');
  await save(other, /^已保存/);
  await field(page, 'philosophy').locator('textarea').fill('我的理念');
  await page.locator('button.primary').first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('别人的主题');
  await expect(dialog).toContainText('我的理念');
  expect(editing.text()).toContain('philosophy: 理念');
  await dialog.getByRole('button', { name: '按选好的继续' }).click();
  await save(page, /^已保存/);
  expect(editing.text()).toMatch(/theme: 别人的主题[\s\S]*philosophy: 我的理念/);
  await other.close();
});

test('a file changed underneath by an editor of text is never overwritten', async ({ page }) => {
  await editing.open(page);
  await field(page, 'theme').locator('textarea').fill('页面上的主题');
  writeFileSync(path.join(editing.root, FIRST), editing.text().replace('正文。', '正文，别人改过。'));
  await page.locator('button.primary').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  // Nothing is lost by thinking it over.
  await page.getByRole('dialog').getByRole('button', { name: '先不保存' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(field(page, 'theme').locator('textarea')).toHaveValue('页面上的主题');
  await page.locator('button.primary').first().click();
  expect(editing.text()).toContain('别人改过');
  await page.getByRole('dialog').getByRole('button', { name: '按选好的继续' }).click();
  await save(page, /^已保存/);
  expect(editing.text()).toMatch(/theme: 页面上的主题[\s\S]*别人改过/);
});

test('a picture is dropped, waits for its alternative text, and goes into the folder with the save', async ({ page }) => {
  await editing.open(page);
  const photo = await sharp({ create: { width: 80, height: 40, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  await page.locator('.rest button', { hasText: '封面图' }).click();
  const data = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    transfer.items.add(new File([bytes], '村口.jpg', { type: 'image/jpeg' }));
    return transfer;
  }, photo.toString('base64'));
  await field(page, 'cover').locator('.drop').dispatchEvent('drop', { dataTransfer: data });
  await expect(field(page, 'cover').locator('img')).toBeVisible();
  await expect(field(page, 'cover')).toContainText('没有替代文字');
  await field(page, 'cover').locator('[data-key="alt"] textarea').fill('村口的灯');
  await expect(field(page, 'cover').locator('.messages .error')).toHaveCount(0);
  await expect(page.frameLocator('iframe').locator('img[alt="村口的灯"]')).toBeAttached();
  await save(page, /^已保存/);
  expect(existsSync(path.join(editing.root, 'brands/first/cun-kou.jpg'))).toBe(true);
});

test('a BMP, which the command cannot open, is drawn anew by the browser', async ({ page }) => {
  await editing.open(page);
  // One red pixel: the header of a file, of a picture of 1 × 1 at 24 bits, and the pixel.
  const bmp = '424d3a0000000000000036000000280000000100000001000000010018000000000004000000130b0000130b000000000000000000000000ff00';
  await field(page, 'cover')
    .locator('input[type="file"]')
    .setInputFiles({ name: '老图.bmp', mimeType: 'image/bmp', buffer: Buffer.from(bmp, 'hex') });
  await expect(status(page)).toContainText('lao-tu.png');
});

test('a new brand is a draft until nothing is missing, and its record is told in words', async ({ page }) => {
  await page.goto(editing.address);
  await page.locator('summary', { hasText: '新建品牌' }).click();
  await page.getByLabel('品牌名称').fill('晨光夜校');
  await page.getByRole('button', { name: '新建', exact: true }).first().click();
  await expect(page.locator('.badge')).toHaveText('草稿');
  await expect(page.locator('.standard')).toContainText('五有一好 1/6');
  await expect(field(page, 'summary').locator('.messages')).toContainText('还没有填');
  await save(page, /^已存为草稿：还有 \d 处/);
  for (const [key, typed] of [
    ['organization', 'xc'],
    ['domain', '农村'],
  ] as const) {
    const box = field(page, key).getByRole('combobox');
    await box.fill(typed);
    await box.press('Enter');
  }
  await field(page, 'summary').locator('textarea').fill('晚上七点，村里的灯都亮着。');
  await field(page, 'record').getByRole('button', { name: '发生了什么' }).click();
  // Nothing has happened yet: it cannot have been named.
  await expect(field(page, 'record').locator('.options-of-events button')).toHaveCount(4);
  await field(page, 'record').getByRole('button', { name: /^培育/ }).click();
  await field(page, 'record').locator('.date input').fill('2025年3月');
  // What is typed where the guide stands takes its place: within it no reader would see it.
  await page.locator('.cm-hint').first().click();
  await page.keyboard.insertText('先写背景。');
  await expect(page.frameLocator('iframe').locator('main')).toContainText('先写背景。');
  await expect(page.locator('.count')).toHaveText('没有发现问题。');
  expect(existsSync(path.join(editing.root, 'brands/chen-guang-ye-xiao'))).toBe(false);
  await save(page, /^已保存/);
  expect(editing.text('brands/chen-guang-ye-xiao/index.mdx')).toContain('- { date: 2025-03, event: cultivated }');
  expect(editing.text('brands/chen-guang-ye-xiao/index.mdx')).toMatch(/## 背景与起因\n\n先写背景。\n/);
  await expect(page.locator('.badge')).toBeHidden();
});

test('what Word puts on the clipboard becomes Markdown', async ({ page }) => {
  await editing.open(page, 'docs/plan.mdx');
  const html = `<html><body><p class="MsoNormal" style="mso-outline-level:1"><b>背景</b></p><p class="MsoListParagraph" style="mso-list:l0 level1 lfo1">·<span>&nbsp; </span>第一条</p><p class="MsoListParagraph" style="mso-list:l0 level1 lfo1">·<span>&nbsp; </span>第二条</p><p>收入<5万元，占{比例}</p><table><tr><td><p>年份</p></td><td><p>户数</p></td></tr><tr><td><p>2024</p></td><td><p>12</p></td></tr></table></body></html>`;
  await paste(page, html);
  await save(page, /^已保存/);
  const saved = editing.text('docs/plan.mdx');
  expect(saved).toMatch(/^## 背景$/m);
  expect(saved).toMatch(/^- +第一条\n- +第二条$/m);
  expect(saved).toMatch(/\| 年份 +\| 户数 +\|\n\| -+ \| -+ \|\n\| 2024 +\| 12 +\|/);
  await expect(page.frameLocator('iframe').locator('main td').first()).toHaveText('2024');
});

test('the page may be used by everyone', async ({ page }) => {
  await page.goto(editing.address);
  await expect(page.locator('.listing')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await editing.open(page);
  await expect(page.frameLocator('iframe').locator('main')).toBeVisible();
  await page.locator('iframe').evaluate((frame) => frame.remove());
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOf(page), colorScheme).toEqual([]);
    await page.getByRole('button', { name: '撤下' }).click();
    expect(await violationsOf(page), `a dialog, ${colorScheme}`).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

test('what the public would see is said, approved, taken down, and handed in', async ({ page }) => {
  const git = (cwd: string, ...args: string[]): string =>
    execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const remote = writeContent({});
  try {
    git(remote, 'init', '-q', '--bare');
    git(editing.root, 'init', '-q', '-b', 'main');
    git(editing.root, 'config', 'user.name', '甲');
    git(editing.root, 'config', 'user.email', 'a@example.cn');
    git(editing.root, 'add', '-A');
    git(editing.root, 'commit', '-qm', '一');
    git(editing.root, 'remote', 'add', 'origin', remote);
    git(editing.root, 'push', '-q', '-u', 'origin', 'main');
    await editing.open(page);
    await field(page, 'theme').locator('textarea').fill('送审的主题');
    await save(page, /^已保存/);
    await page.getByRole('button', { name: '审签' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('王某');
    await dialog.getByRole('button', { name: '签上' }).click();
    await expect(status(page)).toHaveText('王某已审签。');
    expect(editing.text()).toContain(`approval:\n  by: 王某\n  date: ${DAY}\n`);
    await editing.open(page, 'docs/plan.mdx');
    await page.getByRole('button', { name: '撤下' }).click();
    await dialog.getByRole('textbox').fill('核实有误');
    await dialog.getByRole('button', { name: '撤下这一条' }).click();
    await expect(status(page)).toContainText('已改为内部');
    expect(editing.text('docs/plan.mdx')).toContain('visibility: internal');
    await page.goto(`${editing.address}#`);
    await page.getByRole('button', { name: '送审' }).click();
    await expect(dialog.getByRole('listitem')).toHaveText([/：改了主题$/, '文档 方案：不再公开'], { timeout: 30_000 });
    await dialog.getByRole('button', { name: '送审：推送到 origin' }).click();
    await expect(dialog).toContainText('已送审', { timeout: 30_000 });
    expect(git(remote, 'for-each-ref', '--format=%(refname)', 'refs/heads/songshen')).toContain(DAY);
    await dialog.getByRole('button', { name: '关闭' }).click();
    await expect(dialog).toHaveCount(0);
  } finally {
    rmSync(remote, { recursive: true });
  }
});
