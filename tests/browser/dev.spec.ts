/** `npm run dev`: pages update after edits, and problems appear in the page. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { PROJECT } from '../../src/project.ts';
import { BASE, BRAND, DAY, writeContent } from '../support/content.ts';

/** Starts `npm run dev` at a port that no other test uses, and waits for the address that it prints. */
async function startDev(root: string, port: number): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, ['scripts/dev.ts', '--content', root, '--as-of', DAY, '--port', String(port)], { cwd: PROJECT });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (bytes: Buffer): void => {
      said += bytes.toString();
      const found = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('exit', () => reject(new Error(said)));
  });
  return { server, address };
}

base.describe.configure({ mode: 'serial' });
base.setTimeout(180_000);

base('an edit shows without reloading by hand; an error appears over the last good site and disappears when fixed', async ({ page }) => {
  const root = writeContent(BASE);
  const file = path.join(root, 'brands/first/index.mdx');
  const sound = readFileSync(file, 'utf8');
  const { server, address } = await startDev(root, 4385);
  try {
    await page.goto(`${address}brands/first/`);
    await expect(page.locator('h1')).toContainText('红色驿站');
    writeFileSync(file, sound.replace('name: 红色驿站', 'name: 绿色驿站'));
    await expect(page.locator('h1')).toContainText('绿色驿站', { timeout: 30_000 });
    writeFileSync(file, sound.replace('domain: rural', 'domain: nope'));
    const problems = page.locator('#biaogan-problems');
    await expect(problems).toContainText('brands/first/index.mdx:4:9 错误 reference/unknown', { timeout: 30_000 });
    await expect(page.locator('h1')).toContainText('绿色驿站');
    writeFileSync(file, sound);
    await expect(problems).toBeHidden({ timeout: 30_000 });
    await expect(page.locator('h1')).toContainText('红色驿站');
    // Of several files the one that was saved last comes first.
    const [top, second] = [problems.locator('li').first(), path.join(root, 'brands/second/index.mdx')];
    const wrong = readFileSync(second, 'utf8').replace('domain: rural', 'domain: none');
    writeFileSync(second, wrong);
    await expect(top).toContainText('brands/second/', { timeout: 30_000 });
    writeFileSync(file, sound.replace('domain: rural', 'domain: nope'));
    await expect(top).toContainText('brands/first/', { timeout: 30_000 });
    writeFileSync(second, wrong.replace('none', 'nothing'));
    await expect(top).toContainText('brands/second/', { timeout: 30_000 });
  } finally {
    server.kill();
    rmSync(root, { recursive: true });
  }
});

base('the search finds a name that was saved a moment ago', async ({ page }) => {
  const root = writeContent(BASE);
  const file = path.join(root, 'brands/first/index.mdx');
  const { server, address } = await startDev(root, 4383);
  const ask = async (query: string) => {
    await page.goto(`${address}search/?q=${encodeURIComponent(query)}`);
    await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
    return page.locator('[data-results] a[href$="/brands/first/"]').count();
  };
  try {
    expect(await ask('林间哨所')).toBe(0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('name: 红色驿站', 'name: 林间哨所'));
    await expect.poll(() => ask('林间哨所'), { timeout: 30_000 }).toBeGreaterThan(0);
  } finally {
    server.kill();
    rmSync(root, { recursive: true });
  }
});

base('content with initial errors gives a list of them, then the site', async ({ page }) => {
  const root = writeContent({ ...BASE, 'site.yaml': 'title: 试验站\npublisher: nobody\n' });
  const { server, address } = await startDev(root, 4386);
  try {
    await page.goto(address);
    await expect(page.locator('body')).toContainText('site.yaml:2:12');
    writeFileSync(path.join(root, 'site.yaml'), BASE['site.yaml'] as string);
    await expect(page.locator('.masthead-title')).toContainText('试验站', { timeout: 30_000 });
  } finally {
    server.kill();
    rmSync(root, { recursive: true });
  }
});

base('a former address redirects, even one given up while the server runs', async ({ page }) => {
  const root = writeContent({ ...BASE, 'brands/first/index.mdx': BRAND('红色驿站', 'east', 'formerSlugs: [before]\n') });
  const { server, address } = await startDev(root, 4387);
  try {
    await page.goto(`${address}brands/before/`, { waitUntil: 'commit' });
    await expect(page).toHaveURL(`${address}brands/first/`);
    await expect(page.locator('h1')).toContainText('红色驿站');
    expect((await page.request.get(`${address}docs/before/`)).status()).toBe(404);
    // An open page would reload itself, perhaps while it is being left.
    await page.goto('about:blank');
    writeFileSync(path.join(root, 'docs/plan.mdx'), '---\ntitle: 方案\nformerSlugs: [before]\n---\n\n## 目标\n\n正文。\n');
    await expect.poll(async () => (await page.request.get(`${address}docs/before/`)).status(), { timeout: 30_000 }).toBe(200);
    await page.goto(`${address}docs/before/`, { waitUntil: 'commit' });
    await expect(page).toHaveURL(`${address}docs/plan/`);
  } finally {
    server.kill();
    rmSync(root, { recursive: true });
  }
});

base('an entry that is not public is shown as it will be, marked with the reason, until it is public', async ({ page }) => {
  const cultivated = BRAND('水边夜话', 'west', '', '## 做法\n\n正文。\n\n<Note>提示语。</Note>\n');
  const early = cultivated.replace(/ {2}- \{ event: declared[\s\S]*?goals: \[做好一件事\] \}\n/, '');
  const root = writeContent({ ...BASE, 'brands/third/index.mdx': early });
  const { server, address } = await startDev(root, 4388);
  try {
    expect((await page.request.get(`${address}brands/fourth/`)).status()).toBe(404);
    // Without the slash too, as any page.
    await page.goto(`${address}brands/third`);
    await expect(page).toHaveURL(`${address}brands/third/`);
    const mark = page.locator('#biaogan-unpublished');
    await expect(mark).toContainText('未公开：还没有命名');
    await expect(mark).toBeInViewport();
    await expect(page.locator('h1')).toContainText('水边夜话');
    await expect(page.locator('main')).not.toContainText('提示语');
    writeFileSync(path.join(root, 'brands/third/index.mdx'), cultivated);
    await expect(mark).toBeHidden({ timeout: 30_000 });
    await expect(page.locator('h1')).toContainText('水边夜话');
    await page.goto(`${address}brands/third/slides/`);
    await expect(mark).toBeHidden();
  } finally {
    server.kill();
    rmSync(root, { recursive: true });
  }
});
