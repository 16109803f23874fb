/** What every command does around its work: misuse is one line and status 2, a fault is told in Chinese. */
import { stripVTControlCharacters } from 'node:util';
import { MisuseError } from '../src/site/options.ts';
import { NoContentError } from '../src/site/read.ts';
import { failedCommand, unreadable } from '../src/wording/commands.ts';
import { systemFault } from '../src/wording/faults.ts';

/** Runs a command and ends the process with the status it gives; `failed` says what a fault means to the person who waits. */
export async function run(command: (args: string[]) => Promise<number | undefined>, failed = failedCommand): Promise<void> {
  // A reader that went away (`| head`) is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    const status = await command(process.argv.slice(2));
    if (status !== undefined) process.exitCode = status;
  } catch (error) {
    if (error instanceof MisuseError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
    } else if (error instanceof NoContentError) {
      process.stderr.write(`${unreadable(error.message)}\n`);
      process.exitCode = 2;
    } else {
      process.stderr.write(`${failed(reasonOf(error))}\n`);
      if (process.env.BIAOGAN_DEBUG !== undefined && error instanceof Error) process.stderr.write(`${error.stack}\n`);
      process.exitCode = 1;
    }
  }
}

/** What the system refused, in words, wherever in a chain of errors it stands; otherwise what the error says itself. */
function reasonOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code, path } = one as NodeJS.ErrnoException;
    // Some pass on the words alone.
    const [, told, file] = /\b(E[A-Z]{2,}): [^,']+, \w+(?: '([^']+)')?/.exec(one.message) ?? [];
    const known = systemFault(code ?? told ?? '', path ?? file) ?? systemFault(told ?? '', file);
    if (known !== undefined) return known;
  }
  // What Vite says of a page is coloured for a terminal.
  return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
}
