import { defineConfig } from '@playwright/test';
import { findHeadless } from './scripts/programs.ts';

export default defineConfig({
  testDir: 'tests/browser',
  timeout: 60_000,
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  outputDir: '.cache/browser',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { executablePath: findHeadless(), args: ['--no-sandbox', '--disable-gpu'] },
  },
  webServer: {
    command: 'node tests/support/serveSites.ts',
    url: 'http://localhost:4390/',
    timeout: 300_000,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
