import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../../scripts/run.ts';
import { MisuseError } from '../../../src/site/misuse.ts';
import { temporaryFolder } from '../../support/assets.ts';

const listeners = process.stdout.listeners('error');

afterEach(() => {
  vi.restoreAllMocks();
  // Each command listens for the end of its output.
  for (const one of process.stdout.listeners('error')) if (!listeners.includes(one)) process.stdout.off('error', one as () => void);
  process.exitCode = undefined;
});

/** What a command that throws says, and its exit status. */
async function told(error: unknown): Promise<{ text: string; status: typeof process.exitCode }> {
  const text: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text.push(String(chunk));
    return true;
  });
  await run(
    () => Promise.reject(error),
    (reason) => reason,
  );
  return { text: text.join(''), status: process.exitCode };
}

/** The error of the system for a folder that cannot be made. */
function refusal(folder: string): unknown {
  try {
    mkdirSync(path.join(folder, 'a', 'b'));
  } catch (error) {
    return error;
  }
  throw new Error('the folder was made');
}

describe('a command that fails says so in Chinese', () => {
  test.each(["o'neil", "it's 'quoted', here", '空 格'])('with the whole path of a folder called %s', async (name) => {
    const folder = path.join(temporaryFolder(), name);
    const error = refusal(folder);
    const expected = `找不到文件或文件夹：“${path.join(folder, 'a', 'b')}”。`;
    expect(await told(error)).toMatchObject({ text: expect.stringContaining(expected), status: 1 });
    // Errors that crossed a worker or a library keep their message alone.
    const bare = new Error(`building: ${(error as Error).message}`);
    expect(await told(bare)).toMatchObject({ text: expect.stringContaining(expected), status: 1 });
    expect(await told(new Error('outer', { cause: bare }))).toMatchObject({ text: expect.stringContaining(expected), status: 1 });
  });
  test('with the reason of a misuse, and another status', async () => {
    expect(await told(new MisuseError('不认识。'))).toEqual({ text: '不认识。\n', status: 2 });
  });
  test('also if the reason is unknown and English', async () => {
    const { text, status } = await told(new Error('boom'));
    expect(text).toMatch(/\p{Script=Han}.*boom/su);
    expect(status).toBe(1);
  });
});
