/** The editing page of a content of its own, for tests of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { PROJECT } from '../../src/project.ts';
import { BASE, DAY, writeContent } from '../support/content.ts';
import { expect } from './support.ts';

export const FIRST = 'brands/first/index.mdx';

export class Editing {
  readonly root = writeContent(BASE);
  address = '';
  private server: ChildProcess | undefined;

  async start(port: number): Promise<void> {
    const server = spawn(process.execPath, ['scripts/dev.ts', '--content', this.root, '--as-of', DAY, '--port', String(port)], { cwd: PROJECT });
    this.server = server;
    this.address = await new Promise<string>((resolve, reject) => {
      let said = '';
      const hear = (bytes: Buffer): void => {
        said += bytes.toString();
        // The command says where one writes.
        const found = /http:\/\/localhost:\d+\/edit\//.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      };
      server.stdout.on('data', hear);
      server.stderr.on('data', hear);
      server.on('exit', () => reject(new Error(said)));
    });
  }

  stop(): void {
    this.server?.kill();
    rmSync(this.root, { recursive: true });
  }

  readonly text = (file = FIRST): string => readFileSync(path.join(this.root, file), 'utf8');

  async open(page: Page, file = FIRST): Promise<void> {
    await page.goto('about:blank');
    await page.goto(`${this.address}#${encodeURIComponent(file)}`);
    await expect(page.locator('.whole')).toBeVisible();
  }
}

export const field = (page: Page, key: string) => page.locator(`.whole > [data-key="${key}"]`);
export const status = (page: Page) => page.locator('.status');

export async function save(page: Page, said: RegExp): Promise<void> {
  await page.locator('button.primary').first().click();
  await expect(status(page)).toHaveText(said, { timeout: 30_000 });
}

/** Pastes at the end of the body, as Word puts it on the clipboard. */
export async function paste(page: Page, html: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/html', pasted);
    document.querySelector('.cm-content')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
}
