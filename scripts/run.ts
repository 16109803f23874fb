/** Error handling of every command: misuse gives one line and status 2, other errors a message in Chinese. */
import { stripVTControlCharacters } from 'node:util';
import { NoContentError } from '../src/read/walk.ts';
import { HelpRequest, MisuseError } from '../src/site/misuse.ts';
import { failedCommand, internalFault, unreadable } from '../src/wording/commands.ts';
import { systemFault } from '../src/wording/faults.ts';

/** Runs a command and sets the exit status. `failed` makes the message for errors other than misuse. */
export async function run(command: (args: string[]) => Promise<number | undefined>, failed = failedCommand): Promise<void> {
  // `| head` closes the pipe early, which is no error: the command goes on, and its status is what it would have been.
  let isClosed = false;
  let isDone = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(1);
    isClosed = true;
    if (isDone) process.exit();
  });
  try {
    const status = await command(process.argv.slice(2));
    if (status !== undefined) process.exitCode = status;
  } catch (error) {
    if (error instanceof HelpRequest) process.stdout.write(`${error.message}\n`);
    else if (error instanceof MisuseError) {
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
  isDone = true;
  if (isClosed) process.exit();
}

/** Returns a Chinese text for the first system error in a chain of causes, else the message of the error. */
function reasonOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code, path } = one as NodeJS.ErrnoException;
    // Some errors keep the code only in their message. The name of a file may hold an apostrophe.
    const [, told, file] = /\b(E[A-Z]{2,}): [^,']+, \w+(?: '(.+?)'(?: -> '.+')?$)?/m.exec(one.message) ?? [];
    const known = systemFault(code ?? told ?? '', path ?? file) ?? systemFault(told ?? '', file);
    if (known !== undefined) return known;
  }
  // Vite's messages contain terminal colours.
  const reason = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  return /\p{Script=Han}/u.test(reason) ? reason : internalFault(reason);
}
