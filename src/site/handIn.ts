/** What the editing page asks for behind 送审: what the public would see, and to hand it in. */
import { type Handing, HandingError } from '../edit/asked.ts';
import { given } from '../given.ts';
import { MisuseError } from './misuse.ts';
import type { Where } from './newEntry.ts';
import { changesOf, remoteOf, submit } from './submit.ts';

export async function handing(where: Where): Promise<Handing> {
  const { lines, diagnostics } = await changesOf(where);
  return { lines, errors: diagnostics.filter(({ severity }) => severity === 'error').length, ...given('remote', remoteOf(where.root)) };
}

export async function handIn(where: Where): Promise<{ lines: string[] }> {
  try {
    const { lines } = await submit(where);
    return { lines };
  } catch (error) {
    throw error instanceof MisuseError ? new HandingError(error.message, { cause: error }) : error;
  }
}
